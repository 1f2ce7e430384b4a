import type { Bytes } from '../../../domain/fact/bytes';
import { attachedKind, LARGEST_ATTACHED_BYTES } from '../../../exchange/door/attached-kind';
import { sha256Of } from '../../../exchange/sha256';
import type { EvidenceRow } from '../../../store/ledger/db';
import type { OriginalFile } from '../keep-original';

/** `archive` packed: what is inside is wanted · `unknown` no picture, PDF, text or Office document */
export type AttachRefusal = 'tooLarge' | 'empty' | 'unreadable' | 'archive' | 'unknown';

/** What an event tells of a file, and the row that keeps its bytes. */
export interface Attached {
  readonly bytes: Bytes;
  readonly row: EvidenceRow;
}

const LONGEST_NAME = 300;

/** Reads a file of her own, to be kept byte for byte under its SHA-256; its kind is told by its content. */
export async function readAttached(file: OriginalFile, now: number): Promise<Attached | AttachRefusal> {
  if (file.size > LARGEST_ATTACHED_BYTES) return 'tooLarge';
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    // Moved, or open in another program.
    return 'unreadable';
  }
  if (bytes.byteLength === 0) return 'empty';
  if (bytes.byteLength > LARGEST_ATTACHED_BYTES) return 'tooLarge';
  const found = attachedKind(bytes);
  if (typeof found === 'string') return found;
  const sha256 = await sha256Of(bytes);
  const { mime } = found;
  return {
    bytes: { sha256, mime, size: bytes.byteLength, fileName: file.name.slice(-LONGEST_NAME) },
    row: { id: sha256, sha256, mime, takenAt: now, blob: new Blob([bytes], { type: mime }) },
  };
}
