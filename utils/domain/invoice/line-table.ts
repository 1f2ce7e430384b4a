import type { FieldMapping } from './field-mapping';
import { columnOf, lineColumns, relationOf } from './line-columns';
import { parseDecimal } from './money';
import { plainChinese } from './plain-chinese';
import type { RawTable } from './raw-snapshot';

/** Keys and controls tell the page's own grid from a table that another tool put there (X11). */
function trustIn({ columns, controls }: RawTable, lines: FieldMapping['lines']): number {
  const known = new Set(
    Object.values(lines).flatMap((alternatives) => alternatives.flatMap(({ key }) => key ?? [])),
  );
  const hasKeys = columns.some(({ key }) => key !== undefined && known.has(key));
  return (hasKeys ? 2 : 0) + (controls === true ? 1 : 0);
}

/**
 * The line grid, among the tables that have an amount and a rate column: the one that is known by its keys or is
 * typed into before others; of equal ones the one with most rows.
 */
export function findLineTable(
  tables: readonly RawTable[],
  lines: FieldMapping['lines'],
): RawTable | undefined {
  return tables
    .filter((table) => {
      if (table.foreign === true) return false;
      const { places } = lineColumns(table, lines);
      return places.netAmount >= 0 && places.taxRate >= 0;
    })
    .sort(
      (left, right) => trustIn(right, lines) - trustIn(left, lines) || right.rows.length - left.rows.length,
    )[0];
}

const WITH_TAX = /(^|[^不])含税/;
const HAN = /\p{Script=Han}/u;

/** Whether the grid's prices and amounts are with tax: its header says so. */
export function pricesIncludeTax(
  columns: RawTable['columns'],
  { netAmount }: FieldMapping['lines'],
): boolean {
  const label = columns[columnOf(columns, netAmount)]?.label;
  return label !== undefined && WITH_TAX.test(plainChinese(label));
}

/**
 * The same of a grid that is filled in: where the header's words are not known (translated) its numbers tell, for
 * tax is the rate's part of an amount without it.
 */
export function amountsIncludeTax(table: RawTable, lines: FieldMapping['lines']): boolean {
  const { places } = lineColumns(table, lines);
  const label = plainChinese(table.columns[places.netAmount]?.label ?? '');
  if (HAN.test(label)) return WITH_TAX.test(label);
  const relations = table.rows.map((row) =>
    relationOf(row[places.netAmount], row[places.taxRate], row[places.taxAmount]),
  );
  return relations.includes('gross') && !relations.includes('net');
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
export function foldDiscounts(table: RawTable, lines: FieldMapping['lines']): LineRow[] {
  const { rows } = table;
  const { itemName: item, quantity, netAmount: amount } = lineColumns(table, lines).places;
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
