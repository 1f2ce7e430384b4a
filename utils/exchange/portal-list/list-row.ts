import type { ListColumn, ListRow } from '../../domain/fact/list-row';
import { rowId } from '../../domain/list/portal-row';
import type { SheetRow } from '../xlsx/read-sheet';
import { cellOf, type Places, textsOf } from '../xlsx/sheet-columns';
import { listDate } from './list-date';

/** A row without what only says that a cell is empty. */
export function withoutNothing(row: SheetRow, nothing: ReadonlySet<string>): SheetRow {
  const isNothing = (cell: string) => cell !== '' && cell.length < 6 && nothing.has(cell.trim());
  if (!row.cells.some(isNothing)) return row;
  return { number: row.number, cells: row.cells.map((cell) => (isNothing(cell) ? '' : cell)) };
}

/**
 * Zeros that a program took off when it made numbers of an old invoice's 发票代码 (10 or 12 digits, those of 12 begin with
 * 0) and 发票号码 (8): what they were is sure. A number of 20 digits loses its last ones, which nobody can put back.
 */
function withZeros({ invoiceCode = '', invoiceNumber = '' }: ListRow): ListRow {
  const code = /^[1-9]\d{10}$/.test(invoiceCode) ? `0${invoiceCode}` : invoiceCode;
  if (!/^(\d{10}|\d{12})$/.test(code) || !/^\d{1,8}$/.test(invoiceNumber)) return {};
  return { invoiceCode: code, invoiceNumber: invoiceNumber.padStart(8, '0') };
}

/** What the row of a list shows of an invoice. */
export function listRowOf(row: SheetRow, keys: Places<ListColumn>, from1904: boolean): ListRow {
  const shown: ListRow = textsOf(row, keys);
  const { issuedAt } = shown;
  return {
    ...shown,
    ...withZeros(shown),
    ...(issuedAt === undefined ? {} : { issuedAt: listDate(issuedAt, from1904) }),
  };
}

/** Key of the invoice that a row is, or belongs to; what stands there where it has none. */
export function idOfRow(row: SheetRow, keys: Places<ListColumn>): { id: string | undefined; shown: string } {
  const shown = {
    invoiceNumber: cellOf(row, keys, 'invoiceNumber'),
    invoiceCode: cellOf(row, keys, 'invoiceCode'),
  };
  return {
    id: rowId({ ...shown, ...withZeros(shown) }),
    shown: [shown.invoiceCode, shown.invoiceNumber].filter(Boolean).join(' '),
  };
}
