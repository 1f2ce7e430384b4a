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
import { foldLogOwners, heirOf, type LogOwners } from '../../domain/team/owner';
import type { ChainHead, Folded, FoldTransaction, Ledger, LedgerSchema } from './db';

/** What of the store `meta` is read. */
export interface MetaReads {
  get(key: string): Promise<unknown>;
}
interface MetaWrites extends MetaReads {
  put(value: unknown, key: string): Promise<unknown>;
}
/** The part of the store `events` by which the end of a log is found. */
interface EventKeys {
  index(name: 'chain'): {
    openKeyCursor(range: IDBKeyRange, direction: 'prev'): Promise<{ readonly key: [string, number] } | null>;
  };
}
export type MetaStore = IDBPObjectStore<LedgerSchema, Folded, 'meta', 'readwrite'>;

const IMPORTS = 'imports';
/** Ranges whose records must be folded anew; gone when that is done, so that a crash in between is made good. */
const REFOLDING = 'refolding';

/** Chains of installations whose own series was taken in from a place of backups. */
const OWN_CHAINS = 'ownChains';
/** Logs that another computer goes on with. */
const LOG_OWNERS = 'logOwners';

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

export const logOwnersIn = async (meta: MetaReads): Promise<LogOwners> =>
  ((await meta.get(LOG_OWNERS)) as LogOwners | undefined) ?? {};

/** Folds the word that a computer goes on with all of another's; its records are made anew by `finishRefolding`. */
export async function noteLogOwner(tx: FoldTransaction, event: LedgerEvent): Promise<void> {
  const fact = factOf(event);
  if (fact?.type !== 'logClaimed') return;
  const meta = tx.objectStore('meta');
  await meta.put(foldLogOwners(await logOwnersIn(meta), fact), LOG_OWNERS);
  await refoldLog(meta, tx.objectStore('events'), fact.log);
}

/** Whether what a log began is another computer's, whose own series was taken in. Within a transaction only IndexedDB requests are awaited. */
export async function colleaguesIn(meta: MetaReads): Promise<(chainId: string) => boolean> {
  const [own, head, owners] = await Promise.all([meta.get(OWN_CHAINS), meta.get('head'), logOwnersIn(meta)]);
  const chains = new Set((own as string[] | undefined) ?? []);
  const here = (head as ChainHead | undefined)?.chainId;
  return (log) => {
    const heir = heirOf(log, owners);
    // Of a log that never came from a place nobody else is known to go on with it.
    return heir !== here && (heir === log ? chains.has(log) : true);
  };
}

/** What lies here of a log is seen anew. */
async function refoldLog(meta: MetaWrites, events: EventKeys, chainId: string): Promise<void> {
  const all = IDBKeyRange.bound([chainId, 0], [chainId, Number.MAX_SAFE_INTEGER]);
  const last = await events.index('chain').openKeyCursor(all, 'prev');
  const waiting = ((await meta.get(REFOLDING)) as ChainRange[] | undefined) ?? [];
  if (last) await meta.put([...waiting, [chainId, 1, last.key[1]]], REFOLDING);
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
    await refoldLog(meta, tx.objectStore('events'), chainId);
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
