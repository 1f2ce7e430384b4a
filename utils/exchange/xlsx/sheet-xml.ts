import { columnLetters, inlineXml } from './xlsx-cell';

/**
 * Puts rows into the XML of a sheet and leaves every other byte of it alone. Only the form that spreadsheets write is
 * understood; undefined is the answer to any other.
 */

/** A tag's attributes: quoted values may hold `>`. */
const ATTRIBUTES = '((?:[^>"\'/]|"[^"]*"|\'[^\']*\'|/(?!>))*)';
const ROW = new RegExp(`<row(?=[\\s/>])${ATTRIBUTES}(/?)>`, 'g');
const CELL = new RegExp(`<c(?=[\\s/>])${ATTRIBUTES}(?:/>|>([\\s\\S]*?)</c>)`, 'g');
const COLUMN = new RegExp(`<col(?=[\\s/>])${ATTRIBUTES}/>`, 'g');
const SHEET_DATA = new RegExp(`<sheetData(?=[\\s/>])${ATTRIBUTES}(/?)>`);
const DIMENSION = /(<dimension\s[^>]*ref=")(?:[A-Z]+\d+|([A-Z]+\d+):([A-Z]+)(\d+))"/;
/** Markup in which what looks like a row may be none. */
const NOT_PLAIN = /<!--|<!\[CDATA\[|<!DOCTYPE/;

const attribute = (attributes: string, name: string): string | undefined =>
  new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
    .exec(attributes)
    ?.slice(1)
    .find((value) => value !== undefined);

interface SheetRow {
  readonly number: number;
  readonly start: number;
  readonly end: number;
  readonly attributes: string;
  readonly inner: string;
}

function rowsOf(data: string): SheetRow[] | undefined {
  const rows: SheetRow[] = [];
  ROW.lastIndex = 0;
  for (let found = ROW.exec(data); found; found = ROW.exec(data)) {
    const [tag, attributes = '', closed] = found;
    const number = Number(attribute(attributes, 'r') ?? (rows.at(-1)?.number ?? 0) + 1);
    const begin = found.index + tag.length;
    const innerEnd = closed ? begin : data.indexOf('</row>', begin);
    if (innerEnd < 0 || !Number.isSafeInteger(number) || number <= (rows.at(-1)?.number ?? 0))
      return undefined;
    const end = closed ? begin : innerEnd + '</row>'.length;
    rows.push({ number, start: found.index, end, attributes, inner: data.slice(begin, innerEnd) });
    ROW.lastIndex = end;
  }
  return rows;
}

type Cells = Map<number, { readonly xml: string; readonly style: string | undefined }>;

/** Cells of a row by column, as they stand there; undefined where one does not say its column. */
function cellsOf(inner: string): Cells | undefined {
  const cells: Cells = new Map();
  for (const [xml, attributes = ''] of inner.matchAll(CELL)) {
    const letters = /^[A-Z]+/.exec(attribute(attributes, 'r') ?? '')?.[0];
    if (letters === undefined) return undefined;
    cells.set(columnNumber(letters), { xml, style: attribute(attributes, 's') });
  }
  return cells;
}

/** A → 0, AA → 26. */
const columnNumber = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** The style that a column gives to cells that are not there. */
function columnStyles(head: string): (column: number) => string | undefined {
  const spans = [...head.matchAll(COLUMN)].map(([, attributes = '']) => ({
    min: Number(attribute(attributes, 'min')) - 1,
    max: Number(attribute(attributes, 'max')) - 1,
    style: attribute(attributes, 'style'),
  }));
  return (column) => spans.find(({ min, max }) => column >= min && column <= max)?.style;
}

function rowXml(
  number: number,
  values: readonly string[],
  attributes: string | undefined,
  old: Cells,
  styleOf: (column: number) => string | undefined,
): string {
  const cells = new Map([...old].map(([column, { xml }]) => [column, xml]));
  for (const [column, value] of values.entries()) {
    if (value === '') continue;
    const style = old.get(column)?.style ?? styleOf(column);
    const styled = style === undefined ? '' : ` s="${style}"`;
    const ref = `${columnLetters(column)}${number}`;
    cells.set(column, `<c r="${ref}"${styled} t="inlineStr">${inlineXml(value)}</c>`);
  }
  const inOrder = [...cells].sort(([left], [right]) => left - right).map(([, xml]) => xml);
  return `<row${attributes ?? ` r="${number}"`}>${inOrder.join('')}</row>`;
}

/** The last column of a row that has a cell, from 0; cells that do not say theirs are counted. */
const lastColumn = (inner: string): number => {
  const cells = cellsOf(inner);
  return cells ? Math.max(-1, ...cells.keys()) : [...inner.matchAll(CELL)].length - 1;
};

/** The range that a sheet says it fills, made true: the official template says A1 whatever it holds. */
function trueDimension(head: string, rows: readonly SheetRow[]): string {
  const column = Math.max(0, ...rows.map(({ inner }) => lastColumn(inner)));
  const row = rows.at(-1)?.number ?? 1;
  return head.replace(DIMENSION, (_, before: string, from = 'A1', letters = 'A', number = '1') => {
    const last = columnLetters(Math.max(column, columnNumber(letters)));
    return `${before}${from}:${last}${Math.max(row, Number(number))}"`;
  });
}

/**
 * @param first number of the row that the first of `rows` becomes; rows from there on hold no values yet, and keep
 *   what else they hold
 * @param model number of the row whose styles a row gets that is not there yet
 * @param rows values by column; empty ones leave their cell as it is
 */
export function putRows(
  xml: string,
  first: number,
  model: number,
  rows: ReadonlyArray<readonly string[]>,
): string | undefined {
  const open = NOT_PLAIN.test(xml) ? null : SHEET_DATA.exec(xml);
  if (!open) return undefined;
  const begin = open.index + open[0].length;
  const isEmpty = open[2] === '/';
  const end = isEmpty ? begin : xml.indexOf('</sheetData>', begin);
  const data = xml.slice(begin, end);
  const there = end < 0 ? undefined : rowsOf(data);
  if (!there) return undefined;

  const head = xml.slice(0, open.index);
  const ofColumns = columnStyles(head);
  const modelCells = cellsOf(there.find(({ number }) => number === model)?.inner ?? '');
  const styleOf = (column: number) => modelCells?.get(column)?.style ?? ofColumns(column);

  const last = first + rows.length - 1;
  const known = new Map(there.map((row) => [row.number, row]));
  const written: string[] = [];
  for (const [index, values] of rows.entries()) {
    const number = first + index;
    const row = known.get(number);
    const old = cellsOf(row?.inner ?? '');
    if (!old) return undefined;
    written.push(rowXml(number, values, row?.attributes, old, styleOf));
  }
  const kept = (from: SheetRow | undefined) => (from ? data.slice(from.start) : '');
  const before = data.slice(0, there.find(({ number }) => number >= first)?.start ?? data.length);
  const after = kept(there.find(({ number }) => number > last));
  const tail = isEmpty ? xml.slice(begin) : xml.slice(end + '</sheetData>'.length);
  const opened = isEmpty ? '<sheetData>' : open[0];
  const filled = `${before}${written.join('')}${after}`;
  return `${trueDimension(head, rowsOf(filled) ?? there)}${opened}${filled}</sheetData>${tail}`;
}
