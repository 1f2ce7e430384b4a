import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js/lib/zip-core-native.js';
import type { Submission } from '../../domain/record/submission';
import type { Translate } from '../../domain/texts/texts';
import { bookColumns, ROWS_PART, rowCells } from './pack-book';

/** Where a row of the workbook is not what the events say. `column` is its title; absent where the whole row is missing or too many. */
export interface BookDifference {
  readonly recordId: string;
  readonly what: 'cell' | 'noRow' | 'noRecord';
  readonly column?: string;
  readonly says?: string;
  readonly folded?: string;
}

const MOST_ENTRIES = 50;

/** The sheet with the submissions, as text; undefined where the workbook has none. */
async function rowsXml(book: Uint8Array, most: number): Promise<string | undefined> {
  const reader = new ZipReader(new Uint8ArrayReader(book), { useWebWorkers: false });
  try {
    const entries = await reader.getEntries();
    const [part, ...others] = entries.filter(({ filename }) => filename === ROWS_PART);
    if (!part || part.directory || others.length > 0 || entries.length > MOST_ENTRIES) return undefined;
    if (part.uncompressedSize > most) return undefined;
    const bytes = await part.getData(new Uint8ArrayWriter(), { useWebWorkers: false, checkSignature: true });
    return bytes.length > most ? undefined : new TextDecoder().decode(bytes);
  } catch {
    return undefined;
  } finally {
    await reader.close().catch(() => undefined);
  }
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
/** What a person reads in a cell. */
const textOf = (cell: string) =>
  cell
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot);/g, (_, name: string) => ENTITIES[name] as string)
    .slice(0, 200);

const cellsOf = (row: string): string[] => row.split(/(?=<c[ />])/);

/**
 * Holds the rows of the workbook against records that were folded from the events of the same pack. The workbook was written
 * by our own writer, so equal content is equal text.
 * @returns undefined where the workbook is none of ours
 */
export async function checkBook(
  book: Uint8Array,
  records: readonly Submission[],
  t: Translate,
  most: number,
): Promise<BookDifference[] | undefined> {
  const xml = await rowsXml(book, most);
  if (xml === undefined) return undefined;
  const columns = bookColumns(t);
  const titles = columns.map(({ title }) => title);
  const [, ...rows] = [...xml.matchAll(/<row>(.*?)<\/row>/gs)].map(([, row = '']) => cellsOf(row));
  const byId = new Map(rows.map((cells) => [textOf(cells[0] ?? ''), cells]));
  const differences: BookDifference[] = [];
  for (const record of records) {
    const cells = byId.get(record.id);
    byId.delete(record.id);
    if (!cells) {
      differences.push({ recordId: record.id, what: 'noRow' });
      continue;
    }
    const folded = rowCells(record, columns);
    for (let at = 0; at < Math.max(cells.length, folded.length); at += 1) {
      if (cells[at] === folded[at]) continue;
      const column = titles[at] ?? '';
      const [says, is] = [textOf(cells[at] ?? ''), textOf(folded[at] ?? '')];
      differences.push({ recordId: record.id, what: 'cell', column, says, folded: is });
    }
  }
  for (const recordId of byId.keys()) differences.push({ recordId, what: 'noRecord' });
  if (rows.length > byId.size + records.length) differences.push({ recordId: '', what: 'noRecord' });
  return differences;
}
