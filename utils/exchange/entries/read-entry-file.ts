import { ENTRY_COLUMNS, type EntryColumnId, NEEDED_COLUMNS } from '../../domain/entry/entry-columns';
import type { EntryRow } from '../../domain/entry/entry-row';
import type { SpecificRow } from '../../domain/entry/specific-rows';
import { readCsv } from '../csv/read-csv';
import { isRounded } from '../xlsx/cell-text';
import { openBook, RefusedSheet, SHEET_LIMITS, type SheetLimits, type SheetRow } from '../xlsx/read-sheet';
import { cellOf, findHeader, type Places, placesOf, titleOf } from '../xlsx/sheet-columns';
import { isSpecificHeader, SPECIFIC_TITLES, specificReader } from './specific-sheet';

/** Far more than 5,000 invoices take. */
export const ENTRY_LIMITS: SheetLimits = { ...SHEET_LIMITS, file: 20 << 20, rows: 200_000, cells: 6_000_000 };
/** A header stands at most so many rows below the top. */
const LOOKED_THROUGH = 20;
/** Of a cell; more than any column takes, so that a longer one is still seen to be too long. */
const LONGEST = 5_000;
const ERROR = /^#(?:N\/A|VALUE!|REF!|DIV\/0!|NUM!|NAME\?|NULL!|SPILL!|CALC!|GETTING_DATA)$/i;

/** How it is read: what is called with the number of rows so far, and waited for; it may stop it by throwing. */
export interface EntryReading {
  /** Lower only in tests. */
  readonly limits?: SheetLimits;
  readonly onRow?: (rows: number) => void | Promise<void>;
}

/** The 发票登记表 of a file, not yet judged. */
export interface EntryTable {
  readonly rows: readonly EntryRow[];
  /** Of the sheet 特定业务. */
  readonly specifics: readonly SpecificRow[];
  /** Where the header says it: 金额（含税）, 不含税金额. */
  readonly includesTax?: boolean;
  /** Titles of columns that are not of the table: what stands under them is not taken. */
  readonly unread: readonly string[];
  /** Further sheets that hold such a table; the first alone is read. */
  readonly otherSheets: readonly string[];
}

const TITLES = Object.fromEntries(ENTRY_COLUMNS.map(({ id, titles }) => [id, titles])) as Readonly<
  Record<EntryColumnId, readonly string[]>
>;
const DIGITS: ReadonlySet<EntryColumnId> = new Set(
  ENTRY_COLUMNS.flatMap(({ id, kind }) => (kind === 'digits' ? [id] : [])),
);

/** Whether a row of cells is the header of a 发票登记表. */
export function isEntryHeader(cells: readonly string[]): boolean {
  const places = placesOf(cells, TITLES);
  return NEEDED_COLUMNS.every((column) => places.has(column));
}

function rowOf(given: SheetRow, places: Places<EntryColumnId>): EntryRow {
  const cells: { [Column in EntryColumnId]?: string } = {};
  const lost: Array<EntryRow['lost'][number]> = [];
  for (const column of places.keys()) {
    const shown = cellOf(given, places, column).slice(0, LONGEST);
    if (shown === '') continue;
    cells[column] = shown;
    if (ERROR.test(shown)) lost.push({ column, code: 'cellError' });
    else if (DIGITS.has(column) && isRounded(shown)) lost.push({ column, code: 'rounded' });
  }
  return { row: given.number, cells, lost };
}

/** What the header itself says of the prices under it. */
function taxOfHeader(header: SheetRow, places: Places<EntryColumnId>): boolean | undefined {
  const said = (['amount', 'unitPrice'] as const).map((column) => titleOf(header, places, column));
  const title = said.find((one) => one.includes('含税'));
  return title === undefined ? undefined : !title.includes('不含税');
}

/** What the header tells, and the rows under it. */
async function tableOf(
  header: SheetRow,
  rows: Iterable<SheetRow> | AsyncIterable<SheetRow>,
  otherSheets: readonly string[],
  onRow: EntryReading['onRow'],
): Promise<EntryTable> {
  const places = placesOf(header.cells, TITLES);
  const read = new Set([...places.values()].flat());
  const includesTax = taxOfHeader(header, places);
  const taken: EntryRow[] = [];
  for await (const row of rows) {
    if (row.number <= header.number) continue;
    taken.push(rowOf(row, places));
    await onRow?.(taken.length);
  }
  return {
    rows: taken,
    specifics: [],
    ...(includesTax === undefined ? {} : { includesTax }),
    unread: header.cells
      .filter((cell, at) => cell.trim() !== '' && !read.has(at))
      .map((one) => one.slice(0, 40)),
    otherSheets,
  };
}

async function fromBook(
  bytes: Uint8Array,
  limits: SheetLimits,
  onRow: EntryReading['onRow'],
): Promise<EntryTable | undefined> {
  const book = await openBook(bytes, limits);
  const found: Array<{ sheet: string; header: SheetRow }> = [];
  let specific: { sheet: string; header: SheetRow } | undefined;
  for (const sheet of book.sheets) {
    const header = await findHeader(book, sheet, TITLES);
    if (header && isEntryHeader(header.cells)) found.push({ sheet, header });
    else if (!specific) {
      const other = await findHeader(book, sheet, SPECIFIC_TITLES);
      if (other && isSpecificHeader(other.cells)) specific = { sheet, header: other };
    }
  }
  const [first, ...others] = found;
  if (!first) return undefined;
  const names = others.map(({ sheet }) => sheet);
  const table = await tableOf(first.header, book.rows(first.sheet), names, onRow);
  if (!specific) return table;
  const { unread, rowOf: specificOf } = specificReader(specific.header);
  const specifics: SpecificRow[] = [];
  for await (const row of book.rows(specific.sheet)) {
    const read = row.number > specific.header.number ? specificOf(row) : undefined;
    if (read) specifics.push(read);
    await onRow?.(table.rows.length + specifics.length);
  }
  return { ...table, specifics, unread: [...table.unread, ...unread] };
}

async function fromText(
  bytes: Uint8Array,
  limits: SheetLimits,
  onRow: EntryReading['onRow'],
): Promise<EntryTable | undefined> {
  const rows = await readCsv(bytes);
  if (rows.length > limits.rows) throw new RefusedSheet('tooLarge');
  const header = rows.slice(0, LOOKED_THROUGH).find(({ cells }) => isEntryHeader(cells));
  return header && tableOf(header, rows, [], onRow);
}

/**
 * Reads the 发票登记表 of an Excel or CSV file: texts alone, nothing of it is trusted or computed.
 * @returns undefined where it holds none
 * @throws {RefusedSheet} when it is not read
 */
export async function readEntryFile(
  bytes: Uint8Array,
  { limits = ENTRY_LIMITS, onRow }: EntryReading = {},
): Promise<EntryTable | undefined> {
  if (bytes.length > limits.file) throw new RefusedSheet('tooLarge');
  return bytes[0] === 0x50 && bytes[1] === 0x4b
    ? fromBook(bytes, limits, onRow)
    : fromText(bytes, limits, onRow);
}
