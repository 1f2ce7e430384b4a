import { type ListColumn, type ListRow, MOST_LINES, type RowLine, rowId } from '../domain/portal-row';
import type { SheetRow } from './read-sheet';
import { isAmountOrWord, type RowDefect, type UnreadableRow } from './row-defect';
import { cellOf, type Places, textsOf } from './sheet-columns';

/** Lines by their invoice's id, and what could not be taken in. An invoice that is not in `rows` has none. */
export async function readExportedLines(
  source: AsyncIterable<SheetRow>,
  keys: Places<ListColumn>,
  places: Places<keyof RowLine>,
  rows: ReadonlyMap<string, ListRow>,
) {
  const lines = new Map<string, RowLine[]>();
  /** Invoices one of whose lines cannot be taken in: the others would be too few. */
  const incomplete = new Set<string>();
  const unreadable: Array<Omit<UnreadableRow, 'sheet'>> = [];
  for await (const row of source) {
    const number = cellOf(row, keys, 'invoiceNumber');
    const id = rowId({ invoiceNumber: number, invoiceCode: cellOf(row, keys, 'invoiceCode') });
    const line = textsOf(row, places);
    const wrong = [line.netAmount, line.taxAmount].find(
      (text) => text !== undefined && !isAmountOrWord(text),
    );
    const its = id === undefined ? [] : (lines.get(id) ?? []);
    const tell = (defect: RowDefect, shown: string) => {
      unreadable.push({ row: row.number, defect, shown });
    };
    if (id === undefined) tell('number', number);
    else if (!rows.has(id)) tell('noInvoice', id);
    else if (wrong !== undefined) {
      tell('line', wrong);
      incomplete.add(id);
    } else if (its.length >= MOST_LINES) {
      if (!incomplete.has(id)) tell('tooManyLines', id);
      incomplete.add(id);
    } else {
      its.push(line);
      lines.set(id, its);
    }
  }
  for (const id of incomplete) lines.delete(id);
  return { lines, unreadable };
}
