import {
  type Entry,
  type FileEntry,
  Uint8ArrayReader,
  ZipReader,
} from '@zip.js/zip.js/lib/zip-core-native.js';
import type { OriginalData } from '../domain/compare-original';
import { RefusedOriginal } from './original-refusal';
import { isEInvoice, LARGEST_XML_BYTES, parseXml, readEInvoice } from './original-xml';

const MOST_ENTRIES = 1_000;
const MOST_XML = 50;
/** Of one archive, all that is unpacked together. */
const MOST_UNPACKED = 4 * LARGEST_XML_BYTES;

export interface Archive {
  readonly entries: readonly FileEntry[];
  /** @throws {RefusedOriginal} when it is damaged, or unpacks to more than any XML of an invoice */
  unpack(entry: FileEntry): Promise<Uint8Array>;
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
export async function openArchive(bytes: Uint8Array): Promise<Archive> {
  const reader = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false });
  const entries: FileEntry[] = [];
  let seen = 0;
  try {
    for await (const entry of reader.getEntriesGenerator() as AsyncIterable<Entry>) {
      seen += 1;
      if (seen > MOST_ENTRIES) throw new RefusedOriginal('bomb');
      if (entry.encrypted) throw new RefusedOriginal('locked');
      if (!entry.directory) entries.push(entry);
    }
  } catch (error) {
    await reader.close();
    throw error instanceof RefusedOriginal ? error : new RefusedOriginal('damagedZip');
  }
  let left = MOST_UNPACKED;
  return {
    entries,
    async unpack(entry) {
      const bounded = boundedSink(Math.min(LARGEST_XML_BYTES, left));
      try {
        await entry.getData(bounded.sink, { useWebWorkers: false, checkSignature: true });
      } catch {
        throw new RefusedOriginal(bounded.isFull() ? 'bomb' : 'damagedZip');
      }
      const unpacked = bounded.bytes();
      left -= unpacked.byteLength;
      return unpacked;
    },
    async close() {
      await reader.close();
    },
  };
}

/** The portal's zip holds the XML of one invoice; what else lies beside it is not looked at. */
export async function readInvoiceZip({ entries, unpack }: Archive): Promise<OriginalData> {
  const candidates = entries.filter(({ filename }) => /\.xml$/i.test(filename));
  if (candidates.length > MOST_XML) throw new RefusedOriginal('several');
  const invoices: OriginalData[] = [];
  for (const entry of candidates) {
    const document = parseXml(await unpack(entry));
    if (isEInvoice(document)) invoices.push(readEInvoice(document));
  }
  const [invoice, ...others] = invoices;
  if (!invoice) throw new RefusedOriginal('noInvoiceInside');
  if (others.length > 0) throw new RefusedOriginal('several');
  return invoice;
}
