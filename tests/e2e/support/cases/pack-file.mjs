import {
  Uint8ArrayReader,
  Uint8ArrayWriter,
  ZipReader,
  ZipWriter,
} from '@zip.js/zip.js/lib/zip-core-native.js';

/** @param {Uint8Array} bytes of a zip @returns {Promise<Map<string, Uint8Array>>} its parts by name, in their order */
export async function partsOf(bytes) {
  const reader = new ZipReader(new Uint8ArrayReader(new Uint8Array(bytes)), { useWebWorkers: false });
  const parts = new Map();
  for (const entry of await reader.getEntries()) {
    if (!entry.directory) parts.set(entry.filename, await entry.getData(new Uint8ArrayWriter()));
  }
  await reader.close();
  return parts;
}

/** @param {Iterable<readonly [string, Uint8Array]>} parts */
export async function zipOf(parts) {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  for (const [name, content] of parts) await zip.add(name, new Uint8ArrayReader(content));
  return zip.close();
}
