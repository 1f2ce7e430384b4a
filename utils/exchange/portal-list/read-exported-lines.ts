import { type ListRow, MOST_LINES, type RowLine } from '../../domain/fact/list-row';
import type { SheetRow } from '../xlsx/read-sheet';
import { isAmountOrWord, type RowDefect, type UnreadableRow } from '../xlsx/row-defect';
import { textsOf, titleOf } from '../xlsx/sheet-columns';
import type { ListSheet } from './find-list-sheets';
import { idOfRow } from './list-row';

/** Lines by their invoice's id, and what could not be taken in. An invoice that is not in `rows` has none. */
export async function readExportedLines(
  source: AsyncIterable<SheetRow>,
  { name: sheet, header, keys, line: places }: ListSheet,
  rows: ReadonlyMap<string, ListRow>,
) {
  const lines = new Map<string, RowLine[]>();
  /** Invoices one of whose lines cannot be taken in: the others would be too few. */
  const incomplete = new Set<string>();
  const unreadable: UnreadableRow[] = [];
  /** Invoices that stand only here. */
  const only = new Set<string>();
  for await (const row of source) {
    const { id, shown } = idOfRow(row, keys);
    const line = textsOf(row, places);
    const wrong = (['netAmount', 'taxAmount'] as const).find((name) => {
      const text = line[name];
      return text !== undefined && !isAmountOrWord(text);
    });
    const its = id === undefined ? [] : (lines.get(id) ?? []);
    const tell = (defect: RowDefect, text: string, column = '') => {
      unreadable.push({ sheet, row: row.number, defect, ...(column ? { column } : {}), shown: text });
    };
    if (id === undefined) tell('number', shown, titleOf(header, keys, 'invoiceNumber'));
    else if (!rows.has(id)) {
      tell('noInvoice', id);
      only.add(id);
    } else if (wrong !== undefined) {
      tell('line', line[wrong] ?? '', titleOf(header, places, wrong));
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
  return { lines, unreadable, only };
}
