import type { FileEntry } from '@zip.js/zip.js/lib/zip-core-native.js';
import { namedOtherwise, type OriginalData } from '../../domain/originals/compare-original';
import { joinParts } from './join-parts';
import { kindOfBytes, LARGEST_ORIGINAL_BYTES } from './original-kind';
import { isOfd, readOfd } from './original-ofd';
import { readPdf } from './original-pdf';
import { RefusedOriginal } from './original-refusal';
import { isEInvoice, parseXml, readEInvoice } from './original-xml';
import { type Archive, openArchive, type UnpackBudget } from './original-zip';

/** More than the forms of one invoice, and what lies beside them. */
const MOST_PARTS = 50;
/** Each PDF takes a worker and its patience. */
const MOST_PDFS = 10;
/** An archive in the archive, as the platform of the toll roads packs it; not one more. */
const DEEPEST = 1;
const NOT_OPENED = /\.(rar|7z|tar|t?gz|bz2|xz)$/i;
/** A Mac leaves a shadow beside each file. */
const SHADOW = /(^|\/)(__MACOSX\/|\._)/;

const baseName = ({ filename }: FileEntry) => filename.split(/[/\\]/).at(-1) ?? '';
const endOf = (entry: FileEntry) => /\.([a-z0-9]+)$/i.exec(baseName(entry))?.[1]?.toLowerCase() ?? '';

/** The parts of an invoice in an archive, and in the archives there. */
async function readParts(
  { entries, unpack }: Archive,
  budget: UnpackBudget,
  depth: number,
): Promise<OriginalData[]> {
  const wanted = entries.filter((entry) => !SHADOW.test(entry.filename));
  if (wanted.some(({ filename }) => NOT_OPENED.test(filename))) throw new RefusedOriginal('nested');
  const candidates = wanted.filter((entry) => ['xml', 'ofd', 'pdf', 'zip'].includes(endOf(entry)));
  const pdfs = candidates.filter((entry) => endOf(entry) === 'pdf').length;
  if (candidates.length > MOST_PARTS || pdfs > MOST_PDFS) throw new RefusedOriginal('several');
  const parts: OriginalData[] = [];
  for (const entry of candidates) {
    const isXml = endOf(entry) === 'xml';
    const bytes = await (isXml ? unpack(entry) : unpack(entry, LARGEST_ORIGINAL_BYTES));
    const found = isXml ? readXml(bytes) : await readOther(bytes, budget, depth);
    for (const part of found) {
      const named = namedOtherwise(part.invoiceNumber, baseName(entry));
      if (named && part.invoiceNumber) {
        const values = [named, part.invoiceNumber] as const;
        throw new RefusedOriginal('ambiguous', { field: 'invoiceNumber', values });
      }
    }
    parts.push(...found);
  }
  return parts;
}

function readXml(bytes: Uint8Array): OriginalData[] {
  const document = parseXml(bytes);
  return isEInvoice(document) ? [readEInvoice(document)] : [];
}

async function readOther(bytes: Uint8Array, budget: UnpackBudget, depth: number): Promise<OriginalData[]> {
  const kind = kindOfBytes(bytes);
  if (kind === 'pdf') return readBeside(() => readPdf(bytes));
  if (kind !== 'archive') return [];
  const inner = await openArchive(bytes, budget);
  try {
    if (isOfd(inner)) return await readBeside(() => readOfd(inner));
    if (depth >= DEEPEST) throw new RefusedOriginal('nested');
    return await readParts(inner, budget, depth + 1);
  } finally {
    await inner.close();
  }
}

/** A list of the trips beside the invoices is no invoice, and says nothing against them. */
async function readBeside(read: () => Promise<OriginalData>): Promise<OriginalData[]> {
  try {
    return [await read()];
  } catch (error) {
    if (error instanceof RefusedOriginal && error.refusal === 'otherPaper') return [];
    throw error;
  }
}

/**
 * A zip of one invoice, in one form or several: they must say the same. What else lies beside them is not looked at.
 * @throws {RefusedOriginal} also for an archive inside that is not opened: what lies there nobody knows
 */
export async function readInvoiceZip(archive: Archive, budget: UnpackBudget): Promise<OriginalData> {
  const parts = await readParts(archive, budget, 0);
  if (parts.length === 0) throw new RefusedOriginal('noInvoiceInside');
  const numbered = parts.filter(({ invoiceNumber }) => invoiceNumber);
  if (new Set(numbered.map(({ invoiceNumber }) => invoiceNumber)).size > 1)
    throw new RefusedOriginal('several');
  // Of those that bear no number nobody knows whether they are of one invoice.
  const mute = parts.length === 1 ? parts : [];
  return joinParts(numbered.length > 0 ? numbered : mute);
}
