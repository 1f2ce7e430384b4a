import type { OriginalFormat } from '../../domain/fact/original-names';
import type { OriginalData } from '../../domain/originals/compare-original';
import { kindOfBytes, LARGEST_ORIGINAL_BYTES } from './original-kind';
import { isOfd, readOfd } from './original-ofd';
import { readPdf } from './original-pdf';
import { RefusedOriginal } from './original-refusal';
import { parseXml, readEInvoice } from './original-xml';
import { openArchive, unpackBudget } from './original-zip';
import { readInvoiceZip } from './read-invoice-zip';

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

async function readArchive(bytes: Uint8Array): Promise<Pick<ReadOriginal, 'format' | 'data'>> {
  const budget = unpackBudget();
  const archive = await openArchive(bytes, budget);
  try {
    return isOfd(archive)
      ? { format: 'ofd', data: await readOfd(archive) }
      : { format: 'zip', data: await readInvoiceZip(archive, budget) };
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
    switch (kindOfBytes(bytes)) {
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
