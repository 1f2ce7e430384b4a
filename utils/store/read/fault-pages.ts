import { readFault } from '../faults/read-fault';
import type { FaultRow, Ledger } from '../ledger/db';
import { openNewest, type PageKey } from './cursor-page';

export interface FaultPage {
  readonly rows: readonly FaultRow[];
  /** Undefined when there are no older ones. */
  readonly next: PageKey | undefined;
}

/** One page of faults, newest first. @param isWanted of which faults; all when left out */
export async function readFaultPage(
  db: Ledger,
  after: PageKey | undefined,
  limit: number,
  isWanted: (row: FaultRow) => boolean = () => true,
): Promise<FaultPage> {
  const index = db.transaction('faults').store.index('time');
  const rows: FaultRow[] = [];
  let cursor = await openNewest(index, 0, Number.MAX_SAFE_INTEGER, after);
  let last: PageKey | undefined;
  while (cursor && rows.length < limit) {
    const row = readFault(cursor.value);
    if (isWanted(row)) rows.push(row);
    last = { key: cursor.key, id: cursor.primaryKey };
    cursor = await cursor.continue();
  }
  return { rows, next: cursor ? last : undefined };
}
