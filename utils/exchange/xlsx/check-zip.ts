import { type FileEntry, Uint8ArrayReader, ZipReader } from '@zip.js/zip.js/lib/zip-core-native.js';

/** Bounds of what is unpacked, bytes. A list of 50,000 invoices of three lines is about 300 MB of sheet XML. */
export const LARGEST_UNPACKED = 1 << 30;
/** Of a part that must be in memory whole. */
export const LARGEST_WHOLE_PART = 128 << 20;
const MOST_ENTRIES = 10_000;
const TAIL = 64;

/** `encrypted` a part asks for a password · `tooLarge` it unpacks to more than is read · `damaged` no whole zip */
export type ZipDefect = 'encrypted' | 'tooLarge' | 'damaged';

export interface CheckedZip {
  /** The wanted parts, as text. */
  readonly texts: ReadonlyMap<string, string>;
  /** How each sheet part ends. */
  readonly tails: ReadonlyMap<string, string>;
}

export interface ZipLimits {
  readonly unpacked: number;
  readonly wholePart: number;
}

class TooLarge extends Error {}

const isWanted = (path: string) => path.endsWith('.rels') || /(?:^|\/)workbook\.xml$/i.test(path);
const isSheet = (path: string) => /(?:^|\/)worksheets\/[^/]*\.xml$/i.test(path);

/** Unpacks one part to its end, so that its checksum is compared. */
async function unpack(entry: FileEntry, budget: number, signal: AbortSignal | undefined) {
  const chunks: Uint8Array[] = [];
  let tail = new Uint8Array();
  let size = 0;
  let over = false;
  const sink = new WritableStream<Uint8Array>({
    write(chunk) {
      size += chunk.length;
      over = size > budget;
      if (over) throw new TooLarge();
      if (isWanted(entry.filename)) chunks.push(chunk);
      else if (chunk.length >= TAIL) tail = chunk.slice(-TAIL);
      else tail = new Uint8Array([...tail, ...chunk]).slice(-TAIL);
    },
  });
  try {
    const how = { checkSignature: true, useWebWorkers: false };
    await entry.getData(sink, signal ? { ...how, signal } : how);
  } catch (error) {
    throw over ? new TooLarge() : error;
  }
  const decoder = new TextDecoder();
  return { size, text: await new Blob(chunks as BlobPart[]).text(), tail: decoder.decode(tail) };
}

/**
 * Unpacks a zip once before anything is read from it: every checksum is compared, and what it really unpacks to is
 * counted, whatever it says of itself. The library that reads the sheets checks neither.
 */
export async function checkZip(
  bytes: Uint8Array,
  { unpacked, wholePart }: ZipLimits,
  signal?: AbortSignal,
): Promise<CheckedZip | ZipDefect> {
  const texts = new Map<string, string>();
  const tails = new Map<string, string>();
  const reader = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false });
  let total = 0;
  let count = 0;
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      signal?.throwIfAborted();
      count += 1;
      if (count > MOST_ENTRIES) return 'tooLarge';
      if (entry.directory) continue;
      if (entry.encrypted) return 'encrypted';
      const { filename } = entry;
      const rest = unpacked - total;
      const budget = isSheet(filename) ? rest : Math.min(rest, wholePart);
      const { size, text, tail } = await unpack(entry as FileEntry, budget, signal);
      total += size;
      if (isWanted(filename)) texts.set(filename, text);
      if (isSheet(filename)) tails.set(filename, tail);
    }
  } catch (error) {
    signal?.throwIfAborted();
    return error instanceof TooLarge ? 'tooLarge' : 'damaged';
  } finally {
    await reader.close();
  }
  return { texts, tails };
}
