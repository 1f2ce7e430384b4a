import { checkInvoice, knownFromPage } from '../../../domain/check/check-invoice';
import type { Finding } from '../../../domain/check/finding';
import type { CheckKnown } from '../../../domain/check/limits';
import type { Tolerances } from '../../../domain/check/tolerances';
import type { Submission } from '../../../domain/record/submission';
import { ENTRY_LIMITS } from '../../../portal/check/limits';

/**
 * What the checks find on a record of the ledger (rules K1 to K12). A red-letter one follows its blue one, and is not
 * judged; of a damaged one nothing can be said.
 */
export function checkRecord(
  record: Pick<Submission, 'invoice' | 'snapshot' | 'day' | 'red'>,
  tolerances: Tolerances,
  known: CheckKnown = {},
): Finding[] {
  if (record.red) return [];
  try {
    const ofPage = knownFromPage(record.snapshot, ENTRY_LIMITS);
    return checkInvoice(record.invoice, ENTRY_LIMITS, tolerances, { day: record.day, ...ofPage, ...known });
  } catch {
    return [];
  }
}
