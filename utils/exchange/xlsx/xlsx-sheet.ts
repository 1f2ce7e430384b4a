import { type CellKind, cellXml, columnLetters, escapeXml, STYLE, textCell } from './xlsx-cell';
import { SHEET_END, SHEET_HEAD } from './xlsx-parts';

export interface SheetColumn<Row> {
  readonly title: string;
  readonly kind: CellKind;
  /** In characters. */
  readonly width: number;
  readonly value: (row: Row) => string;
  /** Of a table to be typed into: what a cell of the column may be chosen from, and whether it is text before it is filled. */
  readonly typed?: { readonly choices?: readonly string[]; readonly asText?: boolean };
}

/** Rows of a sheet in Excel, the header among them. */
export const MOST_ROWS = 1_048_576;

/** Rows handed on one at a time, which the next sheet takes up where the last one was full. */
export interface RowFeed<Row> {
  /** @returns undefined at the end */
  next(): Promise<Row | undefined>;
  /** True when nothing is left. */
  ended(): Promise<boolean>;
}

export function feedOf<Row>(pages: AsyncIterable<readonly Row[]>): RowFeed<Row> {
  const source = pages[Symbol.asyncIterator]();
  let page: readonly Row[] = [];
  let at = 0;
  const ended = async () => {
    while (at >= page.length) {
      const { done, value } = await source.next();
      if (done) return true;
      page = value;
      at = 0;
    }
    return false;
  };
  return {
    ended,
    async next() {
      if (at >= page.length && (await ended())) return undefined;
      at += 1;
      return page[at - 1];
    },
  };
}

const columnsXml = (columns: ReadonlyArray<Pick<SheetColumn<never>, 'width' | 'typed'>>) =>
  `<cols>${columns.map(({ width, typed }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}"${typed?.asText ? ` style="${STYLE.text}"` : ''} customWidth="1"/>`).join('')}</cols>`;

/** So many rows of a table to be typed into offer their choices. */
const TYPED_ROWS = 20_000;

/** Lists to choose from; any other text may be typed. */
function choicesXml(columns: ReadonlyArray<Pick<SheetColumn<never>, 'typed'>>): string {
  const lists = columns.flatMap(({ typed }, index) => {
    const letters = columnLetters(index);
    return typed?.choices
      ? [
          `<dataValidation type="list" allowBlank="1" sqref="${letters}2:${letters}${TYPED_ROWS}"><formula1>"${escapeXml(typed.choices.join(','))}"</formula1></dataValidation>`,
        ]
      : [];
  });
  return lists.length === 0
    ? ''
    : `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`;
}

/** Printed under each page. `&` starts a code there; Excel allows 255 characters. */
const footerXml = (footer: string) =>
  `<headerFooter><oddFooter>&amp;L${escapeXml(footer.replaceAll('&', '&&').slice(0, 240))}</oddFooter></headerFooter>`;

/**
 * A table as parts of one sheet: header row that stays in view and filters, then the rows of the feed, at most as
 * many as a sheet holds.
 * @param told gets the number of rows written, once, at the end
 */
export async function* tableParts<Row>(
  columns: readonly SheetColumn<Row>[],
  feed: RowFeed<Row>,
  footer: string,
  mostRows: number,
  told: (rows: number) => void,
): AsyncGenerator<string> {
  yield `${SHEET_HEAD}<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`;
  yield columnsXml(columns);
  yield `<sheetData><row>${columns.map(({ title }) => textCell(title, STYLE.header)).join('')}</row>`;
  let rows = 0;
  while (rows < mostRows - 1) {
    const row = await feed.next();
    if (row === undefined) break;
    rows += 1;
    yield `<row>${columns.map(({ kind, value }) => cellXml(value(row), kind)).join('')}</row>`;
  }
  const last = rows + 1;
  yield `</sheetData><autoFilter ref="A1:${columnLetters(columns.length - 1)}${last}"/>${choicesXml(columns)}${footerXml(footer)}`;
  // Without it every long number carries a green corner: "number stored as text".
  const digits = columns.flatMap(({ kind }, index) => (kind === 'digits' ? [columnLetters(index)] : []));
  if (digits.length > 0) {
    const ranges = digits.map((letters) => `${letters}1:${letters}${last}`).join(' ');
    yield `<ignoredErrors><ignoredError sqref="${ranges}" numberStoredAsText="1"/></ignoredErrors>`;
  }
  yield SHEET_END;
  told(rows);
}

/** A sheet to read, not to count with: a title, then pairs of a name and a value; a pair without a value is a sentence. */
export async function* noteParts(
  title: string,
  lines: ReadonlyArray<readonly [name: string, value?: string]>,
): AsyncGenerator<string> {
  yield `${SHEET_HEAD}${columnsXml([{ width: 18 }, { width: 90 }])}<sheetData><row>${textCell(title, STYLE.title)}</row>`;
  for (const [name, value] of lines) {
    yield value === undefined
      ? `<row><c/>${textCell(name, STYLE.wrapped)}</row>`
      : `<row>${textCell(name)}${textCell(value, STYLE.wrapped)}</row>`;
  }
  yield `</sheetData>${SHEET_END}`;
}
