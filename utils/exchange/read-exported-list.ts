import { parseDecimal, sameAmount } from '../domain/money';
import { type ListColumn, type ListRow, portalRow, rowId } from '../domain/portal-row';
import type { ExportedList } from '../portal/exported-list';
import { readExportedLines } from './read-exported-lines';
import type { OpenBook, SheetRow } from './read-sheet';
import { isAmountOrWord, type RowDefect, type UnreadableRow } from './row-defect';
import { cellOf, findHeader, type Places, placesOf, textsOf } from './sheet-columns';

/** Beyond it the clerk exports in shorter periods; that many are in memory at once. */
export const MOST_INVOICES = 200_000;
export const MOST_LINE_ROWS = 1_000_000;
/** Looked through for the two that are wanted. */
const MOST_SHEETS = 20;

/**
 * Why a list is not read: `notList` neither sheet is in it · `missing` a needed column is not there · `tooMany` more
 * rows than are taken in at once · `empty` it holds no invoice
 */
export type ListRefusal = 'notList' | 'missing' | 'tooMany' | 'empty';

export class RefusedList extends Error {
  override name = 'RefusedList';
  /** @param titles of the columns that are missing */
  constructor(
    readonly refusal: ListRefusal,
    readonly titles: readonly string[] = [],
  ) {
    super(refusal);
  }
}

export interface ExportedInvoices {
  /** By their id, in the file's order. */
  readonly rows: ReadonlyMap<string, ListRow>;
  /** Each row of the list of invoices that could not be taken in, and each line. */
  readonly unreadable: readonly UnreadableRow[];
  /** Rows of invoices among the unreadable ones. */
  readonly lost: number;
}

export interface ReadRun {
  readonly onProgress?: (rows: number) => void;
  readonly signal?: AbortSignal;
}

type Titles = Readonly<Record<string, readonly string[]>>;

function defectOf(shown: ListRow): readonly [RowDefect, string] | undefined {
  const seen = portalRow(shown, { profileId: '', readingId: '', seenAt: 0 });
  if (!seen) return ['number', [shown.invoiceCode, shown.invoiceNumber].filter(Boolean).join(' ')];
  if (seen.issuedAt === undefined) return ['date', shown.issuedAt ?? ''];
  if (seen.gross === undefined) return ['amount', shown.gross ?? ''];
  const wrong = [shown.net, shown.tax].find((text) => text !== undefined && !isAmountOrWord(text));
  return wrong === undefined ? undefined : ['amount', wrong];
}

/** Nothing in it, or the sum under the last row. */
const isNoRow = (row: SheetRow, keys: Places<ListColumn>, total: string) => {
  const filled = row.cells.filter((cell) => cell.trim() !== '');
  return filled.length === 0 || (filled.some((cell) => cell.trim() === total) && !hasNumber(row, keys));
};
const hasNumber = (row: SheetRow, keys: Places<ListColumn>) => cellOf(row, keys, 'invoiceNumber') !== '';

const sameNumber = (one: string | undefined, two: string | undefined) =>
  one !== undefined && two !== undefined && sameAmount(one, two);

const sameRow = (one: ListRow, two: ListRow) =>
  (Object.keys({ ...one, ...two }) as ListColumn[]).every(
    (name) =>
      one[name] === two[name] ||
      (['net', 'tax', 'gross'].includes(name) &&
        sameNumber(parseDecimal(one[name]), parseDecimal(two[name]))),
  );

/** Which sheet holds what: by its name, else by the words of its header. */
async function findSheets(book: OpenBook, { invoices, lines }: ExportedList) {
  const titles: Titles = { ...invoices.columns, ...lines.columns };
  const headers = new Map<string, SheetRow>();
  for (const sheet of book.sheets.slice(0, MOST_SHEETS)) {
    const header = await findHeader(book, sheet, titles);
    if (header) headers.set(sheet, header);
  }
  const hasMark = (sheet: string) => placesOf(headers.get(sheet)?.cells ?? [], lines.columns).has(lines.mark);
  const named = (name: string) => [...headers.keys()].find((sheet) => sheet.trim() === name);
  const found = [...headers.keys()];
  const invoiceSheet = named(invoices.sheet) ?? found.find((sheet) => !hasMark(sheet));
  const lineSheet = named(lines.sheet) ?? found.find((sheet) => sheet !== invoiceSheet && hasMark(sheet));
  return { invoiceSheet, lineSheet: lineSheet && hasMark(lineSheet) ? lineSheet : undefined, headers };
}

/**
 * Reads 全量发票查询导出结果.xlsx: every invoice with its lines, and each row that cannot be read with its reason. A
 * column that is not there is absent in every row; an invoice has all of its lines or none.
 * @throws {RefusedList} when it is no list, or a needed column is missing
 * @throws {RefusedSheet} when the file turns out to be damaged
 */
export async function readExportedList(
  book: OpenBook,
  list: ExportedList,
  run: ReadRun = {},
): Promise<ExportedInvoices> {
  const { invoices, lines } = list;
  const { invoiceSheet, lineSheet, headers } = await findSheets(book, list);
  const header = invoiceSheet === undefined ? undefined : headers.get(invoiceSheet);
  if (invoiceSheet === undefined || !header) throw new RefusedList('notList');
  const places = placesOf(header.cells, invoices.columns);
  const missing = invoices.needed.filter((name) => !places.has(name));
  if (missing.length === invoices.needed.length) throw new RefusedList('notList');
  if (missing.length > 0) {
    throw new RefusedList(
      'missing',
      missing.map((name) => invoices.columns[name][0] as string),
    );
  }

  const rows = new Map<string, ListRow>();
  const unreadable: UnreadableRow[] = [];
  let read = 0;
  const dataRows = async function* (sheet: string, after: SheetRow, keys: Places<ListColumn>, most: number) {
    let count = 0;
    for await (const row of book.rows(sheet)) {
      if (row.number <= after.number || isNoRow(row, keys, list.total)) continue;
      count += 1;
      read += 1;
      if (count > most) throw new RefusedList('tooMany');
      if (read % 500 === 0) {
        run.onProgress?.(read);
        // A turn for the page: its 取消 must be heard.
        await new Promise((resolve) => setTimeout(resolve, 0));
        run.signal?.throwIfAborted();
      }
      yield row;
    }
  };

  for await (const row of dataRows(invoiceSheet, header, places, MOST_INVOICES)) {
    const shown = textsOf(row, places);
    const id = rowId(shown) ?? '';
    const before = rows.get(id);
    const defect =
      defectOf(shown) ?? (before && !sameRow(before, shown) ? (['duplicate', id] as const) : undefined);
    if (defect) {
      unreadable.push({ sheet: invoiceSheet, row: row.number, defect: defect[0], shown: defect[1] });
    } else if (!before) rows.set(id, shown);
  }
  const lost = unreadable.length;
  if (rows.size === 0 && lost === 0) throw new RefusedList('empty');

  const lineHeader = lineSheet === undefined ? undefined : headers.get(lineSheet);
  if (lineSheet !== undefined && lineHeader) {
    const keys = placesOf(lineHeader.cells, invoices.columns);
    const linePlaces = placesOf(lineHeader.cells, lines.columns);
    const its = await readExportedLines(
      dataRows(lineSheet, lineHeader, keys, MOST_LINE_ROWS),
      keys,
      linePlaces,
      rows,
    );
    for (const one of its.unreadable) unreadable.push({ sheet: lineSheet, ...one });
    for (const [id, all] of its.lines) rows.set(id, { ...(rows.get(id) as ListRow), lines: all });
  }
  run.onProgress?.(read);
  return { rows, unreadable, lost };
}
