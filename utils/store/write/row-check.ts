import { digest } from '../../domain/invoice/fingerprint';
import { hashedPart, hashOf, isPayload } from '../../domain/record/chain';
import { foldEvents } from '../../domain/record/fold-events';
import { profileIdOf } from '../../domain/record/fold-submission';
import type { IsHidden } from '../../domain/record/import-record';
import type { KnowledgeOf } from '../../domain/record/knowledge';
import type { Submission } from '../../domain/record/submission';
import { countChange } from '../ledger/counters';
import { FOLDED, type FoldTransaction, type Ledger, rollBack, writeTransaction } from '../ledger/db';
import { erasingIn } from '../ledger/erasing';
import { rightlyErased } from '../ledger/erasures';
import { hidingOf } from '../ledger/import-log';
import { placeOfRules } from '../ledger/rules-place';
import { asSeenHere } from './fold';

/**
 * What a record's row says against its events: `row` it was another one and is made anew from them · `events` they are
 * not what was kept, so that nothing can be made anew
 */
export interface RowDefect {
  readonly submissionId: string;
  readonly defect: 'row' | 'events';
  /** Tells this difference from a later one of the same record. */
  readonly mark: string;
}

/** What bars or opens a retry, and what would be filled in. */
const essence = (record: Submission | undefined): string =>
  record === undefined
    ? ''
    : digest(
        JSON.parse(
          JSON.stringify({
            outcome: record.outcome,
            outcomeType: record.outcomeType,
            numbers: record.invoiceNumbers,
            seller: record.sellerTaxId,
            fingerprint: record.fingerprint,
            retryOf: record.retryOf,
            settled: record.settled,
            refill: record.refill,
            inTemplate: record.inTemplate,
            template: record.template,
            search: record.searchKeys,
            ofColleague: record.ofColleague,
            claimed: record.claimed,
            failedTries: record.failedTries,
            snapshot: record.snapshot,
          }),
        ) as Record<string, unknown>,
      );

async function checkRow(
  tx: FoldTransaction,
  submissionId: string,
  knowledgeOf: KnowledgeOf,
  isHidden: IsHidden,
  otherRulesTo: number,
): Promise<RowDefect | undefined> {
  const all = await tx.objectStore('events').index('submissionId').getAll(submissionId);
  const rows = tx.objectStore('submissions');
  const stored = await rows.get(submissionId);
  try {
    const erased = await rightlyErased(tx.objectStore('events'), all);
    const changed = all.find(
      (event) =>
        !(erased.has(event.id) || isPayload(event)) ||
        hashOf(event.prevHash, hashedPart(event)) !== event.hash,
    );
    if (changed) return { submissionId, defect: 'events', mark: changed.id };
    const counting = all.filter((event) => !isHidden(event));
    const begin = counting.find((event) => profileIdOf(event) !== undefined);
    const folded = foldEvents(counting, knowledgeOf);
    const made = folded && (await asSeenHere(tx, folded));
    if (essence(made) === essence(stored)) return undefined;
    if (made) await rows.put(made);
    else if (stored) await rows.delete(submissionId);
    // An older program folded it by its own rules, and counted it so: that it differs is no damage.
    if (begin?.seq !== undefined && begin.seq <= otherRulesTo) {
      await countChange(tx.objectStore('counters'), stored, made);
      return undefined;
    }
    const mark = digest({ stored: JSON.stringify(stored ?? '') }).slice(0, 16);
    return { submissionId, defect: 'row', mark };
  } catch (error) {
    if (error instanceof DOMException) throw error;
    return { submissionId, defect: 'events', mark: 'unreadable' };
  }
}

/**
 * Folds records anew from their events and compares them with their rows. A row that says something else is put right in
 * the same transaction; the counters still count what the events say. One that other rules folded is put right and not
 * told: who judges by it reads it again.
 */
export async function checkRows(
  db: Ledger,
  submissionIds: Iterable<string>,
  knowledgeOf: KnowledgeOf,
): Promise<RowDefect[]> {
  const isHidden = await hidingOf(db);
  const tx = writeTransaction(db, FOLDED);
  const found: RowDefect[] = [];
  try {
    const otherRulesTo = await placeOfRules(tx.objectStore('meta'));
    // Their rows are gone, and their events go one after the other.
    const leaving = new Set((await erasingIn(tx.objectStore('meta')))?.submissionIds);
    for (const id of new Set(submissionIds)) {
      if (leaving.has(id)) continue;
      const defect = await checkRow(tx, id, knowledgeOf, isHidden, otherRulesTo);
      if (defect) found.push(defect);
    }
    await tx.done;
  } catch (error) {
    rollBack(tx);
    throw error;
  }
  return found;
}
