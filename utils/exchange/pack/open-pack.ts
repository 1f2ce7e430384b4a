import { BlobReader, type Entry, type FileEntry, ZipReader } from '@zip.js/zip.js/lib/zip-core-native.js';
import { PACK_LIMITS } from './pack-format';

/**
 * Why a file is not read as a pack: `notZip` no whole zip · `encrypted` it has a password · `tooLarge` beyond what is read ·
 * `tooMany` more parts than a pack has · `badName` a part whose name leads elsewhere · `sameName` two parts of one name ·
 * `noManifest` no pack of ours, or its list of contents cannot be read · `newer` of a newer version
 */
export type PackRefusal =
  | 'notZip'
  | 'encrypted'
  | 'tooLarge'
  | 'tooMany'
  | 'badName'
  | 'sameName'
  | 'noManifest'
  | 'newer';

export class RefusedPack extends Error {
  override name = 'RefusedPack';
  /** @param part the name of the part that it is about, as it stands there */
  constructor(
    readonly refusal: PackRefusal,
    readonly part = '',
  ) {
    super(refusal);
  }
}

/** One part cannot be unpacked: its bytes are no longer what was packed. */
export class DamagedPart extends Error {
  override name = 'DamagedPart';
}
/** It unpacks to more than it may. */
export class LongPart extends Error {
  override name = 'LongPart';
}

export interface OpenPack {
  readonly names: readonly string[];
  has(name: string): boolean;
  /** Unpacks a part to its end, a chunk at a time. @throws {DamagedPart | LongPart} */
  unpack(name: string, most: number, take: (chunk: Uint8Array) => void): Promise<void>;
  /** All of a part. @throws {DamagedPart | LongPart} */
  whole(name: string, most: number): Promise<Uint8Array<ArrayBuffer>>;
  close(): Promise<void>;
}

/** One folder at most; no way up, no drive, no character that no eye sees. */
const SOUND_NAME = /^(?:blobs\/)?[^/\\:]+$/;

function checkName(name: string): void {
  const isSound =
    name.length <= PACK_LIMITS.name &&
    SOUND_NAME.test(name) &&
    !/\p{C}/u.test(name) &&
    !/(^|\/)\.\.?$/.test(name);
  if (!isSound) throw new RefusedPack('badName', name.slice(0, PACK_LIMITS.name));
}

async function readEntries(reader: ZipReader<Blob>): Promise<Map<string, FileEntry>> {
  const parts = new Map<string, FileEntry>();
  const seen = new Set<string>();
  let count = 0;
  for await (const entry of reader.getEntriesGenerator() as AsyncIterable<Entry>) {
    count += 1;
    if (count > PACK_LIMITS.entries) throw new RefusedPack('tooMany');
    if (entry.encrypted) throw new RefusedPack('encrypted');
    if (entry.directory && entry.filename === 'blobs/') continue;
    checkName(entry.filename);
    const folded = entry.filename.normalize('NFC').toLowerCase();
    if (seen.has(folded)) throw new RefusedPack('sameName', entry.filename);
    seen.add(folded);
    parts.set(entry.filename, entry as FileEntry);
  }
  return parts;
}

/**
 * Opens what says to be a pack. Nothing of it is unpacked yet; whatever is unpacked later has a bound, whatever the file
 * says of its own sizes.
 * @throws {RefusedPack}
 */
export async function openPack(file: Blob): Promise<OpenPack> {
  if (file.size > PACK_LIMITS.file) throw new RefusedPack('tooLarge');
  const reader = new ZipReader(new BlobReader(file), {
    useWebWorkers: false,
    // A workbook lies in it, a zip of its own: one that is cut off must not be taken for that.
    strictness: 'strict',
    // Names are judged here, so that they can be named.
    filenameValidation: 'tolerant',
  });
  const parts = await readEntries(reader).catch(async (error: unknown) => {
    await reader.close().catch(() => undefined);
    throw error instanceof RefusedPack ? error : new RefusedPack('notZip');
  });

  async function unpack(name: string, most: number, take: (chunk: Uint8Array) => void): Promise<void> {
    let size = 0;
    let isLong = false;
    let failed: unknown;
    const sink = new WritableStream<Uint8Array>({
      write(chunk) {
        size += chunk.byteLength;
        isLong = size > most;
        if (isLong) throw new LongPart(name);
        try {
          take(chunk);
        } catch (error) {
          failed = error;
          throw error;
        }
      },
    });
    try {
      await (parts.get(name) as FileEntry).getData(sink, { useWebWorkers: false, checkSignature: true });
    } catch {
      if (failed !== undefined) throw failed;
      throw isLong ? new LongPart(name) : new DamagedPart(name);
    }
  }

  return {
    names: [...parts.keys()],
    has: (name) => parts.has(name),
    unpack,
    async whole(name, most) {
      const chunks: Uint8Array<ArrayBuffer>[] = [];
      await unpack(name, most, (chunk) => chunks.push(chunk.slice()));
      return new Uint8Array(await new Blob(chunks).arrayBuffer());
    },
    close: () => reader.close(),
  };
}
