import { Uint8ArrayReader, ZipReader } from '@zip.js/zip.js/lib/zip-core-native.js';
import { RefusedWorkbook } from './refused-workbook';

/** A workbook that a person filled is far smaller; beyond it nothing is unpacked. */
export const LARGEST_WORKBOOK_BYTES = 20 << 20;
const MOST_ENTRIES = 1_000;
/** Of all parts together: a small file may unpack to many gigabytes. */
const MOST_UNPACKED = 128 << 20;

export interface WorkbookPart {
  readonly name: string;
  readonly content: Uint8Array<ArrayBuffer>;
  readonly modifiedAt: Date;
}

/** Gathers what is unpacked and stops at the bound, whatever the file says of its own sizes. */
function boundedSink(bound: { left: number }) {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  return {
    writable: new WritableStream<Uint8Array>({
      write(chunk) {
        bound.left -= chunk.byteLength;
        if (bound.left < 0) throw new RefusedWorkbook('tooLarge');
        chunks.push(chunk.slice());
      },
    }),
    async content() {
      return new Uint8Array(await new Blob(chunks).arrayBuffer());
    },
  };
}

/**
 * All parts of an .xlsx file, in their order, unpacked within bounds.
 * @throws {RefusedWorkbook}
 */
export async function openWorkbook(bytes: Uint8Array<ArrayBuffer>): Promise<WorkbookPart[]> {
  if (bytes.byteLength > LARGEST_WORKBOOK_BYTES) throw new RefusedWorkbook('tooLarge');
  const bound = { left: MOST_UNPACKED };
  const zip = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false });
  try {
    const entries = await zip.getEntries();
    if (entries.length > MOST_ENTRIES) throw new RefusedWorkbook('tooLarge');
    const parts: WorkbookPart[] = [];
    for (const entry of entries) {
      if (entry.directory) continue;
      const sink = boundedSink(bound);
      await entry.getData(sink.writable);
      parts.push({ name: entry.filename, content: await sink.content(), modifiedAt: entry.lastModDate });
    }
    return parts;
  } catch (error) {
    throw bound.left < 0 || error instanceof RefusedWorkbook
      ? new RefusedWorkbook('tooLarge')
      : new RefusedWorkbook('notWorkbook');
  } finally {
    await zip.close();
  }
}
