import { BATCH_TEMPLATE } from '../../portal/template/batch-template';
import type { BatchTemplate, TemplateSheet } from '../../portal/template/template-shape';
import { isRounded } from '../xlsx/cell-text';
import type { WorkbookPart } from '../xlsx/open-workbook';
import { readSheets, type SheetTexts } from '../xlsx/read-sheets';
import { columnLetters } from '../xlsx/xlsx-cell';

/**
 * Why a file is no template that may be filled: `notTemplate` another kind of workbook, `missing` is what it lacks · `otherHeaders` a column is
 * not where it was · `olderVersion` the portal would refuse it: download it anew · `newerHeaders` a newer version than
 * is known here, with other columns
 */
export type TemplateRefusal =
  | { readonly refusal: 'notTemplate'; readonly missing: string }
  | { readonly refusal: 'olderVersion'; readonly version: string }
  | ({ readonly refusal: 'newerHeaders'; readonly version: string } & WrongHeader)
  | ({ readonly refusal: 'otherHeaders' } & WrongHeader);

/** A header that is not as expected; one of both texts may be empty. */
interface WrongHeader {
  readonly sheet: string;
  /** Its letters. */
  readonly column: string;
  readonly shown: string;
  readonly expected: string;
}

/** The clerk's own template, looked at. */
export interface TemplateBook {
  readonly parts: readonly WorkbookPart[];
  readonly version: string;
  /** A newer version than is known here; all its headers are the known ones. */
  readonly isNewer: boolean;
  /** For each of the first two sheets, the number of the first row that holds nothing. */
  readonly nextRow: readonly [basics: number, lines: number];
  /** Rows that it holds already. */
  readonly invoices: number;
  readonly lines: number;
  readonly serialNumbers: ReadonlySet<string>;
  /** How many 流水号 of these rows another program kept as numbers: their last digits are gone, they name no invoice. */
  readonly roundedSerials: number;
  /** 商品和服务税收编码 by 项目名称, of the rows that it holds. */
  readonly codes: ReadonlyMap<string, string>;
}

const DECORATION = /[\s*＊]/g;
const bare = (text: string) => text.normalize('NFKC').replace(DECORATION, '');
/** As `pt:20260401`; undefined for anything else. */
const versionNumber = (text: string) => /^pt:(\d{8})$/.exec(text)?.[1];

const letters = (ref: string) => ref.charCodeAt(0) - 65;

/** What a header's text is cut to before it is shown. */
const SHOWN = 40;

/** @returns the first header that is not as expected; undefined when all are */
function wrongHeader({ name, columns }: TemplateSheet, row: readonly string[]): WrongHeader | undefined {
  let merged = '';
  for (let at = 0; at < Math.max(columns.length, row.length); at += 1) {
    const expected = columns[at]?.header ?? '';
    const shown = row[at] ?? '';
    // A merged header may stand in each of its cells, as in the official file, or only in the first.
    if (expected !== '' || at >= columns.length) merged = expected;
    if (bare(shown) === bare(expected) || (expected === '' && bare(shown) === bare(merged))) continue;
    // Beyond the known columns none is expected.
    const title = at < columns.length ? expected || merged : '';
    return { sheet: name, column: columnLetters(at), shown: shown.slice(0, SHOWN), expected: title };
  }
  return undefined;
}

const isBlank = (row: readonly string[]) => row.every((cell) => cell === '');

/** Number of the last row that holds something, from 1. */
const lastUsed = (sheet: SheetTexts) => sheet.findLastIndex((row) => !isBlank(row)) + 1;

const dataOf = (sheet: SheetTexts, { firstRow }: BatchTemplate) =>
  sheet.slice(firstRow - 1).filter((row) => !isBlank(row));

/**
 * Looks at a file that should be the official batch template. Writes nothing.
 * @throws {RefusedWorkbook} when it is no workbook
 */
export async function readTemplate(
  bytes: Uint8Array<ArrayBuffer>,
  known: BatchTemplate = BATCH_TEMPLATE,
): Promise<TemplateBook | TemplateRefusal> {
  const { parts, sheets } = await readSheets(bytes);
  const { versionSheet, versionCell, headerRow, firstRow } = known;
  const version = sheets.get(versionSheet)?.[Number(versionCell.slice(1)) - 1]?.[letters(versionCell)] ?? '';
  const number = versionNumber(version);
  const own = known.sheets.map(({ name }) => sheets.get(name));
  const missing =
    known.sheets[own.indexOf(undefined)]?.name ??
    (number === undefined ? `${versionSheet}!${versionCell}` : undefined);
  if (number === undefined || missing !== undefined)
    return { refusal: 'notTemplate', missing: missing ?? '' };
  const expected = versionNumber(known.version) ?? '';
  if (number < expected) return { refusal: 'olderVersion', version };
  const isNewer = number > expected;

  for (const [index, sheet] of known.sheets.entries()) {
    const wrong = wrongHeader(sheet, own[index]?.[headerRow - 1] ?? []);
    if (wrong === undefined) continue;
    return isNewer ? { refusal: 'newerHeaders', version, ...wrong } : { refusal: 'otherHeaders', ...wrong };
  }
  const [basics = [], lines = []] = own;
  const [invoiceRows, lineRows] = [dataOf(basics, known), dataOf(lines, known)];
  const next = (sheet: SheetTexts) => Math.max(lastUsed(sheet) + 1, firstRow);
  const at = (header: string) =>
    known.sheets[1]?.columns.findIndex((column) => column.header === header) ?? -1;
  const [nameAt, codeAt] = [at('项目名称'), at('商品和服务税收编码')];
  const serials = [...invoiceRows, ...lineRows].flatMap(([serial = '']) => (serial === '' ? [] : [serial]));
  return {
    parts,
    version,
    isNewer,
    nextRow: [next(basics), next(lines)],
    invoices: invoiceRows.length,
    lines: lineRows.length,
    serialNumbers: new Set(serials.filter((serial) => !isRounded(serial))),
    roundedSerials: serials.filter(isRounded).length,
    codes: new Map(
      lineRows.flatMap((row) => {
        const [name, code] = [row[nameAt], row[codeAt]];
        return name && code && !isRounded(code) ? [[name, code]] : [];
      }),
    ),
  };
}
