import { kindOfBytes } from '../originals/original-kind';

/** What a file that she lays to a case is, by its content: its name proves nothing, and the browser goes by the name. */
export interface AttachedKind {
  readonly kind: 'picture' | 'pdf' | 'text' | 'office';
  readonly mime: string;
}

/** A photograph of a telephone takes 4 MB, a scan of several pages 8 MB. */
export const LARGEST_ATTACHED_BYTES = 10 << 20;

const PICTURES: ReadonlyArray<readonly [string, (bytes: Uint8Array, start: string) => boolean]> = [
  ['image/png', (_, start) => start.startsWith('\x89PNG\r\n\x1a\n')],
  ['image/jpeg', (_, start) => start.startsWith('\xff\xd8\xff')],
  ['image/gif', (_, start) => /^GIF8[79]a/.test(start)],
  ['image/webp', (_, start) => /^RIFF[\s\S]{4}WEBP/.test(start)],
  [
    'image/bmp',
    (bytes, start) => start.startsWith('BM') && bytes.length > 26 && start.slice(6, 10) === '\0\0\0\0',
  ],
];

/** Names of parts by which Office knows its own: of the zip formats, and of those before 2007 (in UTF-16). */
const PACKED: ReadonlyArray<readonly [string, string]> = [
  ['word/', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xl/', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['ppt/', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
];
const OLD: ReadonlyArray<readonly [string, string]> = [
  ['WordDocument', 'application/msword'],
  ['Workbook', 'application/vnd.ms-excel'],
  ['PowerPoint Document', 'application/vnd.ms-powerpoint'],
];
const OLE = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';

/** One character a byte, whatever they mean. */
const asLatin = (bytes: Uint8Array) => new TextDecoder('windows-1252').decode(bytes);
const wide = (name: string) => [...name].map((letter) => `${letter}\0`).join('');
// biome-ignore lint/suspicious/noControlCharactersInRegex: what no text has is looked for
const NO_TEXT = /[\0-\x08\x0b\x0e-\x1a\x1c-\x1f]/;

/** Notepad of a Chinese Windows saves in GB 18030, older ones with the mark of UTF-8. */
function isText(bytes: Uint8Array): boolean {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return !NO_TEXT.test(new TextDecoder(encoding, { fatal: true }).decode(bytes));
    } catch {
      // Not in this one.
    }
  }
  return false;
}

/** @returns `archive` for a packed file that is no Office document, `unknown` for all that is not kept */
export function attachedKind(bytes: Uint8Array): AttachedKind | 'archive' | 'unknown' {
  const start = String.fromCharCode(...bytes.subarray(0, 32));
  const picture = PICTURES.find(([, begins]) => begins(bytes, start));
  if (picture) return { kind: 'picture', mime: picture[0] };
  if (start.startsWith(OLE)) {
    const inside = asLatin(bytes);
    const old = OLD.find(([name]) => inside.includes(wide(name)));
    return old ? { kind: 'office', mime: old[1] } : 'unknown';
  }
  const known = kindOfBytes(bytes);
  if (known === 'archive') {
    const inside = asLatin(bytes);
    const packed = inside.includes('[Content_Types].xml') && PACKED.find(([name]) => inside.includes(name));
    return packed ? { kind: 'office', mime: packed[1] } : 'archive';
  }
  if (known === 'pdf') return { kind: 'pdf', mime: 'application/pdf' };
  // A web page, a drawing in XML: kept as the letters that it is, and never shown as more.
  return isText(bytes) ? { kind: 'text', mime: 'text/plain' } : 'unknown';
}
