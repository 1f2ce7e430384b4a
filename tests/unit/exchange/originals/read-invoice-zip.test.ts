// @vitest-environment happy-dom
import { beforeAll, describe, expect, test } from 'vitest';
import { RefusedOriginal } from '../../../../utils/exchange/originals/original-refusal';
import { readOriginal } from '../../../../utils/exchange/originals/read-original';
import { eInvoice, type OriginalSample, ofdXml, pdfOf, zipOf } from '../../support/files/original-files';
import { invoicePage, textPdf } from '../../support/files/page-files';
import { BUYER, SELLER } from '../../support/page/snapshots';

const NUMBER = '26112000000123456789';
const OTHER = '26112000000123456790';
const SAMPLE: OriginalSample = {
  invoiceNumber: NUMBER,
  issueTime: '2026-11-24',
  sellerTaxId: SELLER.taxId,
  buyerTaxId: BUYER.taxId,
  totalNet: '300.00',
  totalTax: '39.00',
  totalGross: '339.00',
};
const XML = eInvoice(SAMPLE);
const PDF = textPdf([invoicePage({ invoiceNumber: NUMBER, totals: ['300.00', '39.00', '339.00'] })]);
const OTHER_PDF = textPdf([invoicePage({ invoiceNumber: OTHER })]);

beforeAll(async () => {
  // A page starts a worker for it; here it runs in the same thread.
  const worker = await import('pdfjs-dist/legacy/build/pdf.worker.mjs' as string);
  (globalThis as { pdfjsWorker?: unknown }).pdfjsWorker = worker;
});

type Files = Readonly<Record<string, string | Uint8Array>>;
const numberIn = async (files: Files) => (await readOriginal(await zipOf(files))).data.invoiceNumber;

async function refusalOf(files: Files) {
  try {
    return `read: ${(await readOriginal(await zipOf(files))).data.invoiceNumber}`;
  } catch (error) {
    if (error instanceof RefusedOriginal) return error.refusal;
    throw error;
  }
}

describe('a zip of one invoice', () => {
  test('of the toll roads: a zip in it, with xml/, ofd/ and pdf/', async () => {
    const inner = await zipOf({
      [`xml/${NUMBER}.xml`]: XML,
      [`ofd/${NUMBER}.ofd`]: await zipOf({ 'OFD.xml': ofdXml(SAMPLE) }),
      [`pdf/${NUMBER}.pdf`]: PDF,
    });
    const bytes = await zipOf({ 'invoice.zip': inner, 'readme.txt': '说明' });
    const { format, data } = await readOriginal(bytes);
    expect([format, data]).toMatchObject(['zip', { invoiceNumber: NUMBER, totalGross: '339.00' }]);
  });

  test.each<[string, () => Promise<Files>]>([
    ['an XML in an inner zip', async () => ({ 'invoice.zip': await zipOf({ 'a.xml': XML }) })],
    ['a PDF', async () => ({ 'a.PDF': PDF })],
    ['a PDF in an inner zip', async () => ({ 'invoice.zip': await zipOf({ 'pdf/a.pdf': PDF }) })],
    ['an OFD', async () => ({ 'a.ofd': await zipOf({ 'OFD.xml': ofdXml(SAMPLE) }) })],
    ['the same one twice', async () => ({ 'a.pdf': PDF, 'b/a.pdf': PDF })],
    ['what a Mac adds', async () => ({ 'a.xml': XML, '__MACOSX/._a.xml': 'x', '._a.pdf': 'x' })],
    [
      'a list of the trips beside it',
      async () => ({
        'a.xml': XML,
        'trips.pdf': textPdf([[[9, 90, '通行费电子票据汇总单 共一次通行 北京至天津']]]),
      }),
    ],
    ['a scan beside it', async () => ({ 'a.xml': XML, 'scan.pdf': pdfOf({}) })],
  ])('%s', async (_, files) => {
    expect(await numberIn(await files())).toBe(NUMBER);
  });

  test('of one PDF that says nothing: no number is made up', async () => {
    expect(await numberIn({ 'a.pdf': pdfOf({}) })).toBeUndefined();
    expect(await numberIn({ 'a.pdf': pdfOf({}), 'b.pdf': pdfOf({ Title: 'b' }) })).toBeUndefined();
  });
});

describe('what is not read is told', () => {
  const deep = async () => zipOf({ 'a.zip': await zipOf({ 'a.xml': XML }) });
  const spaces = (size: number) => new Uint8Array(size).fill(0x20);
  const cases: Array<[string, string, () => Promise<Files>]> = [
    ['nested', 'one archive deeper', async () => ({ 'a.zip': await deep() })],
    ['nested', 'deeper beside an invoice', async () => ({ 'a.xml': XML, 'b.zip': await deep() })],
    ['nested', 'of another kind in the inner one', async () => ({ 'a.zip': await zipOf({ 'a.7z': '7z' }) })],
    [
      'noInvoiceInside',
      'an inner zip of other files',
      async () => ({ 'a.zip': await zipOf({ 'a.txt': '' }) }),
    ],
    [
      'noInvoiceInside',
      'a picture under a name of PDF',
      async () => ({ 'a.pdf': Uint8Array.of(0x89, 0x50) }),
    ],
    ['several', 'two PDFs', async () => ({ 'a.pdf': PDF, 'b.pdf': OTHER_PDF })],
    [
      'several',
      'XML of one, PDF of another in the inner zip',
      async () => ({ 'a.xml': XML, 'b.zip': await zipOf({ 'b.pdf': OTHER_PDF }) }),
    ],
    [
      'several',
      'very many PDFs',
      async () => Object.fromEntries([...Array(11)].map((_, at) => [`${at}.pdf`, PDF])),
    ],
    [
      'damagedZip',
      'an inner zip that was cut',
      async () => ({ 'a.zip': (await zipOf({ 'a.xml': XML })).slice(0, -40) }),
    ],
    [
      'locked',
      'an inner zip with a password',
      async () => ({ 'a.zip': await zipOf({ 'a.xml': XML }, { password: '1', zipCrypto: true }) }),
    ],
    [
      'doctype',
      'entities in the inner zip',
      async () => ({ 'a.zip': await zipOf({ 'a.xml': '<!DOCTYPE a><a/>' }) }),
    ],
    ['bomb', 'an XML of the inner zip', async () => ({ 'a.zip': await zipOf({ 'a.xml': spaces(6 << 20) }) })],
    ['bomb', 'the inner zip itself', async () => ({ 'a.zip': spaces(21 << 20) })],
    [
      'bomb',
      'all of them together',
      async () => {
        const four = await zipOf(
          Object.fromEntries([...Array(4)].map((_, at) => [`${at}.xml`, `<a>${' '.repeat(4 << 20)}</a>`])),
        );
        return { 'a.zip': four, 'b.zip': four, 'c.zip': four };
      },
    ],
    [
      'bomb',
      'their entries together',
      async () => {
        const many = await zipOf(Object.fromEntries([...Array(400)].map((_, at) => [`${at}.txt`, ''])));
        return { 'a.zip': many, 'b.zip': many, 'c.zip': many };
      },
    ],
    ['ambiguous', 'a name of another number', async () => ({ [`${OTHER}.pdf`]: PDF })],
    [
      'ambiguous',
      'a PDF of another amount',
      async () => ({ 'a.xml': eInvoice({ ...SAMPLE, totalGross: '393.00' }), 'a.pdf': PDF }),
    ],
  ];
  test.each(cases)('%s: %s', async (refusal, _, files) => {
    expect(await refusalOf(await files())).toBe(refusal);
  });
});
