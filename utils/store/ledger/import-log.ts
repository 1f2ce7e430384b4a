import type { IDBPObjectStore } from 'idb';
import type { ChainRange } from '../../domain/record/chain-ranges';
import type { LedgerEvent } from '../../domain/record/event';
import { factOf } from '../../domain/record/fold-submission';
import {
  foldForeignImports,
  foldImports,
  hiddenBy,
  type ImportRecord,
  type IsHidden,
} from '../../domain/record/import-record';
import type { ChainHead, Folded, Ledger, LedgerSchema } from './db';

/** What of the store `meta` is read. */
export interface MetaReads {
  get(key: string): Promise<unknown>;
}
export type MetaStore = IDBPObjectStore<LedgerSchema, Folded, 'meta', 'readwrite'>;

const IMPORTS = 'imports';
/** Ranges whose records must be folded anew; gone when that is done, so that a crash in between is made good. */
const REFOLDING = 'refolding';

/** Chains of installations whose own series was taken in from a place of backups. */
const OWN_CHAINS = 'ownChains';

/** Imports of every installation whose events lie here. */
export const allImportsOf = async (db: Ledger): Promise<ImportRecord[]> =>
  ((await db.get('meta', IMPORTS)) as ImportRecord[] | undefined) ?? [];

/** Imports of this installation. */
export const importsOf = async (db: Ledger): Promise<ImportRecord[]> =>
  (await allImportsOf(db)).filter(({ by }) => by === undefined);

/** What does not count, by the imports of this installation, of those whose series were taken in, and by others that are about to stand. */
export const hidingOf = (db: Ledger, more: readonly ImportRecord[] = []): Promise<IsHidden> =>
  hidingIn({ get: (key) => db.get('meta', key) }, more);

/** The same within a transaction. */
export async function hidingIn(meta: MetaReads, more: readonly ImportRecord[] = []): Promise<IsHidden> {
  const [stored, own, head] = await Promise.all([meta.get(IMPORTS), meta.get(OWN_CHAINS), meta.get('head')]);
  const imports = (stored as ImportRecord[] | undefined) ?? [];
  const chains = [
    ...((own as string[] | undefined) ?? []),
    ...(head === undefined ? [] : [(head as ChainHead).chainId]),
  ];
  return hiddenBy([...imports, ...more], chains);
}

/** Whether a log is another computer's, whose own series was taken in. Within a transaction only IndexedDB requests are awaited. */
export async function colleaguesIn(meta: MetaReads): Promise<(chainId: string) => boolean> {
  const [own, head] = await Promise.all([meta.get(OWN_CHAINS), meta.get('head')]);
  const chains = new Set((own as string[] | undefined) ?? []);
  chains.delete((head as ChainHead | undefined)?.chainId ?? '');
  return (chainId) => chains.has(chainId);
}

/**
 * A chain counts from now on whatever an import of it says: its own installation put it where it was taken from. What lies here of it
 * already is seen anew: it is that computer's (`finishRefolding`).
 */
export async function noteOwnChain(db: Ledger, chainId: string): Promise<void> {
  const tx = db.transaction(['meta', 'events'], 'readwrite', { durability: 'strict' });
  const meta = tx.objectStore('meta');
  const known = ((await meta.get(OWN_CHAINS)) as string[] | undefined) ?? [];
  if (!known.includes(chainId)) {
    await meta.put([...known, chainId], OWN_CHAINS);
    const last = await tx
      .objectStore('events')
      .index('chain')
      .openKeyCursor(IDBKeyRange.bound([chainId, 0], [chainId, Number.MAX_SAFE_INTEGER]), 'prev');
    const waiting = ((await meta.get(REFOLDING)) as ChainRange[] | undefined) ?? [];
    if (last) await meta.put([...waiting, [chainId, 1, last.key[1]]], REFOLDING);
  }
  await tx.done;
}

/**
 * Folds an event that begins or undoes an import; part of the write path's transaction.
 * @param by the chain that tells of it, where it is not our own
 */
export async function noteImport(meta: MetaStore, event: LedgerEvent, by?: string): Promise<void> {
  const fact = factOf(event);
  if (fact?.type !== 'imported' && fact?.type !== 'importUndone') return;
  const before = ((await meta.get(IMPORTS)) as ImportRecord[] | undefined) ?? [];
  const own = before.filter((one) => one.by === undefined);
  const after =
    by === undefined
      ? [...foldImports(own, fact), ...before.filter((one) => one.by !== undefined)]
      : foldForeignImports(before, fact, by);
  await meta.put(after, IMPORTS);
  const its = after.find((one) => one.importId === fact.importId && one.by === by);
  // What another one brought as taken back may lie here already, and count.
  const ranges = its ? [...its.ranges, ...(by === undefined ? [] : its.hidden)] : [];
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
