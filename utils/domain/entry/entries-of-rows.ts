import { plainText } from '../invoice/plain-text';
import { normaliseTaxId } from '../invoice/tax-id';
import { BUYER_PARTS, EMPTY_ENTRY, Entry, type EntryLine, type EntrySeller, MOST_LINES } from './entry';
import { BUYER_COLUMNS, type EntryColumnId } from './entry-columns';
import {
  columnTooLong,
  type EntryRow,
  isOtherSeller,
  kindOf,
  lineOf,
  type RowProblem,
  saysYes,
} from './entry-row';
import { numberKey, readSpecifics, type SpecificRow } from './specific-rows';

/** An invoice of the file that can be taken, whole. */
export interface FileEntry {
  readonly formNumber: string;
  /** Of its first line. */
  readonly row: number;
  readonly entry: Entry;
}

export interface EntriesOfFile {
  readonly entries: readonly FileEntry[];
  /** In the order of the rows. An invoice with one of them is not taken at all. */
  readonly problems: readonly RowProblem[];
  /** Invoices in the file, with those that are not taken. */
  readonly invoices: number;
  /** Rows without content: a number, a kind or a rate alone. */
  readonly blank: number;
  /** Invoices that can be taken and do not say whether tax is in their prices: read as without. */
  readonly taxUnsaid: number;
}

/** Filled down a sheet before anything is written into it. */
const BEFOREHAND: ReadonlySet<EntryColumnId> = new Set([
  'formNumber',
  'sellerTaxId',
  'sellerName',
  'kind',
  'priceIncludesTax',
  'buyerIsNaturalPerson',
  'taxRate',
]);

/** Said once an invoice; further rows repeat it or leave it empty. */
const OF_INVOICE = [
  ...Object.values(BUYER_COLUMNS),
  'kind',
  'priceIncludesTax',
  'buyerIsNaturalPerson',
  'note',
  'specificBusiness',
] as const satisfies readonly EntryColumnId[];
type OfInvoice = (typeof OF_INVOICE)[number];
const BUYER_NAMED: ReadonlySet<EntryColumnId> = new Set(['buyerName', 'buyerTaxId']);

interface Group {
  readonly formNumber: string;
  readonly row: number;
  readonly said: Map<OfInvoice, string>;
  readonly lines: EntryLine[];
  extras: Entry['extras'];
  isWhole: boolean;
}

/** What is compared where a row says once more what another said. */
function meaningOf(column: OfInvoice, shown: string): string {
  if (column === 'kind') return kindOf(shown) ?? plainText(shown);
  if (column === 'priceIncludesTax' || column === 'buyerIsNaturalPerson')
    return String(saysYes(shown) ?? plainText(shown));
  return column === 'buyerTaxId' ? normaliseTaxId(shown) : plainText(shown);
}

/** What of the cells that count for a whole invoice cannot be taken. */
function* wrongInvoiceCells({ row, cells }: EntryRow, group: Group): Generator<RowProblem> {
  for (const column of OF_INVOICE) {
    const shown = cells[column] ?? '';
    if (shown === '') continue;
    const earlier = group.said.get(column);
    if (earlier === undefined) group.said.set(column, shown);
    else if (meaningOf(column, earlier) !== meaningOf(column, shown))
      yield { code: BUYER_NAMED.has(column) ? 'twoBuyers' : 'differs', row, column, shown };
    if (column === 'kind' && kindOf(shown) === undefined) yield { code: 'unknownKind', row, column, shown };
    if ((column === 'priceIncludesTax' || column === 'buyerIsNaturalPerson') && saysYes(shown) === undefined)
      yield { code: 'unknownYesNo', row, column, shown };
  }
}

/** The entry that the rows of one number tell. */
function entryOf({ said, lines, extras }: Group, includesTax: boolean): Entry | undefined {
  const text = (column: OfInvoice) => said.get(column) ?? '';
  const made = {
    ...EMPTY_ENTRY,
    kind: kindOf(text('kind')) ?? '',
    priceIncludesTax: saysYes(text('priceIncludesTax')) ?? includesTax,
    buyerIsNaturalPerson: saysYes(text('buyerIsNaturalPerson')) ?? false,
    buyer: Object.fromEntries(BUYER_PARTS.map((part) => [part, text(BUYER_COLUMNS[part])])),
    lines,
    note: text('note'),
    specificBusiness: text('specificBusiness'),
    extras,
  };
  const parsed = Entry.safeParse(made);
  return parsed.success ? parsed.data : undefined;
}

