import { parseDecimal } from '../domain/money';

/**
 * Why a row is not taken in. `number` it has none that can be read · `date`, `amount` it holds something else ·
 * `duplicate` an earlier row has its number and another content · `noInvoice` a line of an invoice that is not in the
 * list · `line` a line cannot be read: its invoice is taken in without lines · `tooManyLines` the same, beyond 2,000
 */
export const ROW_DEFECTS = [
  'number',
  'date',
  'amount',
  'duplicate',
  'noInvoice',
  'line',
  'tooManyLines',
] as const;
export type RowDefect = (typeof ROW_DEFECTS)[number];

export interface UnreadableRow {
  readonly sheet: string;
  /** As the spreadsheet numbers it. */
  readonly row: number;
  readonly defect: RowDefect;
  /** What stands there instead. */
  readonly shown: string;
}

/** Some columns hold a word or stars where no tax is charged. */
export const isAmountOrWord = (text: string) => parseDecimal(text) !== undefined || !/\d/.test(text);
