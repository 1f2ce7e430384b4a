import type { OriginalData } from '../../domain/originals/compare-original';
import type { PageItem } from '../../domain/originals/original-page';
import * as z from '../../domain/zod';
import { joinPages } from './join-parts';
import { RefusedOriginal } from './original-refusal';
import { CharacterMaps } from './pdf-character-maps';

const PATIENCE_MS = 20_000;
/** The first ones and the last: an invoice of 2,000 lines has its totals there. */
const MOST_PAGES = 20;
const MOST_ITEMS = 20_000;
const LONGEST_TEXT = 300_000;

const text = z.optional(z.union([z.string(), z.number()]));
/** Custom keys of the official PDF's Info dictionary (`portal/README.md` §6). */
const Custom = z.object({
  InvoiceNumber: text,
  IssueTime: text,
  SellerIdNum: text,
  BuyerIdNum: text,
  TotalAmWithoutTax: text,
  TotalTaxAm: text,
  'TotalTax-includedAmount': text,
});

/** Loaded for the first PDF only: it is larger than the rest of the page. */
async function loadPdf() {
  const [pdf, worker] = await Promise.all([
    import('pdfjs-dist/legacy/build/pdf.mjs'),
    import('pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'),
  ]);
  // A file of ours: the CSP of extensions lets no other run.
  pdf.GlobalWorkerOptions.workerSrc = worker.default;
  return pdf;
}

type PdfReader = Pick<Awaited<ReturnType<typeof loadPdf>>, 'getDocument' | 'PDFWorker'>;

/** @throws {RefusedOriginal} `tooSlow` */
async function inTime<T>(promise: Promise<T>, ms: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new RefusedOriginal('tooSlow')), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

type Pdf = Awaited<ReturnType<PdfReader['getDocument']>['promise']>;
type TextContent = Awaited<ReturnType<Awaited<ReturnType<Pdf['getPage']>>['getTextContent']>>;

/** Ended as soon as it is too much: a page may unpack to far more than it is long. */
async function readItems(pdf: Pdf): Promise<PageItem[][]> {
  const { numPages } = pdf;
  const numbers = Array.from({ length: Math.min(numPages, MOST_PAGES) }, (_, at) => at + 1);
  if (numPages > MOST_PAGES) numbers[MOST_PAGES - 1] = numPages;
  const pages: PageItem[][] = [];
  let [count, length] = [0, 0];
  for (const number of numbers) {
    const items: PageItem[] = [];
    pages.push(items);
    const stream = (await pdf.getPage(number)).streamTextContent() as ReadableStream<TextContent>;
    const reader = stream.getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      for (const item of read.value.items) {
        if (!('str' in item) || item.str.trim() === '') continue;
        count += 1;
        length += item.str.length;
        items.push({ text: item.str, x: Number(item.transform[4]), y: -Number(item.transform[5]) });
      }
      if (count < MOST_ITEMS && length < LONGEST_TEXT) continue;
      // Not waited for: its worker is ended anyway.
      reader.cancel(new Error('enough')).catch(() => undefined);
      return pages;
    }
  }
  return pages;
}

function readCustom(info: { Custom?: unknown }): OriginalData {
  const custom = Custom.safeParse(info.Custom ?? {});
  if (!custom.success) throw new RefusedOriginal('damagedPdf');
  const said = (value: string | number | undefined) => String(value ?? '').trim() || undefined;
  const { data } = custom;
  return {
    invoiceNumber: said(data.InvoiceNumber),
    issueTime: said(data.IssueTime),
    sellerTaxId: said(data.SellerIdNum),
    buyerTaxId: said(data.BuyerIdNum),
    totalNet: said(data.TotalAmWithoutTax),
    totalTax: said(data.TotalTaxAm),
    totalGross: said(data['TotalTax-includedAmount']),
  };
}

/**
 * What the Info dictionary of a PDF says, which few producers write, and what stands on its pages.
 * @throws {RefusedOriginal} when it is damaged, locked, takes too long, or contradicts itself
 */
export async function readPdf(
  bytes: Uint8Array,
  load: () => Promise<PdfReader> = loadPdf,
  patienceMs = PATIENCE_MS,
): Promise<OriginalData> {
  const { getDocument, PDFWorker } = await load();
  const worker = new PDFWorker();
  // A copy: the bytes go to the worker and are gone here.
  const task = getDocument({
    data: bytes.slice(),
    worker,
    isEvalSupported: false,
    disableFontFace: true,
    enableXfa: false,
    useSystemFonts: false,
    CMapReaderFactory: CharacterMaps,
    verbosity: 0,
  });
  try {
    const { info, pages } = await inTime(
      task.promise.then(async (pdf) => ({
        info: (await pdf.getMetadata()).info,
        pages: await readItems(pdf),
      })),
      patienceMs,
    );
    return joinPages([readCustom(info as { Custom?: unknown })], pages);
  } catch (error) {
    if (error instanceof RefusedOriginal) throw error;
    const isLocked = error instanceof Error && error.name === 'PasswordException';
    throw new RefusedOriginal(isLocked ? 'locked' : 'damagedPdf');
  } finally {
    // Ended, not asked to end: a worker that hangs does not answer.
    task.destroy().catch(() => undefined);
    worker.destroy();
  }
}
