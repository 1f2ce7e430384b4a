import type { FieldMapping, InvoiceFieldId, LineFieldId, PartyFieldId } from './field-mapping';
import type { Invoice, InvoiceIssue, InvoiceLine, Party } from './invoice';
import { columnOf, findLineTable, pricesIncludeTax } from './line-table';
import { parseDecimal, parseTaxRate, sameAmount, subtract, sum } from './money';
import { findField } from './pick-field';
import { RawSnapshot, type RawTable } from './raw-snapshot';

const PARTY_FIELDS: readonly PartyFieldId[] = [
  'name',
  'taxId',
  'address',
  'phone',
  'bankName',
  'bankAccount',
];
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
  const columns = ids.map((id) => [id, columnOf(grid.columns, mapping.lines[id])] as const);
  const priceIncludesTax = pricesIncludeTax(grid.columns, mapping.lines);

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
  const raw = checked.data;
  const issues: InvoiceIssue[] = [];
  const read = (id: InvoiceFieldId) => findField(raw, mapping.fields[id])?.trim();

  for (const id of mapping.required) if (!read(id)) issues.push({ code: 'fieldMissing', at: id });

  const readAmount = (id: 'totalNet' | 'totalTax' | 'totalGross') => {
    const shown = read(id);
    const amount = parseDecimal(shown);
    if (shown && amount === undefined) issues.push({ code: 'amountUnreadable', at: id, shown });
    return given(id, amount);
  };
  const shownKind = read('kind');
  const kind = mapping.kinds.find(({ contains }) => shownKind?.includes(contains))?.kind;
  const grid = findLineTable(raw.tables, mapping.lines);

  const invoice = turn({
    ...EMPTY,
    ...(kind ? { kind } : {}),
    ...given('specificBusiness', read('specificBusiness')),
    seller: parseParty(raw, mapping, 'seller'),
    buyer: parseParty(raw, mapping, 'buyer'),
    buyerIsNaturalPerson: read('buyerIsNaturalPerson') === CHECKED,
    ...(grid ? parseLines(grid, mapping, issues) : {}),
    ...readAmount('totalNet'),
    ...readAmount('totalTax'),
    ...readAmount('totalGross'),
    ...given('note', read('note')),
    ...given('drawer', read('drawer')),
  });
  const gaps = proveLines(invoice, grid);
  return {
    ...invoice,
    ...(gaps.length === 0 && invoice.totalGross !== undefined ? deriveTotals(invoice) : {}),
    issues: [...issues, ...gaps],
  };
}
