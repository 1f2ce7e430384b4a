import type { FieldMapping, InvoiceFieldId, LineFieldId } from './field-mapping';
import {
  FIELDS_AS_READ,
  type Invoice,
  type InvoiceIssue,
  type InvoiceLine,
  PARTY_FIELDS,
  type Party,
} from './invoice';
import { lineColumns } from './line-columns';
import { amountsIncludeTax, findLineTable } from './line-table';
import { parseDecimal, parseTaxRate, sameAmount, subtract, sum } from './money';
import { findField } from './pick-field';
import { placeByOrder } from './place-fields';
import { plainChinese } from './plain-chinese';
import { RawSnapshot, type RawTable } from './raw-snapshot';

const CHECKED = 'true';

/** The value with a meaning as key; empty texts are absent. */
const given = <K extends string>(key: K, value: string | undefined) =>
  (value === undefined || value === '' ? {} : { [key]: value }) as Partial<Record<K, string>>;

function parseParty(raw: RawSnapshot, mapping: FieldMapping, side: 'seller' | 'buyer'): Party {
  const party: Party = {};
  for (const field of PARTY_FIELDS) {
    const value = findField(raw, mapping.fields[`${side}.${field}`])?.trim();
    if (value) party[field] = value;
  }
  return party;
}

const NUMERIC: ReadonlySet<LineFieldId> = new Set(['quantity', 'unitPrice', 'netAmount', 'taxAmount']);

function parseLines(grid: RawTable, mapping: FieldMapping, issues: InvoiceIssue[]) {
  const ids = Object.keys(mapping.lines) as LineFieldId[];
  const { places, byPosition } = lineColumns(grid, mapping.lines);
  if (byPosition) issues.push({ code: 'readByPosition', at: 'lines' });
  if (grid.unread) issues.push({ code: 'valueUnread', at: 'lines', shown: String(grid.unread) });
  const columns = ids.map((id) => [id, places[id]] as const);
  const priceIncludesTax = amountsIncludeTax(grid, mapping.lines);

  const lines = grid.rows.map((row, index) => {
    const line: InvoiceLine = {};
    for (const [id, column] of columns) {
      const shown = (column < 0 ? '' : (row[column] ?? '')).trim();
      if (shown === '') continue;
      const value = NUMERIC.has(id) ? parseDecimal(shown) : id === 'taxRate' ? parseTaxRate(shown) : shown;
      if (value === undefined) issues.push({ code: 'amountUnreadable', at: `lines.${index}.${id}`, shown });
      else line[id] = value;
    }
    if (priceIncludesTax && line.netAmount && line.taxAmount) {
      line.netAmount = subtract(line.netAmount, line.taxAmount);
    }
    return line;
  });
  return { lines: lines.filter((line) => line.itemName || line.netAmount), priceIncludesTax };
}

type AsRead = (typeof FIELDS_AS_READ)[number];

const readAsShown = (read: (id: AsRead) => string | undefined): Partial<Record<AsRead, string>> =>
  Object.fromEntries(FIELDS_AS_READ.flatMap((id) => Object.entries(given(id, read(id)))));

/** A snapshot proves itself: lines, last 序号 and sums against what the page shows (`design.md` §3). */
function proveLines(invoice: Invoice, grid: RawTable | undefined): InvoiceIssue[] {
  if (invoice.lines.length === 0) return [{ code: 'noLines' }];
  const net = sum(invoice.lines.map((line) => line.netAmount));
  const tax = sum(invoice.lines.map((line) => line.taxAmount));
  const lastNo = Number(invoice.lines.at(-1)?.lineNo ?? invoice.lines.length);
  const gap =
    (grid?.pagerTotal !== undefined && grid.pagerTotal !== invoice.lines.length) ||
    (Number.isInteger(lastNo) && lastNo !== invoice.lines.length) ||
    (invoice.totalGross !== undefined && !sameAmount(sum([net, tax]), invoice.totalGross)) ||
    (invoice.totalNet !== undefined && !sameAmount(net, invoice.totalNet)) ||
    (invoice.totalTax !== undefined && !sameAmount(tax, invoice.totalTax));
  return gap ? [{ code: 'linesIncomplete', at: 'lines', shown: String(invoice.lines.length) }] : [];
}

/**
 * The gross where its words are not known: of the amounts that the page shows the one that the lines add up to. Lines
 * that are not all there add up to none.
 */
