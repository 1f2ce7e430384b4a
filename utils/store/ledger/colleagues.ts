import type { IDBPTransaction } from 'idb';
import { GENESIS } from '../../domain/record/chain';
import type { LedgerEvent } from '../../domain/record/event';
import { factOf } from '../../domain/record/fold-submission';
import {
  foldLogOwners,
  handsOf,
  type KnownLogs,
  keeperOf,
  type LogOwners,
  type OwnerPlace,
} from '../../domain/team/owner';
import type { ChainHead, FoldTransaction, Ledger, LedgerSchema } from './db';
import { bringersIn, importsIn, putImports } from './import-rows';
import { addLogRefolding, type MetaReads } from './refolding';

/** Chains of installations whose own series was taken in from a place of backups. */
const OWN_CHAINS = 'ownChains';
/** Logs that another computer goes on with. */
const LOG_OWNERS = 'logOwners';

export const ownChainsIn = async (meta: MetaReads): Promise<readonly string[]> =>
  ((await meta.get(OWN_CHAINS)) as string[] | undefined) ?? [];

export const logOwnersIn = async (meta: MetaReads): Promise<LogOwners> =>
  ((await meta.get(LOG_OWNERS)) as LogOwners | undefined) ?? {};

/** What is known here of whose the logs are. Within a transaction only IndexedDB requests are awaited. */
export async function knownLogsIn(meta: MetaReads): Promise<KnownLogs> {
  const [series, head, owners, bringers] = await Promise.all([
    ownChainsIn(meta),
    meta.get('head'),
    logOwnersIn(meta),
    bringersIn(meta),
  ]);
  return {
    here: (head as ChainHead | undefined)?.chainId,
    series: new Set(series),
    owners,
    bringers,
  };
}

/** Whether what was begun there is another computer's, or that of one who goes on with it. */
export async function colleaguesIn(meta: MetaReads): Promise<(place: OwnerPlace) => boolean> {
  const known = await knownLogsIn(meta);
  return (place) => {
    const keeper = keeperOf(place, known);
    return keeper === undefined || keeper !== known.here;
  };
}

type LogTransaction = IDBPTransaction<LedgerSchema, ('meta' | 'events')[], 'readwrite'>;

const logTransaction = (db: Ledger): LogTransaction =>
  db.transaction(['meta', 'events'], 'readwrite', { durability: 'strict' });

async function addOwnChain(tx: LogTransaction, chainId: string): Promise<void> {
  const meta = tx.objectStore('meta');
  const before = await knownLogsIn(meta);
  if (before.series.has(chainId)) return;
  await meta.put([...before.series, chainId], OWN_CHAINS);
  await addLogRefolding(meta, tx.objectStore('events'), chainId);
  await addMoved(tx, before, { ...before, series: new Set([...before.series, chainId]) });
}

/**
 * A chain counts from now on whatever an import of it says: its own installation put it where it was taken from. What lies here of it
 * already is seen anew: it is that computer's (`finishRefolding`).
 */
export async function noteOwnChain(db: Ledger, chainId: string): Promise<void> {
  const tx = logTransaction(db);
  await addOwnChain(tx, chainId);
  await tx.done;
}

/**
 * Begins a log of its own on a computer that was found to write into that of another one. What it kept so far stays where it is, and is
 * that one's from this moment, with what it took in from files: two must not have it.
 */
export async function beginLog(db: Ledger, chainId: string): Promise<string> {
  const tx = logTransaction(db);
  const meta = tx.objectStore('meta');
  const before = (await meta.get('head')) as ChainHead | undefined;
  const head: ChainHead = { chainId, n: 0, hash: GENESIS };
  await meta.put(head, 'head');
  if (before) {
    const known = await knownLogsIn(meta);
    await addOwnChain(tx, before.chainId);
    const imports = await importsIn(meta);
    await putImports(
      meta,
      imports.map((one) => ({ by: before.chainId, ...one })),
    );
    await addMoved(tx, { ...known, here: before.chainId }, await knownLogsIn(meta));
  }
  await tx.done;
  return chainId;
}

/** Logs of which something may have come into our hands, or gone out of them, by what is known now. */
async function addMoved(tx: LogTransaction, before: KnownLogs, after: KnownLogs): Promise<void> {
  for (const log of new Set([...Object.keys(after.owners), ...after.bringers.keys()]))
    if (handsOf(log, before) !== handsOf(log, after))
      await addLogRefolding(tx.objectStore('meta'), tx.objectStore('events'), log);
}

/**
 * Folds the word that a computer goes on with all of another's, and with what that one had of others; the records are made anew by
 * `finishRefolding`.
 */
export async function noteLogOwner(tx: FoldTransaction, event: LedgerEvent): Promise<void> {
  const fact = factOf(event);
  if (fact?.type !== 'logClaimed') return;
  const meta = tx.objectStore('meta');
  const before = await knownLogsIn(meta);
  const after = { ...before, owners: foldLogOwners(before.owners, fact) };
  await meta.put(after.owners, LOG_OWNERS);
  await addMoved(tx as unknown as LogTransaction, before, after);
}
