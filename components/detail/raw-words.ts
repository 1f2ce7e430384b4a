import type { RawField, RawSnapshot } from '../../utils/domain/invoice/raw-snapshot';
import { isNotKept } from '../../utils/domain/invoice/without-travellers';
import type { TextKey, Translate } from '../../utils/domain/texts/texts';

/** A value of the page under its word; without one where the page named it by nothing that she would know. */
export interface RawLine {
  readonly label: string;
  readonly value: string;
}

/** Our own names of what a page shows without a label (`utils/portal`, `utils/domain/fact/list-row.ts`), the main ones first. */
const NAMED: Readonly<Record<string, TextKey>> = {
  kind: 'column.kind',
  invoiceNumber: 'column.invoiceNumber',
  number: 'column.invoiceNumber',
  issuedAt: 'column.issuedAt',
  totalGross: 'column.totalGross',
  gross: 'column.totalGross',
  totalNet: 'column.totalNet',
  net: 'column.totalNet',
  totalTax: 'column.totalTax',
  tax: 'column.totalTax',
  sellerName: 'column.sellerName',
  sellerTaxId: 'column.sellerTaxId',
  buyerName: 'column.buyerName',
  buyerTaxId: 'column.buyerTaxId',
  note: 'column.note',
  source: 'row.source',
  originalNumber: 'column.originalNumber',
};
const ORDER = Object.keys(NAMED);

const isEmpty = (value: string): boolean => /^[-–—\s]*$/.test(value);

/** A value as it is shown; what was not kept says so. */
export const shownCell = (value: string, t: Translate): string =>
  isNotKept(value) ? t('raw.notKept') : value;

function shownValue({ kind, value }: Pick<RawField, 'kind' | 'value'>, t: Translate): string {
  if (kind !== 'checkbox') return value;
  return value === 'true' ? t('raw.yes') : value === 'false' ? t('raw.no') : value;
}

function lineOf(name: string, label: string, value: string, t: Translate): RawLine {
  const key = label === '' && ORDER.includes(name) ? NAMED[name] : undefined;
  return { label: key === undefined ? label : t(key), value };
}

/** Named texts of a page or cells of a row, the main ones first. */
function namedLines(texts: Readonly<Record<string, unknown>>, t: Translate): RawLine[] {
  const placeOf = (name: string) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
  return Object.entries(texts)
    .filter((entry): entry is [string, string] => typeof entry[1] === 'string' && !isEmpty(entry[1]))
    .sort(([left], [right]) => placeOf(left) - placeOf(right))
    .map(([name, value]) => lineOf(name, '', value, t));
}

/**
 * What was read of a page, for people: what it called by a word she knows, and apart what it called by none. An unticked
 * box without a word tells nothing, nor does an empty field.
 */
export function rawLines(
  { fields, texts }: Pick<RawSnapshot, 'fields' | 'texts'>,
  t: Translate,
): { readonly named: readonly RawLine[]; readonly nameless: readonly string[] } {
  const ofFields = fields
    .filter(({ value }) => !isEmpty(value))
    .filter(({ kind, label }) => kind !== 'checkbox' || label !== '')
    .map((field) => lineOf(field.name ?? '', field.label, shownValue(field, t), t));
  return apart([...namedLines(texts, t), ...ofFields]);
}

/** The same of a row of the portal's list that was taken into the ledger. */
export const rawRow = (row: unknown, t: Translate) =>
  typeof row === 'object' && row !== null
    ? apart(namedLines(row as Record<string, unknown>, t))
    : { named: [], nameless: [] };

const apart = (lines: readonly RawLine[]) => ({
  named: lines.filter(({ label }) => label !== ''),
  nameless: lines.filter(({ label }) => label === '').map(({ value }) => value),
});
