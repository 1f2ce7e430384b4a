import type { ListColumn, ListRow } from '../../domain/fact/list-row';
import { parseDecimal } from '../../domain/invoice/money';
import { portalRow } from '../../domain/list/portal-row';
import { isRounded } from './cell-text';
import type { SheetRow } from './read-sheet';
import { type Places, titleOf } from './sheet-columns';

/**
 * Why a row is not taken in. `number` it has none that can be read · `rounded` another program took the number for an
 * amount: its last digits are gone · `date`, `amount` it holds something else · `duplicate` an earlier row has its number
 * and another content · `noInvoice` a line of an invoice that is not in the list · `elsewhere` an invoice that stands only
 * in a further sheet, as those of special business, which have no amounts · `line` a line cannot be read: its invoice is taken in without lines · `tooManyLines` the
 * same, beyond 2,000
 */
export const ROW_DEFECTS = [
  'number',
  'rounded',
  'date',
  'amount',
  'duplicate',
  'noInvoice',
  'elsewhere',
  'line',
  'tooManyLines',
] as const;
export type RowDefect = (typeof ROW_DEFECTS)[number];

export interface UnreadableRow {
  readonly sheet: string;
  /** As the spreadsheet numbers it. */
  readonly row: number;
  readonly defect: RowDefect;
  /** The title over the cell that is wrong, where it is one. */
  readonly column?: string;
  /** What stands there instead. */
  readonly shown: string;
}

/** Some columns hold a word or stars where no tax is charged. */
export const isAmountOrWord = (text: string) => parseDecimal(text) !== undefined || !/\d/.test(text);

/** What of an invoice's row cannot be read, if anything. */
export function defectOf(
  shown: ListRow,
  header: SheetRow,
  places: Places<ListColumn>,
): Pick<UnreadableRow, 'defect' | 'column' | 'shown'> | undefined {
  const tell = (defect: RowDefect, name: ListColumn, text = shown[name] ?? '') => {
    const column = titleOf(header, places, name);
    return { defect, shown: text, ...(column === '' ? {} : { column }) };
  };
  const seen = portalRow(shown, { profileId: '', readingId: '', seenAt: 0 });
  if (!seen) {
    const { invoiceCode, invoiceNumber = '' } = shown;
    if (isRounded(invoiceNumber)) return tell('rounded', 'invoiceNumber');
    return tell('number', 'invoiceNumber', [invoiceCode, invoiceNumber].filter(Boolean).join(' '));
  }
  if (seen.issuedAt === undefined) return tell('date', 'issuedAt');
  if (seen.gross === undefined) return tell('amount', 'gross');
  const wrong = (['net', 'tax'] as const).find((name) => {
    const text = shown[name];
    return text !== undefined && !isAmountOrWord(text);
  });
  return wrong && tell('amount', wrong);
}
