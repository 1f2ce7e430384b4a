import { textOfCell } from './cell-text';
import { type CheckedZip, checkZip, LARGEST_UNPACKED, LARGEST_WHOLE_PART } from './check-zip';
import { MOST_ROWS } from './xlsx-sheet';

/**
 * Why a workbook is not read: `notXlsx` another kind of file · `oldFormat` an .xls: save it as .xlsx · `encrypted` it
 * has a password: take it off · `tooLarge` beyond what is read · `damaged` cut off or broken: download it again
 */
export type SheetRefusal = 'notXlsx' | 'oldFormat' | 'encrypted' | 'tooLarge' | 'damaged';

export class RefusedSheet extends Error {
  override name = 'RefusedSheet';
  constructor(readonly refusal: SheetRefusal) {
    super(refusal);
  }
}

export interface SheetLimits {
  /** Of the file, bytes. */
  readonly file: number;
  /** Of all its parts unpacked, bytes. */
  readonly unpacked: number;
  /** Of one part that is held whole in memory (the texts that cells share), bytes. */
  readonly wholePart: number;
  /** Of one sheet. */
  readonly rows: number;
  /** Of one sheet; the empty ones left of a filled one count. */
  readonly cells: number;
}

export const SHEET_LIMITS: SheetLimits = {
  file: 100 << 20,
  unpacked: LARGEST_UNPACKED,
  wholePart: LARGEST_WHOLE_PART,
  rows: MOST_ROWS,
  cells: 60_000_000,
};

export interface SheetRow {
  /** As the spreadsheet numbers it, from 1. */
  readonly number: number;
  readonly cells: readonly string[];
}

export interface OpenBook {
  readonly sheets: readonly string[];
  /** Its days are numbered from 1904, not 1900: some spreadsheets on a Mac do so. */
  readonly countsFrom1904: boolean;
  /** The rows of a sheet one after the other, as texts. @throws {RefusedSheet} */
  rows(sheet: string): AsyncGenerator<SheetRow, void>;
}

const startsWith = (bytes: Uint8Array, ...signature: number[]) =>
  signature.every((byte, at) => bytes[at] === byte);
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

/** Office keeps an encrypted workbook in the container of the old format, in a stream of this name. */
function isEncrypted(bytes: Uint8Array): boolean {
  const name = 'EncryptedPackage';
  const wide = Uint8Array.from(name, (letter) => letter.charCodeAt(0));
  for (let at = 0; at + wide.length * 2 <= bytes.length; at += 128) {
    if (wide.every((byte, nth) => bytes[at + nth * 2] === byte && bytes[at + nth * 2 + 1] === 0)) return true;
  }
  return false;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const decodeXml = (text: string) =>
  text.replace(/&(?:#(\d{1,6})|#x([\da-f]{1,5})|(\w+));/gi, (whole, decimal, hex, name) =>
    name
      ? (ENTITIES[name] ?? whole)
      : String.fromCodePoint(Number.parseInt(decimal ?? hex, decimal ? 10 : 16)),
  );

function bookXml({ texts }: CheckedZip): string {
  const path = [...texts.keys()].find((name) => /(?:^|\/)workbook\.xml$/i.test(name));
  return (path && texts.get(path)) || '';
}

const FROM_1904 = /<(?:\w+:)?workbookPr\s(?:[^<>]*\s)?date1904\s*=\s*["'](?:1|true)["']/;

/** Names of the sheets, in the book's order. */
function sheetNames(book: string): string[] {
  return [...book.matchAll(/<(?:\w+:)?sheet\s([^<>]*)>/g)].flatMap(([, attributes = '']) => {
    const [, double, single] = /(?:^|\s)name\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(attributes) ?? [];
    const name = double ?? single;
    return name ? [decodeXml(name)] : [];
  });
}

async function* rowsOf(
  bytes: Uint8Array,
  sheet: string,
  limits: SheetLimits,
): AsyncGenerator<SheetRow, void> {
  // Only who takes a file in needs the library.
  const { streamXlsxRows } = await import('hucre/xlsx');
  let rows = 0;
  let cells = 0;
  let number = 0;
  try {
    for await (const { index, values } of streamXlsxRows(bytes, { sheet })) {
      rows += 1;
      cells += values.length;
      if (rows > limits.rows || cells > limits.cells) throw new RefusedSheet('tooLarge');
      number = Number.isSafeInteger(index) ? index + 1 : number + 1;
      yield { number, cells: values.map(textOfCell) };
    }
  } catch (error) {
    // Whatever the library stumbles over is the file's fault: it gets nothing else from us.
    throw error instanceof RefusedSheet ? error : new RefusedSheet('damaged');
  }
}

/**
 * Opens an .xlsx: the one door to the library that reads it. Nothing of the file is trusted: it is unpacked and
 * counted first.
 * @throws {RefusedSheet} when it is not read
 */
export async function openBook(
  bytes: Uint8Array,
  limits: SheetLimits = SHEET_LIMITS,
  signal?: AbortSignal,
): Promise<OpenBook> {
  if (bytes.length > limits.file) throw new RefusedSheet('tooLarge');
  if (startsWith(bytes, ...OLE)) throw new RefusedSheet(isEncrypted(bytes) ? 'encrypted' : 'oldFormat');
  if (!startsWith(bytes, 0x50, 0x4b)) throw new RefusedSheet('notXlsx');
  const zip = await checkZip(bytes, limits, signal);
  if (typeof zip === 'string') throw new RefusedSheet(zip);
  // A zip of something else; a sheet that ends too early would be taken for a shorter one.
  if (zip.tails.size === 0) throw new RefusedSheet('notXlsx');
  if (![...zip.tails.values()].every((tail) => /<\/(?:\w+:)?worksheet>\s*$/.test(tail))) {
    throw new RefusedSheet('damaged');
  }
  const book = bookXml(zip);
  return {
    sheets: sheetNames(book),
    countsFrom1904: FROM_1904.test(book),
    rows: (sheet) => rowsOf(bytes, sheet, limits),
  };
}
