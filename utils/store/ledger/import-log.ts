import type { IDBPObjectStore } from 'idb';
import type { ChainRange } from '../../domain/record/chain-ranges';
import type { LedgerEvent } from '../../domain/record/event';
import { factOf } from '../../domain/record/fold-submission';
import { foldImports, type ImportRecord } from '../../domain/record/import-record';
import type { Folded, Ledger, LedgerSchema } from './db';

export type MetaStore = IDBPObjectStore<LedgerSchema, Folded, 'meta', 'readwrite'>;

const IMPORTS = 'imports';
/** Ranges whose records must be folded anew; gone when that is done, so that a crash in between is made good. */
const REFOLDING = 'refolding';

export const importsOf = async (db: Ledger): Promise<ImportRecord[]> =>
  ((await db.get('meta', IMPORTS)) as ImportRecord[] | undefined) ?? [];

/** Folds an event of our own chain that begins or undoes an import; part of the write path's transaction. */
export async function noteImport(meta: MetaStore, event: LedgerEvent): Promise<void> {
  const fact = factOf(event);
  if (fact?.type !== 'imported' && fact?.type !== 'importUndone') return;
  const before = ((await meta.get(IMPORTS)) as ImportRecord[] | undefined) ?? [];
  const after = foldImports(before, fact);
  await meta.put(after, IMPORTS);
  const ranges = after.find(({ importId }) => importId === fact.importId)?.ranges ?? [];
  const waiting = ((await meta.get(REFOLDING)) as ChainRange[] | undefined) ?? [];
  await meta.put([...waiting, ...ranges], REFOLDING);
}

export const refoldingOf = async (db: Ledger): Promise<ChainRange[]> =>
  ((await db.get('meta', REFOLDING)) as ChainRange[] | undefined) ?? [];

export async function refoldingDone(db: Ledger): Promise<void> {
  const tx = db.transaction('meta', 'readwrite', { durability: 'strict' });
  await tx.store.delete(REFOLDING);
  await tx.done;
}
