import type { Finding } from '../../../domain/check/finding';
import { knownAsk } from '../../../domain/check/known-ask';
import type { CheckKnown } from '../../../domain/check/limits';
import type { Tolerances } from '../../../domain/check/tolerances';
import { beijingDay } from '../../../domain/invoice/beijing-time';
import type { Invoice } from '../../../domain/invoice/invoice';
import type { Submission } from '../../../domain/record/submission';
import type { Ledger } from '../../../store/ledger/db';
import { counts, readCheckKnown } from '../../../store/read/check-known';
import { checkRecord } from '../../shared/check/check-record';

/**
 * What the ledger of its company knows of an invoice that is being written: the buyer's earlier name, and an equal one of
 * today (rules K11, K12); and the day by which its rates are judged.
 * @param at now, epoch ms
 * @param own the record that it is, where it is kept already
 */
export async function readKnownOf(
  db: Ledger,
  invoice: Pick<Invoice, 'seller' | 'buyer' | 'totalGross'>,
  at: number,
  own?: Pick<Submission, 'id' | 'retryOf' | 'newerAttempt'>,
): Promise<CheckKnown> {
  const ask = knownAsk(invoice);
  const known = ask ? await readCheckKnown(db, ask, { at, ...(own ? { record: own } : {}) }) : {};
  return { day: beijingDay(at), ...known };
}

/** What the checks find on a record of the ledger, with what the ledger knew by its submit. */
export async function findingsOf(db: Ledger, record: Submission, tolerances: Tolerances): Promise<Finding[]> {
  const { sameToday, ...known } = await readKnownOf(db, record.invoice, record.submittedAt, record);
  // What failed doubles nothing.
  const isLive = record.outcomeType === 'draft' || counts(record);
  return checkRecord(record, tolerances, {
    ...known,
    day: record.day,
    ...(isLive && sameToday ? { sameToday } : {}),
  });
}
