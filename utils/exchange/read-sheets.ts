import { readXlsx } from 'hucre/xlsx';
import { openWorkbook, type WorkbookPart } from './open-workbook';
import { RefusedWorkbook } from './refused-workbook';

/** Cells of a sheet as texts; rows and columns from 0, ragged. */
export type SheetTexts = ReadonlyArray<readonly string[]>;

export interface ReadWorkbook {
  /** In the order of the file. */
  readonly parts: readonly WorkbookPart[];
  readonly sheets: ReadonlyMap<string, SheetTexts>;
}

/** More than a template may hold; what lies beyond is no data of a clerk. */
const RANGE = 'A1:BZ20000';

const textOf = (value: unknown): string =>
  value === null || value === undefined ? '' : String(value).trim();

/**
 * Reads a workbook that came from elsewhere.
 * @throws {RefusedWorkbook}
 */
export async function readSheets(bytes: Uint8Array<ArrayBuffer>): Promise<ReadWorkbook> {
  // First within bounds: the reader below unpacks whatever there is.
  const parts = await openWorkbook(bytes);
  const book = await readXlsx(bytes, { range: RANGE }).catch(() => {
    throw new RefusedWorkbook('notWorkbook');
  });
  return {
    parts,
    sheets: new Map(book.sheets.map(({ name, rows }) => [name, rows.map((row) => row.map(textOf))])),
  };
}
