import {
  type Entry,
  type FileEntry,
  Uint8ArrayReader,
  ZipReader,
} from '@zip.js/zip.js/lib/zip-core-native.js';
import { RefusedOriginal } from './original-refusal';
import { LARGEST_XML_BYTES } from './original-xml';

/** What may still be taken from a file, whatever archives lie in each other there. */
export interface UnpackBudget {
  entries: number;
  bytes: number;
}

/** Of one file, all that is unpacked together. */
export const unpackBudget = (): UnpackBudget => ({ entries: 1_000, bytes: 8 * LARGEST_XML_BYTES });

export interface Archive {
  readonly entries: readonly FileEntry[];
  /**
   * @param most bytes; without it, as many as any XML of an invoice has
   * @throws {RefusedOriginal} when it is damaged, or unpacks to more
   */
  unpack(entry: FileEntry, most?: number): Promise<Uint8Array<ArrayBuffer>>;
  close(): Promise<void>;
}

/** A sink that ends at a bound: the size that an archive tells of its entry may be a lie. */
function boundedSink(most: number) {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const sink = new WritableStream<Uint8Array>({
    write(chunk) {
      size += chunk.byteLength;
      if (size > most) throw new RefusedOriginal('bomb');
      chunks.push(chunk.slice());
    },
  });
  return {
    sink,
    isFull: () => size > most,
    bytes() {
      const whole = new Uint8Array(size);
      let at = 0;
      for (const chunk of chunks) {
        whole.set(chunk, at);
        at += chunk.byteLength;
      }
      return whole;
    },
  };
}

/** @throws {RefusedOriginal} when it is no whole zip, is locked by a password or has too many entries */
export async function openArchive(bytes: Uint8Array, budget: UnpackBudget): Promise<Archive> {
  const reader = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false });
  const entries: FileEntry[] = [];
  try {
    for await (const entry of reader.getEntriesGenerator() as AsyncIterable<Entry>) {
      budget.entries -= 1;
      if (budget.entries < 0) throw new RefusedOriginal('bomb');
      if (entry.encrypted) throw new RefusedOriginal('locked');
      if (!entry.directory) entries.push(entry);
    }
  } catch (error) {
    await reader.close();
    throw error instanceof RefusedOriginal ? error : new RefusedOriginal('damagedZip');
  }
  return {
    entries,
    async unpack(entry, most = LARGEST_XML_BYTES) {
      const bounded = boundedSink(Math.min(most, budget.bytes));
      try {
        await entry.getData(bounded.sink, { useWebWorkers: false, checkSignature: true });
      } catch {
        throw new RefusedOriginal(bounded.isFull() ? 'bomb' : 'damagedZip');
      }
      const unpacked = bounded.bytes();
      budget.bytes -= unpacked.byteLength;
      return unpacked;
    },
    async close() {
      await reader.close();
    },
  };
}
