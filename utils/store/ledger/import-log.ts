import type { IDBPObjectStore } from 'idb';
import type { LedgerEvent } from '../../domain/record/event';
import { factOf } from '../../domain/record/fold-submission';
import {
  foldForeignImports,
  foldImports,
  hiddenBy,
  type ImportRecord,
  type IsHidden,
} from '../../domain/record/import-record';
import { ownChainsIn } from './colleagues';
import type { ChainHead, Folded, Ledger, LedgerSchema } from './db';
import { importsIn, putImports } from './import-rows';
import { addRefolding, type MetaReads } from './refolding';

export type MetaStore = IDBPObjectStore<LedgerSchema, Folded, 'meta', 'readwrite'>;

/** Imports of every installation whose events lie here. */
export const allImportsOf = (db: Ledger): Promise<ImportRecord[]> =>
  importsIn({ get: (key) => db.get('meta', key) });

/** Imports of this installation. */
export const importsOf = async (db: Ledger): Promise<ImportRecord[]> =>
  (await allImportsOf(db)).filter(({ by }) => by === undefined);

/** What does not count, by the imports of this installation, of those whose series were taken in, and by others that are about to stand. */
export const hidingOf = (db: Ledger, more: readonly ImportRecord[] = []): Promise<IsHidden> =>
  hidingIn({ get: (key) => db.get('meta', key) }, more);

/** The same within a transaction. */
export async function hidingIn(meta: MetaReads, more: readonly ImportRecord[] = []): Promise<IsHidden> {
  const [imports, own, head] = await Promise.all([importsIn(meta), ownChainsIn(meta), meta.get('head')]);
  const chains = [...own, ...(head === undefined ? [] : [(head as ChainHead).chainId])];
  return hiddenBy([...imports, ...more], chains);
}

/**
 * Folds an event that begins or undoes an import; part of the write path's transaction.
 * @param by the chain that tells of it, where it is not our own
 */
export async function noteImport(meta: MetaStore, event: LedgerEvent, by?: string): Promise<void> {
  if (event.type !== 'imported' && event.type !== 'importUndone') return;
  const fact = factOf(event);
  if (fact?.type !== 'imported' && fact?.type !== 'importUndone') return;
  const before = await importsIn(meta);
  const own = before.filter((one) => one.by === undefined);
  const after =
    by === undefined
      ? [...foldImports(own, fact), ...before.filter((one) => one.by !== undefined)]
      : foldForeignImports(before, fact, by);
  await putImports(meta, after);
  const its = after.find((one) => one.importId === fact.importId && one.by === by);
  // What another one brought as taken back may lie here already, and count.
  const ranges = its ? [...its.ranges, ...(by === undefined ? [] : its.hidden)] : [];
  await addRefolding(meta, ranges);
}
