import { plainText } from '../invoice/plain-text';
import type { RawField } from '../invoice/raw-snapshot';
import type { RowProblem } from './entry-row';

/** A column of the sheet 特定业务. */
export interface SpecificColumn {
  readonly title: string;
  /** Whose field it is; absent: of any invoice. */
  readonly business?: string;
  /** What the portal's form calls the field. */
  readonly label: string;
  /** Most characters. */
  readonly max: number;
  /** The only values that it takes, where they are known. */
  readonly values?: readonly string[];
}

export interface SpecificCell {
  readonly column: SpecificColumn;
  readonly shown: string;
  /** Its content is gone from the file itself. */
  readonly lost?: 'rounded' | 'cellError';
}

/** A row of that sheet: the fields of one invoice, told by its number. */
export interface SpecificRow {
  readonly row: number;
  readonly formNumber: string;
  readonly cells: readonly SpecificCell[];
}

/** One number, however it is written. */
export const numberKey = (formNumber: string): string => formNumber.normalize('NFKC').trim().toLowerCase();

/** As the form takes it; undefined where it is none of what can be chosen. */
const offeredValue = ({ values }: SpecificColumn, shown: string): string | undefined =>
  values ? values.find((one) => plainText(one) === plainText(shown)) : shown;

/** Why a cell is not taken, with the field that it is otherwise. */
function readCell({ column, shown, lost }: SpecificCell, business: string): RowProblem['code'] | RawField {
  const value = offeredValue(column, shown);
  if (lost) return lost;
  if (column.business !== undefined && column.business !== business) return 'otherBusiness';
  if (value === undefined) return 'notOffered';
  if (value.length > column.max) return 'tooLong';
  return { label: column.label, labelFrom: 'item', kind: 'text', value };
}

/** A field that was taken as it stood first; one that says something else under the same label is none. */
const isTwice = (fields: readonly RawField[], { label, value }: RawField) =>
  fields.some((field) => field.label === label && field.value !== value);

/**
 * The fields that the sheet 特定业务 gives to the invoices of a 发票登记表. Each cell that cannot be taken is named.
 * @param businessOf the 特定业务 of an invoice by `numberKey`; undefined for a number that no invoice has
 */
export function readSpecifics(
  rows: Iterable<SpecificRow>,
  businessOf: (key: string) => string | undefined,
): { readonly fields: ReadonlyMap<string, readonly RawField[]>; readonly problems: readonly RowProblem[] } {
  const fields = new Map<string, RawField[]>();
  const problems: RowProblem[] = [];
  for (const { row, formNumber, cells } of rows) {
    const key = numberKey(formNumber);
    const business = businessOf(key);
    if (key === '' || business === undefined) {
      const code = key === '' ? 'noNumber' : 'noSuchInvoice';
      problems.push({ code, row, specific: '', shown: formNumber });
      continue;
    }
    const own = fields.get(key) ?? [];
    fields.set(key, own);
    for (const cell of cells) {
      const read = readCell(cell, business);
      const code = typeof read === 'string' ? read : isTwice(own, read) ? 'differs' : undefined;
      if (code !== undefined)
        problems.push({ code, row, specific: cell.column.title, shown: cell.shown, of: key });
      else if (typeof read !== 'string' && !own.some(({ label }) => label === read.label)) own.push(read);
    }
  }
  return { fields, problems };
}
