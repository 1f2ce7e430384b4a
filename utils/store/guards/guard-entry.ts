import type { FactOf } from '../../domain/fact/fact';
import type { Submission } from '../../domain/record/submission';
import type { FoldTransaction } from '../ledger/db';

/**
 * Why an entry of 待开登记 is not changed or dropped any more: `notEntry` it is none · `refillOpen` its content stands in a form ·
 * `inTemplate` it stands in a batch template · `sent` it was submitted, or exists
 */
export type EntryBar = 'notEntry' | 'refillOpen' | 'inTemplate' | 'sent';

/** Further why a change is not kept: `changed` it was changed elsewhere meanwhile · `erased` its company was handed over. */
export type EntryRefusal = EntryBar | 'changed' | 'erased';

/** The write path refuses an `entered` or `entryDropped`; nothing of its call is written. */
export class EntryRefused extends Error {
  override name = 'EntryRefused';
  constructor(
    readonly bar: EntryRefusal,
    readonly submissionId: string,
  ) {
    super(`${submissionId}: ${bar}`);
  }
}

/** May this record be changed as an entry? What she has out of our hands stays as she sent it (law L2). */
export function barOfEntry(record: Submission): EntryBar | undefined {
  if (record.source !== 'manual') return 'notEntry';
  if (record.refill !== undefined) return 'refillOpen';
  if (record.inTemplate) return 'inTemplate';
  if (record.outcome.type !== 'draft' || record.newerAttempt !== undefined) return 'sent';
  return undefined;
}

/** @throws EntryRefused, looked at in the transaction that writes */
export async function guardEntered(
  tx: FoldTransaction,
  fact: FactOf<'entered'> | FactOf<'entryDropped'>,
): Promise<void> {
  const record = await tx.objectStore('submissions').get(fact.submissionId);
  if (!record) {
    if (fact.type === 'entryDropped') throw new EntryRefused('notEntry', fact.submissionId);
    // Events without a record: what is written now would begin under an id that is spent.
    const known = await tx.objectStore('events').index('submissionId').getKey(fact.submissionId);
    if (known !== undefined) throw new EntryRefused('erased', fact.submissionId);
    return;
  }
  const bar = barOfEntry(record);
  if (bar) throw new EntryRefused(bar, record.id);
  if (fact.type === 'entered' && fact.changes !== undefined && fact.changes !== record.entry?.changedAt)
    throw new EntryRefused('changed', record.id);
}
