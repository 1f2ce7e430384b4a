import type { Ledger } from '../../store/ledger/db';
import { lastSeq } from '../../store/ledger/events';
import { exportBackup } from './export-ledger';
import type { MadeBackup } from './safety-copy';

/** A backup of the whole ledger under an object URL; the caller revokes it. Not in a service worker: it has none. */
export async function makeBackup(db: Ledger, now: number): Promise<MadeBackup> {
  // Read first: what is added meanwhile makes the next copy due.
  const seq = (await lastSeq(db)) ?? 0;
  const { content } = await exportBackup(db, now);
  return { url: URL.createObjectURL(content), size: content.size, lastSeq: seq };
}
