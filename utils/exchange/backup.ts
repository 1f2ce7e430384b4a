import type { LedgerEvent } from '../domain/event';
import * as z from '../domain/zod';

export const BACKUP_FORMAT = 'piaoying-backup';
export const BACKUP_VERSION = 1;

const BackupEvent = z.object({
  id: z.string(),
  chainId: z.string(),
  n: z.int(),
  submissionId: z.optional(z.string()),
  at: z.int(),
  type: z.string(),
  payload: z.record(z.string(), z.unknown()),
  payloadHash: z.string(),
  prevHash: z.string(),
  hash: z.string(),
});

/** Version 1: every event of every chain, without `seq` (each database numbers anew), and evidence as base64. */
export const Backup = z.object({
  format: z.literal(BACKUP_FORMAT),
  version: z.literal(BACKUP_VERSION),
  exportedAt: z.int(),
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
): AsyncGenerator<string> {
  yield `{"format":"${BACKUP_FORMAT}","version":${BACKUP_VERSION},"exportedAt":${exportedAt},"events":[`;
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
