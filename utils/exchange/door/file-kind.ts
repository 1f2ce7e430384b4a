import { LANGUAGE_CODES } from '../../domain/texts/languages';
import { createTexts, type TextKey } from '../../domain/texts/texts';
import * as z from '../../domain/zod';
import { dpptExportedList } from '../../portal/exported-list';
import { BATCH_TEMPLATE } from '../../portal/template/batch-template';
import { decodeText } from '../csv/read-csv';
import { isEntryHeader } from '../entries/read-entry-file';
import { kindOfBytes } from '../originals/original-kind';
import { isFailureHeader } from '../template/read-failure-workbook';
import { plainTitle } from '../xlsx/sheet-columns';

/**
 * What a file is, by its content: a name proves nothing. `workbook` an Excel file whose sheets cannot be read: old, cut off, with a password · `ours`
 * a table that we exported · `entries` a 发票登记表, in Excel or as CSV · `unknown` nothing that is taken in
 */
export type FileKind =
  | 'backup'
  | 'list'
  | 'failures'
  | 'template'
  | 'workbook'
  | 'original'
  | 'ours'
  | 'unknown'
  | 'entries';

/** So much of a file is looked at for what it is. */
export const HEAD_BYTES = 4_096;

/** The first rows of each sheet, as texts. Bounded here once more: what a file says of itself is not trusted. */
const SheetHeads = z.array(
  z.object({
    name: z.string(),
    rows: z.array(z.array(z.string())),
  }),
);
export type SheetHead = z.infer<typeof SheetHeads>[number];

const OLE = [0xd0, 0xcf, 0x11, 0xe0];
/** What a portal hands out instead of a file: an error or a log-in as a page. */
const WEB_PAGE = /^\uFEFF?\s*<(?:!doctype html|html|head|body|table)\b/i;
const BACKUP = /^\uFEFF?\s*\{[^[\]]*"format"\s*:\s*"piaoying-backup"/;

/** A CSV whose first lines hold the header of a 发票登记表. */
const isEntryText = (head: Uint8Array): boolean =>
  // The last character may be cut in two: of its line nothing is asked.
  decodeText(head.subarray(0, head.lastIndexOf(0x0a) + 1 || head.length))
    .split(/\r?\n/)
    .some((line) => isEntryHeader(line.split(/[,\t;]/).map((cell) => cell.replace(/"/g, ''))));

/** By its first bytes alone. @returns `sheets` where the sheets must be asked, if it has any */
export function kindOfHead(head: Uint8Array): FileKind | 'sheets' {
  if (OLE.every((byte, at) => head[at] === byte)) return 'workbook';
  const text = new TextDecoder().decode(head.subarray(0, HEAD_BYTES));
  if (WEB_PAGE.test(text)) return 'unknown';
  const kind = kindOfBytes(head);
  if (kind !== undefined) return kind === 'archive' ? 'sheets' : 'original';
  if (BACKUP.test(text)) return 'backup';
  return isEntryText(head) ? 'entries' : 'unknown';
}

/** First cells of our own tables, in every language that they may be written in. */
const OUR_TITLES = ['xlsx.title', 'originals.indexTitle', 'column.submittedAt', 'column.message'] as const;
const ourTitles = (): ReadonlySet<string> =>
  new Set([
    ...LANGUAGE_CODES.map(createTexts).flatMap((t) => OUR_TITLES.map((key: TextKey) => plainTitle(t(key)))),
    ...dpptExportedList.others.filter(({ isOurs }) => isOurs).flatMap(({ titles }) => titles.map(plainTitle)),
  ]);

/** Titles that only the portal's own tables have: enough for its reader to say what is missing, or what it is instead. */
const listTitles = (): ReadonlySet<string> => {
  const { invoices, others } = dpptExportedList;
  const needed = invoices.needed.flatMap((name) => invoices.columns[name]);
  return new Set([...needed, ...others.flatMap(({ titles }) => titles)].map(plainTitle));
};

/** By the heads of the sheets of a workbook. @throws for what is no heads of sheets */
export function kindOfSheets(found: readonly SheetHead[]): FileKind {
  const sheets = SheetHeads.parse(found);
  const rows = sheets.flatMap((sheet) => sheet.rows);
  const cells = new Set(rows.flat().map(plainTitle));
  const has = (titles: ReadonlySet<string>) => [...titles].some((title) => cells.has(title));
  if (has(ourTitles())) return 'ours';
  if (rows.some(isEntryHeader)) return 'entries';
  if (rows.some(isFailureHeader)) return 'failures';
  const names = new Set(sheets.map(({ name }) => name));
  if (BATCH_TEMPLATE.sheets.some(({ name }) => names.has(name))) return 'template';
  return has(listTitles()) ? 'list' : 'unknown';
}
