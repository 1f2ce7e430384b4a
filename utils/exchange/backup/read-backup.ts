import type { LedgerEvent } from '../../domain/record/event';
import { BACKUP_FORMAT, BACKUP_VERSION, BackupEvent, BackupEvidence, BackupHead } from './backup';
import { fromBase64 } from './base64';
import { jsonParts, NotJsonObject } from './json-parts';

/**
 * Why a file cannot be restored: `notBackup` another kind of file · `newerVersion` written by a newer version, update
 * first · `tooLarge` beyond what this program reads · `unreadable` the browser could not read it (moved, no right)
 */
export type BackupRefusal = 'notBackup' | 'newerVersion' | 'tooLarge' | 'unreadable';

export class RefusedBackup extends Error {
  override name = 'RefusedBackup';
  constructor(readonly refusal: BackupRefusal) {
    super(refusal);
  }
}

/** Beyond it a dry run takes many minutes; the largest ledgers measured stay below. */
const LARGEST_BACKUP_BYTES = 4 * 2 ** 30;

export interface RestoredEvidence {
  readonly sha256: string;
  readonly mime: string;
  readonly takenAt: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export type BackupPart =
  | { readonly kind: 'head'; readonly head: BackupHead }
  | { readonly kind: 'event'; readonly event: LedgerEvent; readonly size: number }
  /** An event that does not have the form of one. */
  | { readonly kind: 'unreadable' }
  /** Not held against its SHA-256 yet; undefined when it does not have the form of one. */
  | { readonly kind: 'evidence'; readonly evidence: RestoredEvidence | undefined }
  /** The file ends too early; what came before it was whole. */
  | { readonly kind: 'torn' };

/** What a browser's File gives; a Blob will do. */
export interface BackupFile {
  readonly size: number;
  stream(): ReadableStream<Uint8Array>;
}

async function* textOf(file: BackupFile): AsyncGenerator<string> {
  const reader = file.stream().getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield decoder.decode(value, { stream: true });
    }
  } finally {
    reader.releaseLock();
  }
}

function eventOf(text: string): LedgerEvent | undefined {
  try {
    const parsed = BackupEvent.safeParse(JSON.parse(text));
    return parsed.success ? (parsed.data as LedgerEvent) : undefined;
  } catch {
    return undefined;
  }
}

function evidenceOf(text: string): RestoredEvidence | undefined {
  try {
    const parsed = BackupEvidence.safeParse(JSON.parse(text));
    if (!parsed.success || parsed.data.id !== parsed.data.sha256) return undefined;
    const { sha256, mime, takenAt, base64 } = parsed.data;
    const bytes = fromBase64(base64);
    return bytes && { sha256, mime, takenAt, bytes };
  } catch {
    return undefined;
  }
}

function checkHead(members: Record<string, unknown>): BackupHead {
  if (members['format'] !== BACKUP_FORMAT) throw new RefusedBackup('notBackup');
  const { version } = members;
  if (typeof version === 'number' && version > BACKUP_VERSION) throw new RefusedBackup('newerVersion');
  const parsed = BackupHead.safeParse(members);
  if (!parsed.success) throw new RefusedBackup('notBackup');
  return parsed.data;
}

/**
 * Reads a backup file part by part; the head first.
 * @throws {RefusedBackup} when it is no backup that this program reads
 */
export async function* readBackup(file: BackupFile): AsyncGenerator<BackupPart> {
  if (file.size > LARGEST_BACKUP_BYTES) throw new RefusedBackup('tooLarge');
  const members: Record<string, unknown> = {};
  let headSeen = false;
  try {
    for await (const part of jsonParts(textOf(file), ['events', 'evidence'])) {
      if (part.kind === 'member') {
        members[part.key] = part.value;
        continue;
      }
      if (!headSeen) {
        headSeen = true;
        yield { kind: 'head', head: checkHead(members) };
      }
      if (part.kind === 'torn') yield part;
      else if (part.key === 'evidence') yield { kind: 'evidence', evidence: evidenceOf(part.text) };
      else {
        const event = eventOf(part.text);
        yield event ? { kind: 'event', event, size: part.text.length } : { kind: 'unreadable' };
      }
    }
    // Without a single event the head is only now known to be whole.
    if (!headSeen) yield { kind: 'head', head: checkHead(members) };
  } catch (error) {
    if (error instanceof RefusedBackup) throw error;
    // Not JSON, or not even text.
    if (error instanceof NotJsonObject || error instanceof TypeError) throw new RefusedBackup('notBackup');
    if (error instanceof DOMException) throw new RefusedBackup('unreadable');
    throw error;
  }
}
