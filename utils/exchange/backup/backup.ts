import type { LedgerEvent } from '../../domain/record/event';
import * as z from '../../domain/zod';
import { toBase64 } from './base64';

export const BACKUP_FORMAT = 'piaoying-backup';
/** The newest that this program reads. */
export const BACKUP_VERSION = 2;

const short = z.string().check(z.maxLength(64));

export const BackupEvent = z.object({
  id: short,
  chainId: short,
  n: z.int().check(z.positive()),
  submissionId: z.optional(short),
  at: z.int(),
  type: short,
  payload: z.record(z.string(), z.unknown()),
  payloadHash: short,
  prevHash: short,
  hash: short,
});

const head = {
  format: z.literal(BACKUP_FORMAT),
  version: z.union([z.literal(1), z.literal(2)]),
  exportedAt: z.int(),
  /** The chain of the installation that wrote the file; files of the first days lack it. */
  chainId: z.optional(short),
  /** From version 2 on. The file is of this company alone (客户移交). */
  company: z.optional(z.object({ taxId: short, name: z.optional(z.string().check(z.maxLength(400))) })),
  /** From version 2 on. Of these chains it holds a part: two events in a row need not be neighbours. */
  partialChains: z.optional(z.array(short).check(z.maxLength(100_000))),
};
/** What stands before the events. */
export const BackupHead = z.object(head);
export type BackupHead = z.infer<typeof BackupHead>;

const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** The bytes of an original under their SHA-256. */
export const BackupEvidence = z.object({
  id: sha256,
  mime: z.string().check(z.maxLength(100)),
  sha256,
  takenAt: z.int(),
  base64: z.string(),
});

/**
 * Version 1: every event of every chain, without `seq` (each database numbers anew), and evidence as base64. Version 2 may hold
 * one company alone, chains with gaps (`partialChains`), and events whose payload was erased: `{"erased": "<id of the event
 * that says so>"}` stands in its place, `payloadHash` and `hash` are those of before.
 */
export const Backup = z.object({
  ...head,
  events: z.array(BackupEvent),
  evidence: z.array(BackupEvidence),
});
export type Backup = z.infer<typeof Backup>;

interface EvidenceSource {
  readonly id: string;
  readonly sha256: string;
  readonly mime: string;
  readonly takenAt: number;
  readonly blob: Blob;
}

/** A multiple of 3, so that parts of base64 can stand behind each other. */
const PART_BYTES = 3 << 18;

async function* evidenceParts(
  { id, mime, sha256, takenAt, blob }: EvidenceSource,
  onLost: ((id: string) => void) | undefined,
): AsyncGenerator<string> {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await blob.arrayBuffer());
  } catch {
    // The browser has lost it: the rest of the ledger is saved all the same.
    onLost?.(id);
    return;
  }
  yield `${JSON.stringify({ id, mime, sha256, takenAt }).slice(0, -1)},"base64":"`;
  for (let at = 0; at < bytes.length; at += PART_BYTES) {
    yield toBase64(bytes.subarray(at, at + PART_BYTES));
  }
  yield '"}';
}

export interface BackupEvidenceParts {
  readonly rows: AsyncIterable<EvidenceSource>;
  /** Told of bytes that cannot be read any more, and are left out. */
  readonly onLost?: (id: string) => void;
}

/** What stands before the events; `version` is the oldest that can say it. */
export type BackupMark = Omit<BackupHead, 'format' | 'exportedAt'>;

/**
 * Parts of one backup file, in order; events come in pages and evidence one by one, so that a large ledger is never
 * one string.
 */
export async function* backupParts(
  pages: AsyncIterable<readonly LedgerEvent[]>,
  exportedAt: number,
  mark: BackupMark = { version: 1 },
  evidence?: BackupEvidenceParts,
): AsyncGenerator<string> {
  const { version, ...rest } = mark;
  const begin = { format: BACKUP_FORMAT, version, exportedAt, ...rest } satisfies BackupHead;
  yield `${JSON.stringify(begin).slice(0, -1)},"events":[`;
  let first = true;
  for await (const page of pages) {
    const text = page.map(({ seq: _, ...event }) => JSON.stringify(event)).join(',\n');
    if (text === '') continue;
    yield first ? text : `,\n${text}`;
    first = false;
  }
  yield '],"evidence":[';
  let isFirst = true;
  for await (const row of evidence?.rows ?? []) {
    let begun = false;
    for await (const part of evidenceParts(row, evidence?.onLost)) {
      yield begun || isFirst ? part : `,\n${part}`;
      begun = true;
    }
    if (begun) isFirst = false;
  }
  yield ']}\n';
}

/** `票影备份_2026-11-24.json` */
export const backupFileName = (day: string): string => `票影备份_${day}.json`;

const UNFIT = /[\\/:*?"<>|\s]+/g;

/** `客户移交_北京云杉科技_2026-11-24.json` */
export const handoverFileName = (company: string, day: string): string =>
  `客户移交_${company.replace(UNFIT, '_').slice(0, 80)}_${day}.json`;
