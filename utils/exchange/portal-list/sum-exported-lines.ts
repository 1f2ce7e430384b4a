import { type ListRow, MOST_LINES, type RowLine } from '../../domain/fact/list-row';
import { parseDecimal, sum } from '../../domain/invoice/money';
import { rowId } from '../../domain/list/portal-row';
import { defectOf, type UnreadableRow } from '../xlsx/row-defect';
import { textsOf, titleOf } from '../xlsx/sheet-columns';
import type { ListSheet } from './find-list-sheets';
import { listRowOf } from './list-row';
import type { ReadInvoices } from './read-exported-invoices';
import { Serials } from './serial-gaps';
import { MOST_LINE_ROWS, type SheetReader } from './sheet-reader';
import { SumRows } from './sum-rows';

/** What all lines of an invoice show alike. */
const ALIKE = ['kind', 'status', 'isPositive', 'sellerTaxId', 'buyerTaxId', 'buyerName', 'issuedAt'] as const;
const AMOUNTS = ['net', 'tax', 'gross'] as const;

/** Exact; undefined where a line has none, for then the others are not all of it. */
function sumOf(lines: readonly ListRow[], name: (typeof AMOUNTS)[number]): string | undefined {
  const amounts = lines.map((line) => parseDecimal(line[name]));
  return amounts.every((amount) => amount !== undefined) ? sum(amounts) : undefined;
}

function madeOf(first: ListRow, shown: readonly ListRow[], lines: readonly RowLine[] | undefined): ListRow {
  const { net: _, tax: __, gross: ___, ...head } = first;
  const amounts = AMOUNTS.map((name) => [name, sumOf(shown, name)] as const);
  return {
    ...head,
    ...Object.fromEntries(amounts.filter(([, amount]) => amount !== undefined)),
    ...(lines ? { lines: [...lines] } : {}),
  };
}

/**
 * Invoices made of their lines, for a file that has only 信息汇总表: each line shows number, parties and date of its invoice,
 * and its own amounts, which are added exactly. Such a list proves a period as the other does, if every row of it can be
 * read: an invoice has at least one line, the sheet has one row for each, and so no invoice that the page would show is
 * without a row. A line that cannot be read takes its whole invoice with it, for the sum would be wrong; then the list
 * is not whole.
 */
export async function sumExportedLines(reader: SheetReader, sheet: ListSheet): Promise<ReadInvoices> {
  const { name, header, keys, line: places } = sheet;
  const made = new Map<string, { shown: ListRow[]; lines: RowLine[] }>();
  const unreadable: UnreadableRow[] = [];
  const all: ListRow[] = [];
  /** Invoices that have a line which cannot be read. */
  const broken = new Set<string>();
  let nameless = 0;
  const sums = new SumRows();
  const serials = new Serials(sheet, reader.list.serial);
  for await (const row of reader.rows(sheet, MOST_LINE_ROWS, (sum) => sums.add(sum, all.length))) {
    serials.note(row);
    const shown = listRowOf(row, keys, reader.from1904);
    const id = rowId(shown);
    const its = id === undefined ? undefined : made.get(id);
    const [first] = its?.shown ?? [];
    const differs = first && ALIKE.find((name) => first[name] !== shown[name]);
    const defect =
      defectOf(shown, header, keys) ??
      (differs && {
        defect: 'duplicate' as const,
        column: titleOf(header, keys, differs),
        shown: shown[differs] ?? '',
      });
    if (defect) {
      unreadable.push({ sheet: name, row: row.number, ...defect });
      if (id === undefined) nameless += 1;
      else broken.add(id);
    } else if (id !== undefined) {
      all.push(shown);
      const line = textsOf(row, places);
      if (its) {
        its.shown.push(shown);
        if (its.lines.length <= MOST_LINES) its.lines.push(line);
        if (its.lines.length === MOST_LINES + 1 && its.shown.length === MOST_LINES + 1) {
          unreadable.push({ sheet: name, row: row.number, defect: 'tooManyLines', shown: id });
        }
      } else made.set(id, { shown: [shown], lines: [line] });
    }
  }
  const rows = new Map<string, ListRow>();
  for (const [id, { shown, lines }] of made) {
    if (broken.has(id)) continue;
    rows.set(id, madeOf(shown[0] as ListRow, shown, lines.length > MOST_LINES ? undefined : lines));
  }
  const lost = broken.size + nameless;
  const gaps = lost > 0 ? [] : sums.gaps(sheet, all, reader.list.perhapsNotSummed);
  return { rows, unreadable, lost, lostIds: broken, nameless, gaps, serialGap: serials.gap() };
}
