import Big from 'big.js';
import type { ColumnAlternative, FieldMapping, LineFieldId } from './field-mapping';
import { parseDecimal, parseTaxRate } from './money';
import { sameLabel } from './pick-field';
import type { RawTable } from './raw-snapshot';

type Lines = FieldMapping['lines'];

export interface LineColumns {
  /** Place of each column; -1 when none is there. */
  readonly places: Readonly<Record<LineFieldId, number>>;
  /** Some were known by their place alone, checked by the numbers in them. */
  readonly byPosition: boolean;
}

/** What the rows prove, at most so many of them are asked. */
const ROWS_TO_PROVE = 50;
/** The portal takes |金额×税率−税额| up to 0.06. */
const TOLERANCE = new Big('0.06');
const PERCENT = /^\d+(\.\d+)?\s*[%％]$/;
const NO_RATE: ReadonlySet<string | undefined> = new Set(['免税', '不征税']);

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

const near = (left: Big, right: Big) => left.minus(right).abs().lte(TOLERANCE);

/** How amount, rate and tax of a row go together: without tax in the amount, with it, both, or not at all. */
export function relationOf(
  amount?: string,
  rate?: string,
  tax?: string,
): 'net' | 'gross' | 'both' | undefined {
  const shownRate = parseTaxRate(rate);
  const paid = parseDecimal(tax);
  if (NO_RATE.has(shownRate)) return paid === undefined || new Big(paid).eq(0) ? 'both' : undefined;
  const [base, part] = [parseDecimal(amount), parseDecimal(shownRate)];
  if (base === undefined || part === undefined || paid === undefined) return undefined;
  const net = near(new Big(base).times(part), new Big(paid));
  const gross = near(new Big(base).times(part).div(new Big(1).plus(part)), new Big(paid));
  return net && gross ? 'both' : net ? 'net' : gross ? 'gross' : undefined;
}

/** Every row that has an amount proves three columns beside each other to be amount, rate and tax. */
function areAmounts(rows: RawTable['rows'], net: number): boolean {
  let proofs = 0;
  const whole = new Set<string>();
  for (const row of rows.slice(0, ROWS_TO_PROVE)) {
    const [amount, rate, tax] = [row[net] ?? '', row[net + 1] ?? '', row[net + 2] ?? ''].map((cell) =>
      cell.trim(),
    );
    if (amount === '' && rate === '' && tax === '') continue;
    const isRate = PERCENT.test(rate as string) || NO_RATE.has(parseTaxRate(rate));
    if (!isRate || parseDecimal(amount) === undefined) return false;
    const relation = relationOf(amount, rate, tax);
    if (relation === undefined) return false;
    if (relation !== 'both') whole.add(relation);
    proofs += 1;
  }
  return proofs > 0 && whole.size < 2;
}

/** 序号: whole numbers that count up by one. */
function areCounting(rows: RawTable['rows'], place: number): boolean {
  const shown = rows.slice(0, ROWS_TO_PROVE).map((row) => row[place]?.trim() ?? '');
  return (
    shown.length > 0 &&
    shown.every((text, at) => /^\d{1,5}$/.test(text) && Number(text) === Number(shown[0]) + at)
  );
}

/** Columns between two known ones, where as many stand between as belong there; beside the outermost what proves itself. */
function fillGaps(places: Record<LineFieldId, number>, ids: readonly LineFieldId[], rows: RawTable['rows']) {
  let filled = false;
  for (const [index, id] of ids.entries()) {
    if (places[id] >= 0) continue;
    const before = ids
      .slice(0, index)
      .map((other) => places[other] >= 0)
      .lastIndexOf(true);
    const after = ids.findIndex((other, at) => at > index && places[other] >= 0);
    const from = places[ids[before] as LineFieldId];
    const isBetween =
      before >= 0 && after >= 0 && places[ids[after] as LineFieldId] - from === after - before;
    const isTax =
      id === 'taxAmount' && places.taxRate === places.netAmount + 1 && areAmounts(rows, places.netAmount);
    const isNumber = id === 'lineNo' && areCounting(rows, places.itemName - 1);
    if (!isBetween && !isTax && !isNumber) continue;
    places[id] = isTax ? places.taxRate + 1 : isNumber ? places.itemName - 1 : from + index - before;
    filled = true;
  }
  return filled;
}

/**
 * Where each column of a line grid stands: by key, by label, else by place, which the numbers must bear out. Only a
 * table that is typed into is read by place: another tool's may hold any numbers.
 */
export function lineColumns(table: RawTable, lines: Lines): LineColumns {
  const { columns, rows, controls } = table;
  const ids = Object.keys(lines) as LineFieldId[];
  const places = Object.fromEntries(ids.map((id) => [id, columnOf(columns, lines[id])])) as Record<
    LineFieldId,
    number
  >;
  const isTyped = controls === true || columns.some(({ key }) => key !== undefined);
  if (!isTyped || ids.every((id) => places[id] >= 0)) return { places, byPosition: false };
  if (ids.some((id) => places[id] >= 0)) {
    const byPosition = fillGaps(places, ids, rows);
    if (places.netAmount >= 0 && places.taxRate >= 0) return { places, byPosition };
  }
  const net = columns.findIndex((_, at) => at + 2 < columns.length && areAmounts(rows, at));
  if (net < 0) return { places, byPosition: false };
  const first = net - ids.indexOf('netAmount');
  for (const [index, id] of ids.entries()) places[id] = Math.max(-1, first + index);
  return { places, byPosition: true };
}
