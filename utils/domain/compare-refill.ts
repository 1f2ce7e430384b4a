import type { LineFieldId } from './field-mapping';
import type { Invoice } from './invoice';
import { sameAmount } from './money';
import { sameLabel } from './pick-field';
import type { RawField, RawSnapshot } from './raw-snapshot';

/** A place of the form that does not show what it showed at the submit. */
export interface Difference {
  /** `field`: the label; `line`: 「第 3 行」 and the column. */
  readonly label: string;
  readonly line?: number;
  readonly column?: LineFieldId;
  readonly wanted: string;
  /** Undefined when the place is not on the page. */
  readonly shown: string | undefined;
}

/** The control of another reading of the same form that stands for the same thing. */
export function counterpart<T>(
  wanted: RawField,
  among: readonly T[],
  fieldOf: (candidate: T) => RawField,
): T | undefined {
  const sameGroup = (field: RawField) => field.group === wanted.group;
  const rules: Array<(field: RawField) => boolean> = [
    // Two tick boxes of one name stand in one half: the label decides there.
    (field) =>
      wanted.name !== undefined &&
      field.name === wanted.name &&
      sameGroup(field) &&
      field.kind === wanted.kind,
    (field) => sameLabel(field.label, wanted.label) && sameGroup(field) && field.nth === wanted.nth,
    (field) => wanted.label !== '' && sameLabel(field.label, wanted.label) && sameGroup(field),
  ];
  for (const rule of rules) {
    const found = among.find((candidate) => rule(fieldOf(candidate)));
    if (found) return found;
  }
  return undefined;
}

const AMOUNTS: ReadonlySet<LineFieldId> = new Set(['quantity', 'unitPrice', 'netAmount', 'taxAmount']);
const LINE_FIELDS: readonly LineFieldId[] = [
  'itemName',
  'specification',
  'unit',
  'quantity',
  'unitPrice',
  'netAmount',
  'taxRate',
  'taxAmount',
];

const sameValue = (id: LineFieldId, wanted: string, shown: string) =>
  wanted === shown || (AMOUNTS.has(id) && sameAmount(wanted, shown));

function compareLines(wanted: Invoice, shown: Invoice): Difference[] {
  return wanted.lines.flatMap((line, index) =>
    LINE_FIELDS.flatMap((column): Difference[] => {
      const expected = line[column];
      const found = shown.lines[index]?.[column];
      if (expected === undefined && found === undefined) return [];
      if (expected !== undefined && found !== undefined && sameValue(column, expected, found)) return [];
      return [{ label: column, line: index, column, wanted: expected ?? '', shown: found }];
    }),
  );
}

const isSilent = ({ kind, value }: RawField) => value === '' || (kind === 'checkbox' && value === 'false');

function compareFields(wanted: RawSnapshot, shown: RawSnapshot): Difference[] {
  return wanted.fields.flatMap((field): Difference[] => {
    const found = counterpart(field, shown.fields, (candidate) => candidate);
    if (found?.value === field.value || (found === undefined && isSilent(field))) return [];
    return [{ label: field.label || field.name || '', wanted: field.value, shown: found?.value }];
  });
}

/**
 * Everything in which a filled form differs from what was submitted: fields, lines, number of lines and gross.
 * An empty list means that the clerk sees what she had entered.
 */
export function compareRefill(
  wanted: { snapshot: RawSnapshot; invoice: Invoice },
  shown: { snapshot: RawSnapshot; invoice: Invoice },
): Difference[] {
  const differences = [
    ...compareFields(wanted.snapshot, shown.snapshot),
    ...compareLines(wanted.invoice, shown.invoice),
  ];
  const extra = shown.invoice.lines.length - wanted.invoice.lines.length;
  if (extra > 0) {
    differences.push({
      label: 'lines',
      wanted: String(wanted.invoice.lines.length),
      shown: String(shown.invoice.lines.length),
    });
  }
  for (const id of ['kind', 'totalGross'] as const) {
    const expected = wanted.invoice[id];
    const found = shown.invoice[id];
    const same =
      expected === found || (id === 'totalGross' && expected && found && sameAmount(expected, found));
    if (expected !== undefined && !same) differences.push({ label: id, wanted: expected, shown: found });
  }
  return differences;
}
