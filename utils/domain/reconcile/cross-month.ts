import { negative, sameAmount } from '../invoice/money';
import { partyName } from '../invoice/plain-text';
import { type MatchWords, reversalOf } from '../list/list-words';
import type { PortalRow } from '../list/portal-row';
import { originalOfNote } from '../originals/original-of-note';
import type { Submission } from '../record/submission';
import { otherSideOf } from './match-content';
import { isRedRow } from './month-table';

/** A red invoice of a month and the blue one that it reverses, which is not of that month. */
export interface CrossMonthPair {
  readonly red: PortalRow;
  /** '' where neither a record nor the list tells it. */
  readonly originalNumber: string;
  /** Of the original; '' where it was not seen. */
  readonly originalDay: string;
}

/** The only earlier one that is reversed and shows the same buyer and the opposite amount. */
function onlyLikely(red: PortalRow, rows: readonly PortalRow[], company: string, words: MatchWords) {
  const name = (row: PortalRow) => partyName(otherSideOf(row, company).name);
  const found = rows.filter(
    (row) =>
      reversalOf(row, words) !== undefined &&
      row.day <= red.day &&
      row.gross !== undefined &&
      red.gross !== undefined &&
      sameAmount(negative(red.gross), row.gross) &&
      name(row) === name(red),
  );
  return found.length === 1 ? found[0] : undefined;
}

/**
 * Red invoices of a month whose original is of another, or of no month that is known.
 * @param rows of the month and of those before it
 * @param recordOf the submission that carries the number
 */
export function crossMonthPairs(
  month: string,
  company: string,
  rows: readonly PortalRow[],
  recordOf: (number: string) => Pick<Submission, 'red' | 'day'> | undefined,
  words: MatchWords,
): CrossMonthPair[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return rows
    .filter((row) => row.day.startsWith(month) && isRedRow(row))
    .map((red): CrossMonthPair => {
      // 备注 of a red invoice names the blue one.
      const told = recordOf(red.id)?.red?.originalNumber ?? originalOfNote(red.shown.note, red.id, words);
      const likely = told === undefined ? onlyLikely(red, rows, company, words) : undefined;
      const originalNumber = told ?? likely?.id ?? '';
      return {
        red,
        originalNumber,
        originalDay: byId.get(originalNumber)?.day || recordOf(originalNumber)?.day || '',
      };
    })
    .filter(({ originalDay }) => !originalDay.startsWith(month));
}
