import { GENESIS } from '../../domain/record/chain';
import type { LedgerEvent } from '../../domain/record/event';
import type { IsHidden } from '../../domain/record/import-record';
import { countChange } from '../ledger/counters';
import {
  type ChainHead,
  FOLDED,
  type FoldTransaction,
  type Ledger,
  rollBack,
  writeTransaction,
} from '../ledger/db';
import { noteImport } from '../ledger/import-log';
import type { AppendContext } from '../write/append';
import { foldEvent } from '../write/fold';
import { refold } from './import-refold';

export interface ImportedBatch {
  /** The others were known, or no longer fit. */
  readonly added: number;
  /** Kept in the log, but our reading stumbled over them: their records are not shown. */
  readonly unfolded: number;
}

/**
 * An event goes where its chain ends here, nowhere else: the link is proved again inside the transaction.
 * @param isPart the file holds a part of its chain: only those of its neighbours that are here must fit
 */
async function isNext(tx: FoldTransaction, event: LedgerEvent, isPart: boolean): Promise<boolean> {
  const { chainId, n } = event;
  const chain = tx.objectStore('events').index('chain');
  if ((await chain.getKey([chainId, n])) !== undefined) return false;
  const after = await chain.get([chainId, n + 1]);
  if (after && after.prevHash !== event.hash) return false;
  if (n === 1) return event.prevHash === GENESIS;
  const before = await chain.get([chainId, n - 1]);
  return before ? before.hash === event.prevHash : isPart;
}

/** The file continues our own chain (the database was set back): the next event of ours goes behind it. */
async function moveHead(tx: FoldTransaction, event: LedgerEvent): Promise<void> {
  const meta = tx.objectStore('meta');
  const head = (await meta.get('head')) as ChainHead | undefined;
  if (head?.chainId !== event.chainId || head.n !== event.n - 1) return;
  await meta.put({ ...head, n: event.n, hash: event.hash }, 'head');
}

async function foldInto(
  tx: FoldTransaction,
  event: LedgerEvent,
  knowledgeOf: AppendContext['knowledgeOf'],
  isHidden: IsHidden,
): Promise<boolean> {
  try {
    for (const { before, after } of await foldEvent(tx, event, knowledgeOf, isHidden))
      await countChange(tx.objectStore('counters'), before, after);
    return true;
  } catch (error) {
    // When the database fails nothing goes on. One event that we stumble over must not hold up the others.
    if (error instanceof DOMException) throw error;
    return false;
  }
}

/**
 * Takes a batch of sound events of other installations into the log as they are, with their own chain, place and
 * hashes, and folds them. One strict transaction; the caller bounds its size. Doing it twice changes nothing.
 * @param isHidden as it will be when this import stands
 * @param parts chains of which the file holds a part
 * @param notesImports what these installations imported and took back themselves counts as they said: their own series is taken in, which
 *   is no import of ours
 */
export async function importBatch(
  db: Ledger,
  batch: readonly LedgerEvent[],
  knowledgeOf: AppendContext['knowledgeOf'],
  isHidden: IsHidden,
  parts: readonly string[] = [],
  notesImports = false,
): Promise<ImportedBatch> {
  const tx = writeTransaction(db, FOLDED);
  let added = 0;
  let unfolded = 0;
  try {
    const events = tx.objectStore('events');
    for (const event of batch) {
      const here = await events.index('id').get(event.id);
      if (here) {
        // Its import was undone and this one brings it back: its record is made anew.
        if (here.hash === event.hash && !isHidden(here)) await refold(tx, here, knowledgeOf, isHidden);
        continue;
      }
      if (!(await isNext(tx, event, parts.includes(event.chainId)))) continue;
      await events.add(event);
      added += 1;
      await moveHead(tx, event);
      if (notesImports) await noteImport(tx.objectStore('meta'), event, event.chainId);
      if (!isHidden(event) && !(await foldInto(tx, event, knowledgeOf, isHidden))) unfolded += 1;
    }
    await tx.done;
  } catch (error) {
    rollBack(tx);
    throw error;
  }
  return { added, unfolded };
}
