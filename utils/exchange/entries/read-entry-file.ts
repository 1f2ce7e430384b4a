import { ENTRY_COLUMNS, type EntryColumnId, NEEDED_COLUMNS } from '../../domain/entry/entry-columns';
import type { EntryRow } from '../../domain/entry/entry-row';
import { readCsv } from '../csv/read-csv';
import { isRounded } from '../xlsx/cell-text';
import { openBook, RefusedSheet, SHEET_LIMITS, type SheetLimits, type SheetRow } from '../xlsx/read-sheet';
import { cellOf, findHeader, type Places, placesOf, titleOf } from '../xlsx/sheet-columns';

/** Far more than 5,000 invoices take. */
export const ENTRY_LIMITS: SheetLimits = { ...SHEET_LIMITS, file: 20 << 20, rows: 200_000, cells: 6_000_000 };
/** A header stands at most so many rows below the top. */
const LOOKED_THROUGH = 20;
/** Of a cell; more than any column takes, so that a longer one is still seen to be too long. */
const LONGEST = 5_000;
const ERROR = /^#(?:N\/A|VALUE!|REF!|DIV\/0!|NUM!|NAME\?|NULL!|SPILL!|CALC!|GETTING_DATA)$/i;

/** The 发票登记表 of a file, not yet judged. */
export interface EntryTable {
  readonly rows: readonly EntryRow[];
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

function tableOf(header: SheetRow, rows: readonly SheetRow[], otherSheets: readonly string[]): EntryTable {
  const places = placesOf(header.cells, TITLES);
  const read = new Set([...places.values()].flat());
  const includesTax = taxOfHeader(header, places);
  return {
    rows: rows.map((row) => rowOf(row, places)),
    ...(includesTax === undefined ? {} : { includesTax }),
    unread: header.cells
      .filter((cell, at) => cell.trim() !== '' && !read.has(at))
      .map((one) => one.slice(0, 40)),
    otherSheets,
  };
}

async function fromBook(bytes: Uint8Array, limits: SheetLimits): Promise<EntryTable | undefined> {
  const book = await openBook(bytes, limits);
  const found: Array<{ sheet: string; header: SheetRow }> = [];
  for (const sheet of book.sheets) {
    const header = await findHeader(book, sheet, TITLES);
    if (header && isEntryHeader(header.cells)) found.push({ sheet, header });
  }
  const [first, ...others] = found;
  if (!first) return undefined;
  const rows: SheetRow[] = [];
  for await (const row of book.rows(first.sheet)) if (row.number > first.header.number) rows.push(row);
  return tableOf(
    first.header,
    rows,
    others.map(({ sheet }) => sheet),
  );
}

async function fromText(bytes: Uint8Array, limits: SheetLimits): Promise<EntryTable | undefined> {
  const rows = await readCsv(bytes);
  if (rows.length > limits.rows) throw new RefusedSheet('tooLarge');
  const at = rows.slice(0, LOOKED_THROUGH).findIndex(({ cells }) => isEntryHeader(cells));
  const header = rows[at];
  return header && tableOf(header, rows.slice(at + 1), []);
}

/**
 * Reads the 发票登记表 of an Excel or CSV file: texts alone, nothing of it is trusted or computed.
 * @param limits lower only in tests
 * @returns undefined where it holds none
 * @throws {RefusedSheet} when it is not read
 */
export async function readEntryFile(
  bytes: Uint8Array,
  limits: SheetLimits = ENTRY_LIMITS,
): Promise<EntryTable | undefined> {
  if (bytes.length > limits.file) throw new RefusedSheet('tooLarge');
  return bytes[0] === 0x50 && bytes[1] === 0x4b ? fromBook(bytes, limits) : fromText(bytes, limits);
}
