import type { FactOf } from '../domain/fact';
import { barOfNumber, isUndecided, maySettleNotIssued, SettleRefused } from '../domain/may-settle';
import type { FoldTransaction } from './fold';
import { type EvidenceTransaction, isTaken, settleEvidence } from './settle-evidence';

/**
 * The clerk's word on an unclear submission enters the log only under the rules of law L2, looked at in the
 * transaction that writes it: the page that offers the button may show what was true a while ago.
 * @throws SettleRefused
 */
export async function guardSettled(
  tx: FoldTransaction,
  fact: FactOf<'settled'>,
  waitMs: number | undefined,
): Promise<void> {
  const reading = tx as unknown as EvidenceTransaction;
  const record = await tx.objectStore('submissions').get(fact.submissionId);
  if (!record || !isUndecided(record)) throw new SettleRefused('notUnknown');
  if (fact.as === 'issued') {
    const number = fact.invoiceNumber ?? '';
    const bar = barOfNumber(number, record.submittedAt, await isTaken(reading, number, record.id));
    if (bar) throw new SettleRefused(bar);
    return;
  }
  const { readings, rows, taken } = await settleEvidence(reading, record);
  const answer = maySettleNotIssued(record, readings, rows, taken, fact.at, waitMs);
  if (!answer.ok) throw new SettleRefused(answer.bars.map(({ bar }) => bar).join());
}
