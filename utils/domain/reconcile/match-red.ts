import type { ConfirmNames } from '../fact/red';
import { parseDecimal, twoDecimals } from '../invoice/money';
import { byBeginning, hadHappened } from '../record/log-order';
import type { Submission } from '../record/submission';

/** Pages show the amount with either sign. */
const size = (amount: string | undefined) => {
  const read = parseDecimal(amount);
  return read === undefined ? undefined : twoDecimals(read).replace('-', '');
};

/** It may still become something: it waits, nobody knows, or the portal would not issue from it at once. */
const isUnderWay = ({ outcome, red }: Submission) =>
  outcome.type === 'pending' ||
  outcome.type === 'unknown' ||
  (outcome.type === 'refused' && red !== undefined && red.presses.length > 0);

/**
 * The record of a confirmation: by 确认单编号; else by the original invoice and the amount, if exactly one record of those
 * still waits and is no other confirmation's. What cannot be told apart is matched to none.
 * @param records that name the confirmation or its original
 * @param at when the page was seen
 * @param now the clock may have been set back since (J2); where it is not known, it was not
 */
export function recordOfConfirm(
  records: readonly Submission[],
  { confirmId, originalNumber, gross }: ConfirmNames,
  at: number,
  now = Number.POSITIVE_INFINITY,
): Submission | undefined {
  const reds = records.filter(
    ({ red, submittedAt }) => red !== undefined && hadHappened(submittedAt, at, now),
  );
  const named = reds.filter(({ red }) => confirmId !== undefined && red?.confirmId === confirmId);
  if (named.length > 0) return named.sort(byBeginning).at(-1);
  if (originalNumber === undefined) return undefined;
  const shown = size(gross);
  const fitting = reds.filter((record) => {
    const own = size(record.invoice.totalGross);
    return (
      record.red?.originalNumber === originalNumber &&
      (confirmId === undefined || record.red.confirmId === undefined) &&
      (shown === undefined || own === undefined || shown === own) &&
      isUnderWay(record)
    );
  });
  return fitting.length === 1 ? fitting[0] : undefined;
}
