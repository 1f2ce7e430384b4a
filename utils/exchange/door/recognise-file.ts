import { Uint8ArrayReader, ZipReader } from '@zip.js/zip.js/lib/zip-core-native.js';
import { openBook, RefusedSheet, SHEET_LIMITS } from '../xlsx/read-sheet';
import { type FileKind, HEAD_BYTES, kindOfHead, kindOfSheets, type SheetHead } from './file-kind';

const MOST_SHEETS = 20;
/** Titles and remarks may stand above a header. */
const MOST_ROWS = 20;
const MOST_CELLS = 200;
const LONGEST = 400;

/** By the names of its entries, before anything is unpacked; of a zip that cannot be listed its own name must tell. */
async function isWorkbook(bytes: Uint8Array, name: string): Promise<boolean> {
  const zip = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false });
  try {
    for await (const { filename } of zip.getEntriesGenerator()) {
      if (/(?:^|\/)workbook\.(xml|bin)$/i.test(filename)) return true;
    }
    return false;
  } catch {
    // Damaged: the reader of the one or the other says so.
    return /\.xls[xmb]?$/i.test(name);
  } finally {
    await zip.close();
  }
}

async function sheetHeads(bytes: Uint8Array): Promise<SheetHead[]> {
  const book = await openBook(bytes);
  const heads: SheetHead[] = [];
  for (const name of book.sheets.slice(0, MOST_SHEETS)) {
    const rows: string[][] = [];
    for await (const { cells } of book.rows(name)) {
      rows.push(cells.slice(0, MOST_CELLS).map((cell) => cell.slice(0, LONGEST)));
      if (rows.length >= MOST_ROWS) break;
    }
    heads.push({ name, rows });
  }
  return heads;
}

/**
 * What a chosen file is. Reads its head, of a workbook also the heads of its sheets.
 * @throws what the browser says of a file that was moved or is locked
 */
export async function recogniseFile(file: File): Promise<FileKind> {
  const kind = kindOfHead(new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer()));
  if (kind !== 'sheets') return kind;
  // Its reader says that it is too large.
  if (file.size > SHEET_LIMITS.file) return 'workbook';
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (!(await isWorkbook(bytes, file.name))) return 'original';
  try {
    return kindOfSheets(await sheetHeads(bytes));
  } catch (error) {
    // Cut off, with a password, too large: the list's reader has the words.
    if (error instanceof RefusedSheet) return 'workbook';
    throw error;
  }
}
