import type { OriginalData } from '../domain/compare-original';
import type { OriginalFormat } from '../domain/original';
import { isOfd, readOfd } from './original-ofd';
import { readPdf } from './original-pdf';
import { RefusedOriginal } from './original-refusal';
import { parseXml, readEInvoice } from './original-xml';
import { openArchive, readInvoiceZip } from './original-zip';

/** An original of 2,000 lines as PDF takes about 5 MB. */
export const LARGEST_ORIGINAL_BYTES = 20 << 20;

export interface ReadOriginal {
  readonly format: OriginalFormat;
  readonly mime: string;
  readonly data: OriginalData;
}

const MIMES: Readonly<Record<OriginalFormat, string>> = {
  xml: 'text/xml',
  zip: 'application/zip',
  ofd: 'application/ofd',
  pdf: 'application/pdf',
};

/** A PDF may have something else before its head. */
const PDF_HEAD_WITHIN = 1_024;

/** The first entry of a zip, or the end of one without any. */
const ZIP_HEADS = [
  [0x50, 0x4b, 3, 4],
  [0x50, 0x4b, 5, 6],
];
const UTF_16_MARKS = [
  [0xff, 0xfe],
  [0xfe, 0xff],
];

/** By its first bytes; a file's name proves nothing. */
function kindOf(bytes: Uint8Array): 'xml' | 'archive' | 'pdf' | undefined {
  const begins = (head: readonly number[]) => head.every((byte, at) => bytes[at] === byte);
  if (ZIP_HEADS.some(begins)) return 'archive';
  const start = String.fromCharCode(...bytes.subarray(0, PDF_HEAD_WITHIN));
  if (start.includes('%PDF-')) return 'pdf';
  return UTF_16_MARKS.some(begins) || /^(\xef\xbb\xbf)?\s*</.test(start) ? 'xml' : undefined;
}

async function readArchive(bytes: Uint8Array): Promise<Pick<ReadOriginal, 'format' | 'data'>> {
  const archive = await openArchive(bytes);
  try {
    return isOfd(archive)
      ? { format: 'ofd', data: await readOfd(archive) }
      : { format: 'zip', data: await readInvoiceZip(archive) };
  } finally {
    await archive.close();
  }
}

/**
 * What a file is, and what it says of its invoice. Needs a page: a worker has no DOMParser.
 * @throws {RefusedOriginal} for what is no original, or none that can be trusted
 */
export async function readOriginal(bytes: Uint8Array): Promise<ReadOriginal> {
  if (bytes.byteLength === 0) throw new RefusedOriginal('empty');
  if (bytes.byteLength > LARGEST_ORIGINAL_BYTES) throw new RefusedOriginal('tooLarge');
  const read = await (async () => {
    switch (kindOf(bytes)) {
      case 'xml':
        return { format: 'xml' as const, data: readEInvoice(parseXml(bytes)) };
      case 'archive':
        return readArchive(bytes);
      case 'pdf':
        return { format: 'pdf' as const, data: await readPdf(bytes) };
      default:
        throw new RefusedOriginal('otherKind');
    }
  })();
  return { ...read, mime: MIMES[read.format] };
}
