import type { OriginalData } from '../domain/compare-original';
import * as z from '../domain/zod';
import { RefusedOriginal } from './original-refusal';

const PATIENCE_MS = 20_000;

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

/**
 * What the Info dictionary of a PDF says; without the portal's keys, nothing. Its pages are not read.
 * @throws {RefusedOriginal} when it is damaged, locked, or takes too long
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
    verbosity: 0,
  });
  try {
    const { info } = await inTime(
      task.promise.then((pdf) => pdf.getMetadata()),
      patienceMs,
    );
    const custom = Custom.safeParse((info as { Custom?: unknown }).Custom ?? {});
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
