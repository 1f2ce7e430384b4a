import type { Clerks } from '../../domain/team/entered-by';
import type { Translate } from '../../domain/texts/texts';
import { CHECKED_COLUMNS, type CheckedSubmission, withEnteredBy } from '../../domain/view/check-columns';
import type { Column, ColumnKind } from '../../domain/view/columns';

const BOM = '\ufeff';
const LINE_END = '\r\n';

/** A spreadsheet runs a cell that begins so; full-width signs are narrowed by some. */
const FORMULA_START = /^[=+\-@\t\r＝＋－＠]/;
/** Excel keeps 15 digits of a number and shows 12 or more as 1.2E+11. */
const LONG_DIGITS = /^\d{12,}$/;

/**
 * Makes a value safe to open in a spreadsheet: a formula-like text gets a leading apostrophe, a long number a
 * trailing tab, which keeps it text and which every reader trims. Amounts, counts and times are our own and stay as they are.
 */
export function guardCell(value: string, kind: ColumnKind): string {
  if (kind === 'amount' || kind === 'count' || kind === 'time') return value;
  if (FORMULA_START.test(value)) return `'${value}`;
  return LONG_DIGITS.test(value) ? `${value}\t` : value;
}

/** RFC 4180: quoted where a comma, quote or line break (or our own tab) stands inside; quotes doubled. */
const quote = (cell: string) => (/[",\r\n\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

const row = (cells: readonly string[]) => cells.map(quote).join(',') + LINE_END;

/**
 * CSV for Excel and WPS: UTF-8 with BOM, CRLF, a header and one row a submission in the order given, and nothing else:
 * a sentence under the last row broke every program that takes the file in. In parts, a page of records each.
 * @param clerks of the firm, where there are several
 */
export async function* csvParts(
  pages: AsyncIterable<readonly CheckedSubmission[]>,
  t: Translate,
  clerks?: Clerks,
): AsyncGenerator<string> {
  const columns = withEnteredBy(CHECKED_COLUMNS, clerks);
  yield BOM + row(columns.map(({ title }) => t(title)));
  for await (const page of pages) yield page.map((record) => recordRow(columns, record, t)).join('');
}

const recordRow = (columns: readonly Column<CheckedSubmission>[], record: CheckedSubmission, t: Translate) =>
  row(columns.map(({ kind, value }) => guardCell(value(record, t), kind)));

/** Name without what a file system refuses; at most 60 characters. */
export const fileNamePart = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go
  text.replace(/[\\/:*?"<>|\u0000-\u001f]/g, '').slice(0, 60) || '未知公司';

/** `发票台账_<公司>_2026-11.xlsx` */
export const tableFileName = (company: string, period: string, ending: 'csv' | 'xlsx'): string =>
  `发票台账_${fileNamePart(company)}_${period}.${ending}`;
