import type { LedgerEvent } from '../../domain/record/event';
import type { IsHidden } from '../../domain/record/import-record';
import { isTombstone } from '../../domain/record/tombstone';
import type { CounterRows } from '../ledger/counters';
import { FOLDED, type FoldTransaction, type Ledger, writeTransaction } from '../ledger/db';
import { foldDeclared } from '../ledger/declared-months';
import { chainPages } from '../ledger/events';
import { foldQuota } from '../ledger/quotas';
import { refoldingDone, refoldingOf } from '../ledger/refolding';
import type { AppendContext } from '../write/append';
import { faultRow, makeAnew } from '../write/fold';
import { foldList, foldListCompany, forgetPage } from '../write/fold-list';
import { foldTold } from '../write/fold-told';

type KnowledgeOf = AppendContext['knowledgeOf'];

/** Events whose records one transaction makes anew. */
const BATCH = 200;

/** Makes the record that an event belongs to anew, from all events that count; without any it goes. */
export async function refold(
  tx: FoldTransaction,
  event: LedgerEvent,
  knowledgeOf: KnowledgeOf,
  isHidden: IsHidden,
  counters: CounterRows = tx.objectStore('counters'),
): Promise<void> {
  if (isTombstone(event)) return;
  if (event.type === 'fault') {
    const faults = tx.objectStore('faults');
    await (isHidden(event) ? faults.delete(event.id) : faults.put(faultRow(event)));
  }
  if (event.type === 'listRead') await (isHidden(event) ? forgetPage(tx, event) : foldList(tx, event));
  if (event.type === 'listCompany') await foldListCompany(tx, event, isHidden(event));
  // Taken back or not, it was seen: the newest look stays.
  if (event.type === 'quotaSeen') await foldQuota(tx, event);
  if (event.type === 'monthDeclared') await foldDeclared(tx, event, isHidden(event));
  await foldTold(tx, event, isHidden(event));
  if (event.submissionId !== undefined)
    await makeAnew(tx, event.submissionId, knowledgeOf, isHidden, counters);
}

/**
 * Makes all records anew that wait for it after an import or its undoing. Begins again after a crash, for the list
 * goes only at the end. A batch is one strict transaction.
 */
export async function finishRefolding(
  db: Ledger,
  knowledgeOf: KnowledgeOf,
  isHidden: IsHidden,
  onProgress?: (events: number) => void,
): Promise<void> {
  const ranges = await refoldingOf(db);
  if (ranges.length === 0) return;
  let done = 0;
  for (const range of ranges) {
    for await (const events of chainPages(db, range, BATCH)) {
      const tx = writeTransaction(db, FOLDED);
      const seen = new Set<string>();
      for (const event of events) {
        if (event.submissionId !== undefined && event.type !== 'fault') {
          if (seen.has(event.submissionId)) continue;
          seen.add(event.submissionId);
        }
        await refold(tx, event, knowledgeOf, isHidden);
      }
      await tx.done;
      done += events.length;
      onProgress?.(done);
    }
  }
  await refoldingDone(db, ranges);
}
