import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import { createBlobSink } from '../backup/blob-sink';
import type { ManifestFile } from './pack-format';

/** Texts are gathered to this many characters before they are encoded and packed. */
const CHUNK = 1 << 18;

/** Packed already: packing them again takes time and gains nothing. */
const PACKED = /\.(?:webp|png|jpg|pdf|zip|ofd|xlsx|bin)$/;

/** A zip that is written as a stream and knows the hash of each of its files. */
export function createPackZip(madeAt: number) {
  const sink = createBlobSink('application/zip');
  const zip = new ZipWriter(sink.writable, { useWebWorkers: false, lastModDate: new Date(madeAt) });
  const files: ManifestFile[] = [];
  const note = (file: ManifestFile) => {
    if (files.some(({ name }) => name === file.name)) throw new Error(`twice in a pack: ${file.name}`);
    files.push(file);
  };
  const put = (name: string, bytes: Uint8Array) =>
    zip.add(name, new Uint8ArrayReader(bytes), PACKED.test(name) ? { level: 0 } : {});

  return {
    /** So far, in their order. */
    files: files as readonly ManifestFile[],
    /** @param hash where the caller has proved it already */
    async add(name: string, content: Uint8Array | string, hash?: string): Promise<void> {
      const bytes = typeof content === 'string' ? utf8ToBytes(content) : content;
      note({ name, size: bytes.length, sha256: hash ?? bytesToHex(sha256(bytes)) });
      await put(name, bytes);
    },
    /** A text in parts, however long it is. */
    async addParts(name: string, parts: AsyncIterable<string>): Promise<void> {
      const hash = sha256.create();
      let size = 0;
      const source = parts[Symbol.asyncIterator]();
      const encoded = new ReadableStream<Uint8Array>({
        async pull(controller) {
          let text = '';
          let done = false;
          while (text.length < CHUNK && !done) {
            const next = await source.next();
            done = next.done === true;
            if (!next.done) text += next.value;
          }
          const bytes = utf8ToBytes(text);
          hash.update(bytes);
          size += bytes.length;
          if (bytes.length > 0) controller.enqueue(bytes);
          if (done) controller.close();
        },
        async cancel() {
          await source.return?.();
        },
      });
      await zip.add(name, encoded);
      note({ name, size, sha256: bytesToHex(hash.digest()) });
    },
    /** What the manifest does not name: itself, and what is said of it. */
    addUnnamed: async (name: string, content: Uint8Array | string): Promise<void> => {
      await put(name, typeof content === 'string' ? utf8ToBytes(content) : content);
    },
    async close(): Promise<Blob> {
      await zip.close();
      return sink.blob();
    },
  };
}
