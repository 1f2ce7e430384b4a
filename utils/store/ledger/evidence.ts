import type { IDBPObjectStore, StoreNames } from 'idb';
import { type EvidenceRow, type Ledger, type LedgerSchema, rollBack, writeTransaction } from './db';

/** Part of the write path's transaction. What is here is never written over: the bytes are the same. */
export async function putEvidence<S extends StoreNames<LedgerSchema>[]>(
  store: IDBPObjectStore<LedgerSchema, S, 'evidence', 'readwrite'>,
  row: EvidenceRow,
): Promise<boolean> {
  if ((await store.getKey(row.id)) !== undefined) return false;
  await store.add(row);
  return true;
}

/** Bytes whose event is in the log already: those of a backup, or of a file that is attached again. @returns false when they are here */
export async function restoreEvidence(db: Ledger, row: EvidenceRow): Promise<boolean> {
  const tx = writeTransaction(db, ['evidence']);
  try {
    const added = await putEvidence(tx.objectStore('evidence'), row);
    await tx.done;
    return added;
  } catch (error) {
    rollBack(tx);
    throw error;
  }
}

export const hasEvidence = async (db: Ledger, id: string): Promise<boolean> =>
  (await db.getKey('evidence', id)) !== undefined;

/** All of it, one at a time and by key: together it may be far more than fits in memory. */
export async function* evidenceRows(db: Ledger): AsyncGenerator<EvidenceRow> {
  let after: string | undefined;
  for (;;) {
    const range = after === undefined ? null : IDBKeyRange.lowerBound(after, true);
    const [row] = await db.getAll('evidence', range, 1);
    if (!row) return;
    yield row;
    after = row.id;
  }
}
