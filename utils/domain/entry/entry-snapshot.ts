import type { FieldMapping, InvoiceFieldId, LineFieldId } from '../invoice/field-mapping';
import { formatRate, parseTaxRate } from '../invoice/money';
import type { RawField, RawSnapshot, RawTable } from '../invoice/raw-snapshot';
import { BUYER_PARTS, type Entry, type EntryLine, type EntrySeller, isEmptyLine } from './entry';
import { entryTotals } from './entry-totals';
import { discountFigures, lineFigures } from './line-figures';

/** How the page titles what was never on it. */
const TITLE = '待开登记';
/** 单价 and 金额 say by their words whether tax is in them. */
const COUNTED = { true: '（含税）', false: '（不含税）' } as const;

/** A control as the form of the profile shows it, where its first alternative says how it is called. */
function fieldOf(
  { fields }: FieldMapping,
  id: InvoiceFieldId,
  value: string,
  kind: RawField['kind'] = 'text',
): RawField {
  const alternatives = fields[id] ?? [];
  const name = alternatives.find((one) => one.name !== undefined)?.name;
  const label = alternatives.find((one) => one.label !== undefined)?.label ?? '';
  const side = /^(buyer|seller)\./.exec(id)?.[1];
  const nth = alternatives.find((one) => one.nth !== undefined)?.nth;
  return {
    label,
    labelFrom: 'item',
    ...(name === undefined ? {} : { name }),
    kind,
    value,
    ...(side === undefined ? {} : { group: side }),
    ...(nth === undefined ? {} : { nth }),
  };
}

const shownRate = (text: string) => {
  const rate = parseTaxRate(text);
  return rate === undefined ? text.trim() : formatRate(rate);
};

type Cells = Readonly<Record<LineFieldId, string>>;

function cellsOf(line: EntryLine, includesTax: boolean): Array<Omit<Cells, 'lineNo'>> {
  const { amount, unitPrice, tax = '' } = lineFigures(line, includesTax);
  const taxRate = shownRate(line.taxRate);
  const itemName = line.itemName.trim();
  const own = {
    itemName,
    specification: line.specification.trim(),
    unit: line.unit.trim(),
    quantity: line.quantity.trim(),
    unitPrice: unitPrice ?? line.unitPrice.trim(),
    netAmount: amount ?? line.amount.trim(),
    taxRate,
    taxAmount: tax,
  };
  const off = discountFigures(line, includesTax);
  const none = { specification: '', unit: '', quantity: '', unitPrice: '' };
  return off ? [own, { itemName, ...none, netAmount: off.amount, taxRate, taxAmount: off.tax }] : [own];
}

/** The grid; a column in which nothing stands is left out, so that filling it in empties nothing that an item brings along. */
function gridOf({ lines, priceIncludesTax }: Entry, mapping: FieldMapping): RawTable {
  const cells = lines
    .filter((line) => !isEmptyLine(line))
    .flatMap((line) => cellsOf(line, priceIncludesTax))
    .map((line, at): Cells => ({ lineNo: String(at + 1), ...line }));
  const needed: ReadonlySet<LineFieldId> = new Set([
    'lineNo',
    'itemName',
    'netAmount',
    'taxRate',
    'taxAmount',
  ]);
  const ids = (Object.keys(mapping.lines) as LineFieldId[]).filter(
    (id) => needed.has(id) || cells.some((line) => line[id] !== ''),
  );
  const columns = ids.map((id) => {
    const [first, ...others] = mapping.lines[id];
    const label = [first, ...others].find((one) => one?.label !== undefined)?.label ?? '';
    const counted = id === 'unitPrice' || id === 'netAmount' ? COUNTED[`${priceIncludesTax}`] : '';
    return { label: `${label}${counted}`, ...(first?.key === undefined ? {} : { key: first.key }) };
  });
  return { columns, rows: cells.map((line) => ids.map((id) => line[id])), controls: true };
}

/** The words of a ticket kind on the page; the first that names it. */
const kindWords = (
  { kinds }: FieldMapping,
  wanted: Entry['kind'],
  words: Readonly<Record<'special' | 'general', string>>,
) => (wanted === '' ? {} : { kind: kinds.some(({ kind }) => kind === wanted) ? words[wanted] : '' });

/**
 * An entry as the form of the profile would show it, so that everything that reads a submission reads it: parsing, refill,
 * template, detail. `parseInvoice` of it gives the entry's invoice.
 * @param words what the page calls 专票 and 普票
 */
export function entrySnapshot(
  entry: Entry,
  seller: EntrySeller,
  mapping: FieldMapping,
  words: Readonly<Record<'special' | 'general', string>>,
  takenAt: number,
): RawSnapshot {
  const given = BUYER_PARTS.map((part) => [part, entry.buyer[part].trim()] as const).filter(
    ([, value]) => value !== '',
  );
  const { specificBusiness, note } = entry;
  return {
    takenAt,
    title: TITLE,
    fields: [
      ...(specificBusiness === '' ? [] : [fieldOf(mapping, 'specificBusiness', specificBusiness)]),
      {
        ...fieldOf(mapping, 'buyerIsNaturalPerson', String(entry.buyerIsNaturalPerson), 'checkbox'),
        group: 'buyer',
      },
      ...given.map(([part, value]) => fieldOf(mapping, `buyer.${part}`, value)),
      fieldOf(mapping, 'seller.name', seller.name),
      fieldOf(mapping, 'seller.taxId', seller.taxId),
      ...entry.extras,
      ...(note.trim() === '' ? [] : [fieldOf(mapping, 'note', note, 'textarea')]),
    ],
    tables: [gridOf(entry, mapping)],
    texts: { totalGross: entryTotals(entry).gross, ...kindWords(mapping, entry.kind, words) },
  };
}
