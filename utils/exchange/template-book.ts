import { BATCH_TEMPLATE, type BatchTemplate, type TemplateSheet } from '../portal/batch-template';
import type { WorkbookPart } from './open-workbook';
import { readSheets, type SheetTexts } from './read-sheets';

/**
 * Why a file is no template that may be filled: `notTemplate` another kind of workbook · `otherHeaders` a column is
 * not where it was · `olderVersion` the portal would refuse it: download it anew · `newerHeaders` a newer version than
 * is known here, with other columns
 */
export type TemplateRefusal =
  | { readonly refusal: 'notTemplate' }
  | { readonly refusal: 'olderVersion' | 'newerHeaders'; readonly version: string }
  | { readonly refusal: 'otherHeaders'; readonly sheet: string; readonly column: string };

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
  /** 商品和服务税收编码 by 项目名称, of the rows that it holds. */
  readonly codes: ReadonlyMap<string, string>;
}

const DECORATION = /[\s*＊]/g;
const bare = (text: string) => text.normalize('NFKC').replace(DECORATION, '');
/** As `pt:20260401`; undefined for anything else. */
const versionNumber = (text: string) => /^pt:(\d{8})$/.exec(text)?.[1];

const letters = (ref: string) => ref.charCodeAt(0) - 65;

/** @returns the header that is not as expected; undefined when all are */
function wrongHeader(sheet: TemplateSheet, row: readonly string[]): string | undefined {
  for (let at = 0; at < Math.max(sheet.columns.length, row.length); at += 1) {
    const wanted = sheet.columns[at]?.header ?? '';
    if (bare(row[at] ?? '') !== bare(wanted)) return wanted || (row[at] ?? '');
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
  if (number === undefined || own.includes(undefined)) return { refusal: 'notTemplate' };
  const expected = versionNumber(known.version) ?? '';
  if (number < expected) return { refusal: 'olderVersion', version };
  const isNewer = number > expected;

  for (const [index, sheet] of known.sheets.entries()) {
    const column = wrongHeader(sheet, own[index]?.[headerRow - 1] ?? []);
    if (column === undefined) continue;
    return isNewer
      ? { refusal: 'newerHeaders', version }
      : { refusal: 'otherHeaders', sheet: sheet.name, column };
  }
  const [basics = [], lines = []] = own;
  const [invoiceRows, lineRows] = [dataOf(basics, known), dataOf(lines, known)];
  const next = (sheet: SheetTexts) => Math.max(lastUsed(sheet) + 1, firstRow);
  const at = (header: string) =>
    known.sheets[1]?.columns.findIndex((column) => column.header === header) ?? -1;
  const [nameAt, codeAt] = [at('项目名称'), at('商品和服务税收编码')];
  return {
    parts,
    version,
    isNewer,
    nextRow: [next(basics), next(lines)],
    invoices: invoiceRows.length,
    lines: lineRows.length,
    serialNumbers: new Set([...invoiceRows, ...lineRows].map(([serial = '']) => serial).filter(Boolean)),
    codes: new Map(
      lineRows.flatMap((row) => (row[nameAt] && row[codeAt] ? [[row[nameAt], row[codeAt]]] : [])),
    ),
  };
}
