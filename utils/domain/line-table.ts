import type { ColumnAlternative, FieldMapping } from './field-mapping';
import { parseDecimal } from './money';
import { sameLabel } from './pick-field';
import type { RawTable } from './raw-snapshot';

/** @returns place of the column that the first fitting alternative names; -1 when none is there */
export function columnOf(columns: RawTable['columns'], alternatives: readonly ColumnAlternative[]): number {
  for (const { key, label } of alternatives) {
    const index = columns.findIndex(
      (column) =>
        (key === undefined || column.key === key) && (label === undefined || sameLabel(column.label, label)),
    );
    if (index >= 0) return index;
  }
  return -1;
}

/** The line grid: the table with most rows among those that have an amount and a rate column. */
export function findLineTable(
  tables: readonly RawTable[],
  { netAmount, taxRate }: FieldMapping['lines'],
): RawTable | undefined {
  return tables
    .filter(({ columns }) => columnOf(columns, netAmount) >= 0 && columnOf(columns, taxRate) >= 0)
    .sort((left, right) => right.rows.length - left.rows.length)[0];
}

/** Whether the grid's prices and amounts are with tax: its header says so. */
export function pricesIncludeTax(
  columns: RawTable['columns'],
  { netAmount }: FieldMapping['lines'],
): boolean {
  const label = columns[columnOf(columns, netAmount)]?.label;
  return label !== undefined && /(^|[^不])含税/.test(label);
}

export interface LineRow {
  readonly cells: readonly string[];
  /** Amount, without sign, of the discount line (折扣行) directly under it. */
  readonly discount?: string;
}

/**
 * The lines of a grid with their discount lines folded in: a negative amount under a positive one of the same item,
 * without quantity, is the discount of that line (`design.md` §6). In a red invoice all amounts are negative, and
 * none is a discount.
 */
export function foldDiscounts({ columns, rows }: RawTable, lines: FieldMapping['lines']): LineRow[] {
  const [item, quantity, amount] = [lines.itemName, lines.quantity, lines.netAmount].map((alternatives) =>
    columnOf(columns, alternatives),
  ) as [number, number, number];
  const isNegative = (cells: readonly string[]) => parseDecimal(cells[amount])?.startsWith('-') ?? false;
  const folded: LineRow[] = [];
  for (const cells of rows) {
    const before = folded.at(-1);
    const isDiscount =
      before !== undefined &&
      before.discount === undefined &&
      isNegative(cells) &&
      !isNegative(before.cells) &&
      cells[item] === before.cells[item] &&
      !cells[quantity];
    if (isDiscount) {
      const discount = (parseDecimal(cells[amount]) as string).slice(1);
      folded[folded.length - 1] = { ...before, discount };
    } else folded.push({ cells });
  }
  return folded;
}
