import { LARGEST_WORKBOOK_BYTES, openWorkbook, type WorkbookPart } from './open-workbook';
import { openBook, RefusedSheet, SHEET_LIMITS } from './read-sheet';
import { RefusedWorkbook } from './refused-workbook';

/** Cells of a sheet as texts; rows and columns from 0, ragged. */
export type SheetTexts = ReadonlyArray<readonly string[]>;

export interface ReadWorkbook {
  /** In the order of the file. */
  readonly parts: readonly WorkbookPart[];
  readonly sheets: ReadonlyMap<string, SheetTexts>;
}

/** More than a template may hold; what lies beyond is no data of a clerk. */
const LIMITS = { ...SHEET_LIMITS, file: LARGEST_WORKBOOK_BYTES, rows: 20_000, cells: 2_000_000 };

const toWorkbook = (error: unknown) =>
  error instanceof RefusedSheet
    ? new RefusedWorkbook(error.refusal === 'tooLarge' ? 'tooLarge' : 'notWorkbook')
    : error;

/** Each row at the place that its number says, for a sheet leaves empty ones out. */
async function textsOf(
  rows: AsyncIterable<{ number: number; cells: readonly string[] }>,
): Promise<string[][]> {
  const texts: string[][] = [];
  for await (const { number, cells } of rows) {
    if (number > LIMITS.rows) throw new RefusedSheet('tooLarge');
    while (texts.length < number - 1) texts.push([]);
    texts[number - 1] = cells.map((cell) => cell.trim());
  }
  return texts;
}

/**
 * Reads a small workbook that came from elsewhere whole: its parts, to be written again, and the texts of its sheets.
 * @throws {RefusedWorkbook}
 */
export async function readSheets(bytes: Uint8Array<ArrayBuffer>): Promise<ReadWorkbook> {
  const parts = await openWorkbook(bytes);
  try {
    const book = await openBook(bytes, LIMITS);
    const sheets = new Map<string, SheetTexts>();
    for (const name of book.sheets) sheets.set(name, await textsOf(book.rows(name)));
    return { parts, sheets };
  } catch (error) {
    throw toWorkbook(error);
  }
}
