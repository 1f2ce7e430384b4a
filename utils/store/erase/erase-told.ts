import { bytesTold } from '../../domain/handover/bytes-told';
import type { ChainRange } from '../../domain/record/chain-ranges';
import type { LedgerEvent } from '../../domain/record/event';
import { factOf } from '../../domain/record/fold-submission';
import type { KnowledgeOf } from '../../domain/record/knowledge';
import { isTombstone, tombstoneOf } from '../../domain/record/tombstone';
import { FOLDED, type Ledger, rollBack, writeTransaction } from '../ledger/db';
import { chainPages, eventPages } from '../ledger/events';
import { makeAnew } from '../write/fold';
import { dropTold } from './erase-events';

/** Events of one transaction: it holds up everything that is being entered meanwhile. */
const BATCH = 300;

/**
 * Takes the payloads of one range away. A record is made anew of what is left: it may have begun in another log.
 * @returns the bytes of which these told
 */
async function eraseRange(
  db: Ledger,
  range: ChainRange,
  by: string,
  knowledgeOf: KnowledgeOf,
): Promise<string[]> {
  const bytes: string[] = [];
  // By what lies here: the range itself may go on without end.
  for await (const page of chainPages(db, range, BATCH)) {
    const tx = writeTransaction(db, FOLDED);
    try {
      const events = tx.objectStore('events');
      const records = new Set<string>();
      for (const { seq } of page) {
        const event = await events.get(seq as number);
        if (!event || isTombstone(event)) continue;
        bytes.push(...bytesTold(event));
        await dropTold(tx, event);
        if (event.submissionId !== undefined) records.add(event.submissionId);
        await events.put({ ...event, payload: tombstoneOf(by) });
      }
      for (const id of records) await makeAnew(tx, id, knowledgeOf);
      await tx.done;
    } catch (error) {
      rollBack(tx);
      throw error;
    }
  }
  return bytes;
}

/** Bytes that nothing in the log tells of any more. */
async function dropUntold(db: Ledger, bytes: readonly string[]): Promise<void> {
  const untold = new Set(bytes);
  for await (const page of eventPages(db)) {
    for (const event of page) for (const sha256 of bytesTold(event)) untold.delete(sha256);
    if (untold.size === 0) return;
  }
  for (const sha256 of untold) await db.delete('evidence', sha256);
}

/**
 * What another computer erased of its own log, because a company left, is erased of it here, too (law L5). Of any other log, and of
 * our own most of all, it has no say. Doing it twice changes nothing.
 * @param events of its series, as they were taken in
 */
export async function eraseTold(
  db: Ledger,
  events: readonly LedgerEvent[],
  knowledgeOf: KnowledgeOf,
): Promise<void> {
  const bytes: string[] = [];
  for (const event of events) {
    const fact = event.type === 'erased' ? factOf(event) : undefined;
    if (fact?.type !== 'erased') continue;
    const own = fact.ranges.filter(([chainId]) => chainId === event.chainId);
    for (const range of own) bytes.push(...(await eraseRange(db, range, event.id, knowledgeOf)));
  }
  if (bytes.length > 0) await dropUntold(db, bytes);
}
