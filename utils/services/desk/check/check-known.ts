import type { Finding } from '../../../domain/check/finding';
import { knownAsk } from '../../../domain/check/known-ask';
import type { CheckKnown } from '../../../domain/check/limits';
import type { Tolerances } from '../../../domain/check/tolerances';
import { beijingDay } from '../../../domain/invoice/beijing-time';
import type { Invoice } from '../../../domain/invoice/invoice';
import { isWaitingEntry } from '../../../domain/record/fold-desk';
import type { Submission } from '../../../domain/record/submission';
import type { Ledger } from '../../../store/ledger/db';
import { ofLiving, readCheckKnown } from '../../../store/read/check-known';
import { checkRecord } from '../../shared/check/check-record';

/**
 * What the ledger of its company knows of an invoice that is being written: the buyer's earlier name, and an equal one of
 * today (rules K11, K12); and the day by which its rates are judged.
 * @param at now, epoch ms
 * @param own the record that it is, where it is kept already
 * @param isWaiting that one is still to be issued
 */
export async function readKnownOf(
  db: Ledger,
  invoice: Pick<Invoice, 'seller' | 'buyer' | 'totalGross'>,
  at: number,
  own?: Pick<Submission, 'id' | 'retryOf' | 'newerAttempt'>,
  isWaiting = false,
): Promise<CheckKnown> {
  const ask = knownAsk(invoice);
  const known = ask ? await readCheckKnown(db, ask, { at, isWaiting, ...(own ? { record: own } : {}) }) : {};
  return { day: beijingDay(at), ...known };
}

/** What the checks find on a record of the ledger, with what the ledger knew by its submit; of an entry, with what it knows now. */
export async function findingsOf(
  db: Ledger,
  record: Submission,
  tolerances: Tolerances,
  now: number,
): Promise<Finding[]> {
  // What is still to be issued is judged as of now.
  const isWaiting = isWaitingEntry(record);
  const at = isWaiting ? now : record.submittedAt;
  const known = await readKnownOf(db, record.invoice, at, record, isWaiting);
  return checkRecord(record, tolerances, ofLiving(record, isWaiting ? known : { ...known, day: record.day }));
}
