import type { ListColumn, RowLine } from '../../domain/fact/list-row';
import type { ExportedList } from '../../portal/exported-list';
import type { OpenBook, SheetRow } from '../xlsx/read-sheet';
import { findHeader, type Places, placesOf, plainTitle, titleOf } from '../xlsx/sheet-columns';
import { RefusedList } from './refused-list';

/** Looked through for those that are wanted. */
const MOST_SHEETS = 20;
/** Told of a refused one. */
const MOST_TITLES = 12;

/** A sheet whose rows are invoices, lines, or tell of invoices. */
export interface ListSheet {
  readonly name: string;
  readonly header: SheetRow;
  /** Columns of the invoice that a row is, or belongs to. */
  readonly keys: Places<ListColumn>;
  /** Of the line that a row is. */
  readonly line: Places<keyof RowLine>;
}

export interface ListSheets {
  /** Absent where the invoices are made of their lines. */
  readonly invoices?: ListSheet;
  readonly lines?: ListSheet;
  /** Further ones that have a column of the number. */
  readonly others: readonly ListSheet[];
}

function refuse(book: OpenBook, list: ExportedList, found: readonly ListSheet[]): never {
  const { needed, columns } = list.invoices;
  const missingIn = ({ keys }: ListSheet) => needed.filter((name) => !keys.has(name));
  const [best] = [...found].sort((one, two) => missingIn(one).length - missingIn(two).length);
  if (!best || missingIn(best).length === needed.length) {
    throw new RefusedList('notList', { sheets: book.sheets.slice(0, MOST_TITLES) });
  }
  throw new RefusedList('missing', {
    sheet: best.name,
    row: best.header.number,
    titles: missingIn(best).map((name) => columns[name][0] as string),
    shown: best.header.cells.filter((cell) => cell.trim() !== '').slice(0, MOST_TITLES),
  });
}

/**
 * Which sheet holds what: by the words of its header, and where two would do, by its name. Either of the two is enough.
 * @throws {RefusedList} when neither is there, or a needed column is missing
 */
export async function findListSheets(book: OpenBook, list: ExportedList): Promise<ListSheets> {
  const { invoices, lines, others } = list;
  const byOther = Object.fromEntries(others.map(({ name, titles }) => [name, titles]));
  const titles = { ...invoices.columns, ...lines.columns, ...byOther };
  const found: ListSheet[] = [];
  const seeming: RefusedList[] = [];
  for (const name of book.sheets.slice(0, MOST_SHEETS)) {
    const header = await findHeader(book, name, titles);
    if (!header) continue;
    const places = placesOf(header.cells, byOther);
    const other = others.find((one) => places.has(one.name));
    if (other) {
      const column = titleOf(header, places, other.name);
      const refused = new RefusedList('notList', { sheet: name, other: other.name, column });
      // Another of our tables beside it may look like the list.
      if (other.isOurs) throw refused;
      seeming.push(refused);
      continue;
    }
    const { cells } = header;
    const keys = placesOf(cells, invoices.columns);
    found.push({ name, header, keys, line: placesOf(cells, lines.columns) });
  }

  const isNamed = ({ name }: ListSheet, wanted: string) => plainTitle(name) === plainTitle(wanted);
  const pick = (some: readonly ListSheet[], wanted: string) =>
    some.find((sheet) => isNamed(sheet, wanted)) ?? some[0];
  const isOfLines = (sheet: ListSheet) => sheet.line.has(lines.mark) || isNamed(sheet, lines.sheet);
  const isWhole = ({ keys }: ListSheet) => invoices.needed.every((name) => keys.has(name));
  const invoiceSheet = pick(
    found.filter((sheet) => isWhole(sheet) && !isOfLines(sheet)),
    invoices.sheet,
  );
  const ofLines = found.filter((sheet) =>
    invoiceSheet ? sheet.line.has(lines.mark) : isOfLines(sheet) && isWhole(sheet),
  );
  const lineSheet = pick(ofLines, lines.sheet);
  if (!invoiceSheet && !lineSheet) throw seeming[0] ?? refuse(book, list, found);
  return {
    ...(invoiceSheet ? { invoices: invoiceSheet } : {}),
    ...(lineSheet ? { lines: lineSheet } : {}),
    others: found.filter(
      (sheet) => sheet !== invoiceSheet && sheet !== lineSheet && sheet.keys.has('invoiceNumber'),
    ),
  };
}