function grossByNumbers({ amounts = [] }: RawSnapshot, lines: readonly InvoiceLine[]): string | undefined {
  const gross = sum(lines.flatMap(({ netAmount, taxAmount }) => [netAmount, taxAmount]));
  return amounts.map(parseDecimal).find((amount) => amount !== undefined && sameAmount(amount, gross));
}

/** Totals that the page does not show, from lines that are proven complete. */
function deriveTotals({ lines, totalNet, totalTax, totalGross }: Invoice) {
  const net = totalNet ?? sum(lines.map((line) => line.netAmount));
  const tax = totalTax ?? sum(lines.map((line) => line.taxAmount));
  return { totalNet: net, totalTax: tax, totalGross: totalGross ?? sum([net, tax]) };
}

const EMPTY: Invoice = {
  priceIncludesTax: false,
  seller: {},
  buyer: {},
  buyerIsNaturalPerson: false,
  lines: [],
  issues: [],
};

/** Required meanings that were not found, what a translated page no longer tells, and what is known by place alone. */
function whatIsMissing(raw: RawSnapshot, mapping: FieldMapping, invoice: Invoice): InvoiceIssue[] {
  const isThere = (id: InvoiceFieldId) =>
    (id === 'totalGross' && invoice.totalGross !== undefined) || !!findField(raw, mapping.fields[id])?.trim();
  const missing = mapping.required.filter((id) => !isThere(id));
  if (raw.translated && mapping.fields.kind && !invoice.kind) missing.push('kind');
  if (raw.translated && mapping.fields.buyerIsNaturalPerson && !isThere('buyerIsNaturalPerson'))
    missing.push('buyerIsNaturalPerson');
  const placed = new Set(raw.fields.flatMap(({ group, placedBy }) => (placedBy === 'order' ? group : [])));
  return [
    ...missing.map((at) => ({ code: 'fieldMissing' as const, at })),
    ...[...placed].map((at) => ({ code: 'readByPosition' as const, at })),
  ];
}

/**
 * Reads the meaning out of a raw snapshot. Never throws and never guesses: what is not found or does not add up
 * is named in `issues`, and the raw snapshot stays the truth.
 * @param turn what is done to the amounts before they are checked against each other
 * @param snapshot anything; what is no snapshot gives an empty invoice with the issue `snapshotUnreadable`.
 */
export function parseInvoice(
  snapshot: unknown,
  mapping: FieldMapping,
  turn: (invoice: Invoice) => Invoice = (invoice) => invoice,
): Invoice {
  const checked = RawSnapshot.safeParse(snapshot);
  if (!checked.success) return { ...EMPTY, issues: [{ code: 'snapshotUnreadable' }] };
  const raw = { ...checked.data, fields: [...placeByOrder(checked.data.fields)] };
  const issues: InvoiceIssue[] = [];
  const read = (id: InvoiceFieldId) => findField(raw, mapping.fields[id])?.trim();

  const readAmount = (id: 'totalNet' | 'totalTax' | 'totalGross') => {
    const shown = read(id);
    const amount = parseDecimal(shown);
    if (shown && amount === undefined) issues.push({ code: 'amountUnreadable', at: id, shown });
    return given(id, amount);
  };
  const shownKind = plainChinese(read('kind') ?? '').toLowerCase();
  const kind = mapping.kinds.find(({ contains }) => shownKind.includes(contains))?.kind;
  const grid = findLineTable(raw.tables, mapping.lines);
  const lines = grid ? parseLines(grid, mapping, issues) : undefined;
  const byNumbers = read('totalGross') || !lines ? undefined : grossByNumbers(raw, lines.lines);

  const invoice = turn({
    ...EMPTY,
    ...(kind ? { kind } : {}),
    ...readAsShown(read),
    seller: parseParty(raw, mapping, 'seller'),
    buyer: parseParty(raw, mapping, 'buyer'),
    buyerIsNaturalPerson: read('buyerIsNaturalPerson') === CHECKED,
    ...lines,
    ...readAmount('totalNet'),
    ...readAmount('totalTax'),
    ...(byNumbers === undefined ? readAmount('totalGross') : { totalGross: byNumbers }),
  });
  const gaps = proveLines(invoice, grid);
  return {
    ...invoice,
    ...(gaps.length === 0 && invoice.totalGross !== undefined ? deriveTotals(invoice) : {}),
    issues: [...whatIsMissing(raw, mapping, invoice), ...issues, ...gaps],
  };
}
