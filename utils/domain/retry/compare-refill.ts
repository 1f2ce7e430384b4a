import type { FieldMapping } from '../invoice/field-mapping';
import type { Invoice } from '../invoice/invoice';
import { findLineTable } from '../invoice/line-table';
import { parseDecimal, parseTaxRate, sameAmount } from '../invoice/money';
import { pairFields } from '../invoice/pair-fields';
import { sameLabel } from '../invoice/pick-field';
import type { RawField, RawSnapshot, RawTable } from '../invoice/raw-snapshot';
import { isNotKept } from '../invoice/without-travellers';

/** A place of the form that does not show what it showed at the submit; `shown` undefined = not on the page. */
export type Difference = { readonly wanted: string; readonly shown: string | undefined } & (
  | { readonly at: 'field'; readonly index: number; readonly label: string; readonly kind: RawField['kind'] }
  /** A cell of the line grid (`table` 'lines') or of another table; row from 0. */
  | { readonly at: 'cell'; readonly table: 'lines' | 'other'; readonly row: number; readonly label: string }
  | { readonly at: 'whole'; readonly what: 'rows' | 'kind' | 'totalGross' | 'priceIncludesTax' }
);

/** One reading of a form. */
export interface FormReading {
  readonly snapshot: RawSnapshot;
  readonly invoice: Invoice;
}

const isSilent = ({ kind, value }: RawField) => value === '' || (kind === 'checkbox' && value === 'false');

/** What was not kept cannot be filled in: whatever she puts there is right, and that nothing stands there is told. */
const isHersNow = (wanted: string, shown: string | undefined) => isNotKept(wanted) && Boolean(shown?.trim());

function compareFields(wanted: readonly RawField[], shown: readonly RawField[]): Difference[] {
  const pairs = pairFields(wanted, shown);
  return wanted.flatMap((field, index): Difference[] => {
    const place = pairs[index];
    const found = place === undefined ? undefined : shown[place];
    if (found?.value === field.value || (found === undefined && isSilent(field))) return [];
    if (isHersNow(field.value, found?.value)) return [];
    const label = field.label || field.name || '';
    return [{ at: 'field', index, label, kind: field.kind, wanted: field.value, shown: found?.value }];
  });
}

/** The same figure written otherwise (3000 and 3000.00, 6% and 0.06) is the same. */
function sameCell(wanted: string, shown: string): boolean {
  if (wanted === shown) return true;
  const [left, right] = [parseDecimal(wanted), parseDecimal(shown)];
  if (left !== undefined && right !== undefined) return sameAmount(left, right);
  return wanted !== '' && parseTaxRate(wanted) === parseTaxRate(shown);
}

type Column = RawTable['columns'][number];

/** Place of the same column in another reading; by key, for the label of an amount changes with 含税. */
export const columnPlace = (column: Column, columns: readonly Column[]): number =>
  columns.findIndex((other) =>
    column.key === undefined ? sameLabel(other.label, column.label) : other.key === column.key,
  );

function compareTables(
  wanted: RawTable,
  shown: RawTable | undefined,
  table: 'lines' | 'other',
): Difference[] {
  const places = wanted.columns.map((column) => columnPlace(column, shown?.columns ?? []));
  const differences = wanted.rows.flatMap((cells, row) =>
    cells.flatMap((cell, column): Difference[] => {
      const found = shown?.rows[row]?.[places[column] ?? -1];
      if (found === undefined ? cell === '' : sameCell(cell, found)) return [];
      if (isHersNow(cell, found)) return [];
      return [
        { at: 'cell', table, row, label: wanted.columns[column]?.label ?? '', wanted: cell, shown: found },
      ];
    }),
  );
  const count = shown?.rows.length ?? 0;
  if (count <= wanted.rows.length) return differences;
  return [
    ...differences,
    { at: 'whole', what: 'rows', wanted: String(wanted.rows.length), shown: String(count) },
  ];
}

const sameColumns = (left: RawTable, right: RawTable) =>
  left.columns.length === right.columns.length &&
  left.columns.every((column, index) => columnPlace(column, right.columns) === index);

function compareWhole(wanted: Invoice, shown: Invoice): Difference[] {
  const differences: Difference[] = [];
  const say = (
    what: 'kind' | 'totalGross' | 'priceIncludesTax',
    expected: string,
    found: string | undefined,
  ) => differences.push({ at: 'whole', what, wanted: expected, shown: found });
  if (wanted.kind !== undefined && wanted.kind !== shown.kind) say('kind', wanted.kind, shown.kind);
  if (wanted.priceIncludesTax !== shown.priceIncludesTax)
    say('priceIncludesTax', String(wanted.priceIncludesTax), String(shown.priceIncludesTax));
  const { totalGross } = wanted;
  if (totalGross !== undefined && !(shown.totalGross && sameAmount(totalGross, shown.totalGross)))
    say('totalGross', totalGross, shown.totalGross);
  return differences;
}

/**
 * Everything in which a filled form differs from what was submitted: each field, each cell of each table, kind,
 * 含税 and gross. What no filler supports is in it too, for it looks at the readings alone. An empty list means that
 * the clerk sees what she had entered.
 */
export function compareRefill(
  wanted: FormReading,
  shown: FormReading,
  lines: FieldMapping['lines'],
): Difference[] {
  const grid = findLineTable(wanted.snapshot.tables, lines);
  const others = wanted.snapshot.tables.filter((table) => table !== grid);
  const shownGrid = findLineTable(shown.snapshot.tables, lines);
  const shownOthers = shown.snapshot.tables.filter((table) => table !== shownGrid);
  return [
    ...compareWhole(wanted.invoice, shown.invoice),
    ...compareFields(wanted.snapshot.fields, shown.snapshot.fields),
    ...(grid ? compareTables(grid, shownGrid, 'lines') : []),
    ...others.flatMap((table) =>
      compareTables(
        table,
        shownOthers.find((other) => sameColumns(table, other)),
        'other',
      ),
    ),
  ];
}
