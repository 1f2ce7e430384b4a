import type { IDBPTransaction } from 'idb';
import { GENESIS, logOf } from '../../domain/record/chain';
import type { LedgerEvent } from '../../domain/record/event';
import { factOf } from '../../domain/record/fold-submission';
import { foldLogOwners, heirOf, type LogOwners } from '../../domain/team/owner';
import type { ChainHead, FoldTransaction, Ledger, LedgerSchema } from './db';
import { addLogRefolding, type MetaReads } from './refolding';

/** Chains of installations whose own series was taken in from a place of backups. */
const OWN_CHAINS = 'ownChains';
/** Logs that another computer goes on with. */
const LOG_OWNERS = 'logOwners';

export const ownChainsIn = async (meta: MetaReads): Promise<readonly string[]> =>
  ((await meta.get(OWN_CHAINS)) as string[] | undefined) ?? [];

export const logOwnersIn = async (meta: MetaReads): Promise<LogOwners> =>
  ((await meta.get(LOG_OWNERS)) as LogOwners | undefined) ?? {};

/**
 * Whether what a log began is another computer's, whose own series was taken in, or that of one who goes on with it. Within a transaction
 * only IndexedDB requests are awaited.
 */
export async function colleaguesIn(meta: MetaReads): Promise<(log: string) => boolean> {
  const [own, head, owners] = await Promise.all([ownChainsIn(meta), meta.get('head'), logOwnersIn(meta)]);
  const chains = new Set(own);
  const here = (head as ChainHead | undefined)?.chainId;
  return (log) => {
    // A branch is the computer's that goes on with the log; the copy has begun one of its own.
    const heir = heirOf(logOf(log), owners);
    return heir !== here && (heir === logOf(log) ? chains.has(heir) : true);
  };
}

type LogTransaction = IDBPTransaction<LedgerSchema, ('meta' | 'events')[], 'readwrite'>;

const logTransaction = (db: Ledger): LogTransaction =>
  db.transaction(['meta', 'events'], 'readwrite', { durability: 'strict' });

async function addOwnChain(tx: LogTransaction, chainId: string): Promise<void> {
  const meta = tx.objectStore('meta');
  const known = await ownChainsIn(meta);
  if (known.includes(chainId)) return;
  await meta.put([...known, chainId], OWN_CHAINS);
  await addLogRefolding(meta, tx.objectStore('events'), chainId);
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
 * that one's from this moment: two must not have it.
 */
export async function beginLog(db: Ledger, chainId: string): Promise<string> {
  const tx = logTransaction(db);
  const meta = tx.objectStore('meta');
  const before = (await meta.get('head')) as ChainHead | undefined;
  const head: ChainHead = { chainId, n: 0, hash: GENESIS };
  await meta.put(head, 'head');
  if (before) await addOwnChain(tx, before.chainId);
  await tx.done;
  return chainId;
}

/** Folds the word that a computer goes on with all of another's; its records are made anew by `finishRefolding`. */
export async function noteLogOwner(tx: FoldTransaction, event: LedgerEvent): Promise<void> {
  const fact = factOf(event);
  if (fact?.type !== 'logClaimed') return;
  const meta = tx.objectStore('meta');
  await meta.put(foldLogOwners(await logOwnersIn(meta), fact), LOG_OWNERS);
  await addLogRefolding(meta, tx.objectStore('events'), fact.log);
}
