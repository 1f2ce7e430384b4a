import { readControl } from '../dom/read-control';
import type { FieldMapping, LineFieldId } from '../domain/invoice/field-mapping';
import { columnOf } from '../domain/invoice/line-columns';
import type { LineRow } from '../domain/invoice/line-table';
import { parseDecimal, parseTaxRate, sameAmount } from '../domain/invoice/money';
import type { RawTable } from '../domain/invoice/raw-snapshot';
import { isNotKept } from '../domain/invoice/without-travellers';
import { columnPlace } from '../domain/retry/compare-refill';
import type { RefillPlaces } from '../portal/profile';
import { fillControl } from './fill-control';
import { createItemFiller, type ItemFiller } from './fill-item';
import { findGrid, type Grid } from './find-grid';
import { findByWords } from './find-shown';
import { waitMaybe } from './wait-until';

const ROW_MS = 5_000;

/** Filled in this order: the page computes the amount from quantity and price, and the tax from amount and rate. */
const ORDER: readonly LineFieldId[] = [
  'itemName',
  'specification',
  'unit',
  'quantity',
  'unitPrice',
  'netAmount',
  'taxRate',
];

type Column = RawTable['columns'][number];

function inOrder(columns: readonly Column[], mapping: FieldMapping['lines']): Column[] {
  const first = ORDER.map((id) => columnOf([...columns], mapping[id])).filter((place) => place >= 0);
  const rest = [...columns.keys()].filter((place) => !first.includes(place));
  return [...first, ...rest].map((place) => columns[place] as Column);
}

/** An amount that the page has computed already is left alone: typing it would change the unit price. */
function shows(control: Element, wanted: string): boolean {
  const value = readControl(control)?.value ?? '';
  const [amount, expected] = [parseDecimal(value), parseDecimal(wanted)];
  return value === wanted || (amount !== undefined && expected !== undefined && sameAmount(amount, expected));
}

async function fillLine(
  current: () => { grid: Grid; row: HTMLTableRowElement } | undefined,
  columns: readonly Column[],
  wantedIn: (column: Column) => string | undefined,
  itemColumn: Column | undefined,
  items: ItemFiller,
): Promise<void> {
  for (const column of columns) {
    const wanted = wantedIn(column);
    const at = current();
    const control = at?.grid.control(at.row, column);
    // What an item brought along that the record did not have (a unit) is emptied again.
    if (wanted === undefined || isNotKept(wanted) || !control || shows(control, wanted)) continue;
    if (column === itemColumn) await items.fill(control as HTMLInputElement, wanted);
    else await fillControl(control, wanted, (text) => parseTaxRate(text) === parseTaxRate(wanted));
  }
}

/**
 * Fills the line grid from the first line on, adding the rows that are missing. Discount lines come after
 * (`add-discounts.ts`), for they are not typed.
 * @param table the grid as it was submitted, for its columns
 */
export async function fillLines(
  document: Document,
  mapping: FieldMapping['lines'],
  places: RefillPlaces,
  table: RawTable,
  lines: readonly LineRow[],
): Promise<void> {
  const columns = inOrder(table.columns, mapping);
  const itemColumn = table.columns[columnOf(table.columns, mapping.itemName)];
  const items = createItemFiller(document, places);
  for (const [line, { cells }] of lines.entries()) {
    let last: { grid: Grid; row: HTMLTableRowElement } | undefined;
    const current = () => {
      // Rendered again, the row may be another element.
      if (last?.row.isConnected) return last;
      const grid = findGrid(document, mapping);
      const row = grid?.row(line);
      last = grid && row ? { grid, row } : undefined;
      return last;
    };
    if (!current()) {
      findByWords(document, places.addRow)?.click();
      // No further row: what is missing is listed by the read-back.
      if (!(await waitMaybe(current, ROW_MS))) return;
    }
    await fillLine(
      current,
      columns,
      (column) => cells[columnPlace(column, table.columns)],
      itemColumn,
      items,
    );
  }
}
