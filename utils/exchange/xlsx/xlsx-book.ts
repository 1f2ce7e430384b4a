import { ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import { workbookParts } from './xlsx-parts';
import { feedOf, MOST_ROWS, noteParts, type SheetColumn, tableParts } from './xlsx-sheet';

/** Parts are gathered to this many characters before they are encoded and packed. */
const CHUNK = 65_536;

/** Text parts as a byte stream that is pulled: no faster than it is packed. */
function streamOf(parts: AsyncIterator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      let text = '';
      let done = false;
      while (text.length < CHUNK && !done) {
        const next = await parts.next();
        done = next.done === true;
        if (!next.done) text += next.value;
      }
      if (text !== '') controller.enqueue(encoder.encode(text));
      if (done) controller.close();
    },
    async cancel() {
      await parts.return?.();
    },
  });
}

export interface XlsxBook {
  /** Writes a table, and further sheets 「名称 (2)」 when one is full. @returns rows written */
  addTable<Row>(
    name: string,
    columns: readonly SheetColumn<Row>[],
    pages: AsyncIterable<readonly Row[]>,
    footer: string,
  ): Promise<number>;
  /** A sheet to read; it stands first, whenever it is written. */
  addFirstSheet(
    name: string,
    title: string,
    lines: ReadonlyArray<readonly [name: string, value?: string]>,
  ): Promise<void>;
  /** The same, after those written before it. */
  addNotes(
    name: string,
    title: string,
    lines: ReadonlyArray<readonly [name: string, value?: string]>,
  ): Promise<void>;
  close(): Promise<void>;
}

/**
 * Writes a workbook as a stream: at no time more than a page of rows is in memory.
 * @param madeAt time of the zip entries, epoch ms
 * @param mostRows of a sheet; lower only in tests
 */
export function createXlsxBook(
  target: WritableStream<Uint8Array>,
  madeAt: number,
  mostRows = MOST_ROWS,
): XlsxBook {
  const zip = new ZipWriter(target, {
    // The CSP of extensions and the worker allow no inline web worker.
    useWebWorkers: false,
    // Excel does not open the zip64 form of entries whose length follows them.
    zip64: false,
    extendedTimestamp: false,
    lastModDate: new Date(madeAt),
  });
  const sheets: Array<{ name: string; part: number }> = [];
  let parts = 0;

  const writeSheet = async (name: string, content: AsyncIterator<string>, first = false) => {
    parts += 1;
    const sheet = { name, part: parts };
    if (first) sheets.unshift(sheet);
    else sheets.push(sheet);
    await zip.add(`xl/worksheets/sheet${sheet.part}.xml`, streamOf(content));
  };

  return {
    async addTable(name, columns, pages, footer) {
      const feed = feedOf(pages);
      let rows = 0;
      for (let nth = 1; nth === 1 || !(await feed.ended()); nth += 1) {
        const told = (count: number) => {
          rows += count;
        };
        const title = nth === 1 ? name : `${name} (${nth})`;
        await writeSheet(title, tableParts(columns, feed, footer, mostRows, told));
      }
      return rows;
    },
    addFirstSheet: (name, title, lines) => writeSheet(name, noteParts(title, lines), true),
    addNotes: (name, title, lines) => writeSheet(name, noteParts(title, lines)),
    async close() {
      for (const [path, xml] of workbookParts(sheets)) {
        await zip.add(
          path,
          streamOf(
            (async function* () {
              yield xml;
            })(),
          ),
        );
      }
      await zip.close();
    },
  };
}
