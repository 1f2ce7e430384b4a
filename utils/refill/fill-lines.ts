import { readControl } from '../dom/read-control';
import type { FieldMapping, LineFieldId } from '../domain/field-mapping';
import type { InvoiceLine } from '../domain/invoice';
import { parseDecimal, parseTaxRate, sameAmount } from '../domain/money';
import { fillSelect } from './fillers/fill-select';
import { fillText } from './fillers/fill-text';
import { findGrid, type Grid } from './find-grid';
import { waitUntil } from './wait-until';

const ROW_MS = 5_000;

/** Typed in this order: the page computes the amount from quantity and price, and the tax from amount and rate. */
const TYPED: readonly LineFieldId[] = [
  'itemName',
  'specification',
  'unit',
  'quantity',
  'unitPrice',
  'netAmount',
];

const shows = (control: Element, wanted: string) => {
  const value = readControl(control)?.value ?? '';
  const amount = parseDecimal(value);
  const expected = parseDecimal(wanted);
  return value === wanted || (amount !== undefined && expected !== undefined && sameAmount(amount, expected));
};

async function fillLine(grid: Grid, row: number, line: InvoiceLine): Promise<void> {
  for (const id of TYPED) {
    const wanted = line[id];
    const control = grid.control(row, id);
    // An amount that the page has computed already is left alone: typing it would change the unit price.
    if (wanted === undefined || !control || shows(control, wanted)) continue;
    fillText(control as HTMLInputElement, wanted);
  }
  const rate = grid.control(row, 'taxRate');
  if (line.taxRate === undefined || !rate) return;
  if (parseTaxRate(readControl(rate)?.value) === line.taxRate) return;
  await fillSelect(rate, (text) => parseTaxRate(text) === line.taxRate);
}

/**
 * Fills the line grid from the first row, adding the rows that are missing.
 * @param addRow presses the page's own button for one more row
 */
export async function fillLines(
  root: ParentNode,
  mapping: FieldMapping['lines'],
  lines: readonly InvoiceLine[],
  addRow: () => void,
): Promise<void> {
  const grid = findGrid(root, mapping);
  if (!grid) return;
  for (const [row, line] of lines.entries()) {
    if (grid.rows().length <= row) {
      addRow();
      await waitUntil(() => grid.rows().length > row, ROW_MS, `row ${row + 1}`);
    }
    await fillLine(grid, row, line);
  }
}