/** What the sheet 特定业务 says of each; an invoice with a bad cell there is not taken either. */
function addSpecifics(
  groups: ReadonlyMap<string, Group>,
  specifics: Iterable<SpecificRow>,
  problems: RowProblem[],
) {
  const found = readSpecifics(specifics, (key) => {
    const group = groups.get(key);
    return group && (group.said.get('specificBusiness') ?? '');
  });
  for (const [key, fields] of found.fields) {
    const group = groups.get(key);
    if (group) group.extras = [...fields];
  }
  for (const problem of found.problems) {
    const group = groups.get(problem.of ?? '');
    if (group) group.isWhole = false;
    problems.push(problem);
  }
}

/** So many rows are judged before the caller may do something else. */
const A_SLICE = 100;

/**
 * The invoices that the rows of a 发票登记表 tell: rows of one number are the lines of one, a row without number goes on with
 * the one above. Each cell that cannot be taken is named, and its invoice left out whole. Slice by slice, so that whoever asks
 * may do something else in between.
 * @param seller the company that they are taken in for: a row of another is named
 * @param includesTax whether tax is in the prices, where the header says so
 * @param specifics what the sheet 特定业务 says of them
 */
export function* entriesInSlices(
  rows: Iterable<EntryRow>,
  seller: EntrySeller,
  includesTax?: boolean,
  specifics: Iterable<SpecificRow> = [],
): Generator<void, EntriesOfFile> {
  const groups = new Map<string, Group>();
  const problems: RowProblem[] = [];
  let above: Group | undefined;
  let blank = 0;
  let judged = 0;
  for (const given of rows) {
    judged += 1;
    if (judged % A_SLICE === 0) yield;
    const { row, cells, lost } = given;
    const filled = Object.keys(cells) as EntryColumnId[];
    if (filled.every((column) => BEFOREHAND.has(column))) {
      if (filled.length > 0) blank += 1;
      continue;
    }
    const formNumber = (cells.formNumber ?? '').normalize('NFKC').trim();
    if (formNumber === '' && above === undefined) {
      problems.push({ code: 'noInvoice', row, column: 'formNumber' });
      continue;
    }
    const key = numberKey(formNumber);
    const group: Group = (formNumber === '' ? above : groups.get(key)) ?? {
      formNumber,
      row,
      said: new Map(),
      lines: [],
      extras: [],
      isWhole: true,
    };
    if (formNumber !== '') groups.set(key, group);
    above = group;
    const { line, problems: ofLine } = lineOf(given);
    const found: RowProblem[] = [
      ...lost.map(({ column, code }) => ({ code, row, column, shown: cells[column] ?? '' })),
      ...columnTooLong(given),
      ...isOtherSeller(given, seller),
      ...wrongInvoiceCells(given, group),
      ...ofLine,
    ];
    if (group.lines.length >= MOST_LINES) found.push({ code: 'tooManyLines', row });
    else group.lines.push(line);
    if (found.length > 0) group.isWhole = false;
    problems.push(...found);
  }

  addSpecifics(groups, specifics, problems);
  const entries: FileEntry[] = [];
  let taxUnsaid = 0;
  for (const group of groups.values()) {
    const { formNumber, row, said } = group;
    judged += 1;
    if (judged % A_SLICE === 0) yield;
    if (!said.has('buyerName')) {
      problems.push({ code: 'noBuyer', row, column: 'buyerName' });
      continue;
    }
    const entry = group.isWhole ? entryOf(group, includesTax ?? false) : undefined;
    if (!entry) {
      // What no rule above names: nothing is taken that the ledger would not keep.
      if (group.isWhole) problems.push({ code: 'tooLong', row });
      continue;
    }
    if (!said.has('priceIncludesTax') && includesTax === undefined) taxUnsaid += 1;
    entries.push({ formNumber, row, entry });
  }
  const sheetOf = ({ specific }: RowProblem) => (specific === undefined ? 0 : 1);
  problems.sort((left, right) => sheetOf(left) - sheetOf(right) || left.row - right.row);
  return { entries, problems, invoices: groups.size, blank, taxUnsaid };
}

/** The same in one go. */
export function entriesOfRows(
  rows: Iterable<EntryRow>,
  seller: EntrySeller,
  includesTax?: boolean,
  specifics: Iterable<SpecificRow> = [],
): EntriesOfFile {
  const judging = entriesInSlices(rows, seller, includesTax, specifics);
  for (;;) {
    const { done, value } = judging.next();
    if (done) return value;
  }
}

/** Companies that the rows name by name and tax id, each once, in their order. */
export function sellersOfRows(rows: Iterable<EntryRow>): EntrySeller[] {
  const found = new Map<string, EntrySeller>();
  for (const { cells } of rows) {
    const taxId = normaliseTaxId(cells.sellerTaxId);
    if (taxId !== '' && cells.sellerName && !found.has(taxId))
      found.set(taxId, { taxId, name: cells.sellerName });
  }
  return [...found.values()];
}
