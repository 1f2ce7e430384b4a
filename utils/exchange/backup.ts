import type { LedgerEvent } from '../domain/event';
import * as z from '../domain/zod';

export const BACKUP_FORMAT = 'piaoying-backup';
export const BACKUP_VERSION = 1;

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
  version: z.literal(BACKUP_VERSION),
  exportedAt: z.int(),
  /** The chain of the installation that wrote the file; files of the first days lack it. */
  chainId: z.optional(short),
};
/** What stands before the events. */
export const BackupHead = z.object(head);
export type BackupHead = z.infer<typeof BackupHead>;

/** Version 1: every event of every chain, without `seq` (each database numbers anew), and evidence as base64. */
export const Backup = z.object({
  ...head,
  events: z.array(BackupEvent),
  evidence: z.array(
    z.object({ id: z.string(), mime: z.string(), sha256: z.string(), takenAt: z.int(), base64: z.string() }),
  ),
});
export type Backup = z.infer<typeof Backup>;

/** Parts of one backup file, in order; events come in pages, so that a large ledger is never one string. */
export async function* backupParts(
  pages: AsyncIterable<readonly LedgerEvent[]>,
  exportedAt: number,
  chainId?: string,
): AsyncGenerator<string> {
  const own = chainId === undefined ? '' : `"chainId":${JSON.stringify(chainId)},`;
  yield `{"format":"${BACKUP_FORMAT}","version":${BACKUP_VERSION},"exportedAt":${exportedAt},${own}"events":[`;
  let first = true;
  for await (const page of pages) {
    const text = page.map(({ seq: _, ...event }) => JSON.stringify(event)).join(',\n');
    if (text === '') continue;
    yield first ? text : `,\n${text}`;
    first = false;
  }
  yield '],"evidence":[]}\n';
}

/** `票影备份_2026-11-24.json` */
export const backupFileName = (day: string): string => `票影备份_${day}.json`;
