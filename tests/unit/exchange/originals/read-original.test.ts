// @vitest-environment happy-dom
import { beforeAll, describe, expect, test } from 'vitest';
import { LARGEST_ORIGINAL_BYTES } from '../../../../utils/exchange/originals/original-kind';
import { readPdf } from '../../../../utils/exchange/originals/original-pdf';
import { ORIGINAL_REFUSALS, RefusedOriginal } from '../../../../utils/exchange/originals/original-refusal';
import { readOriginal } from '../../../../utils/exchange/originals/read-original';
import {
  eInvoice,
  type OriginalSample,
  ofdXml,
  officialPdf,
  pdfOf,
  utf8,
  zipOf,
} from '../../support/files/original-files';
import { invoicePage, textPdf } from '../../support/files/page-files';
import { BUYER, SELLER } from '../../support/page/snapshots';

const SAMPLE: OriginalSample = {
  invoiceNumber: '26112000000123456789',
  issueTime: '2026-11-24 14:00:00',
  sellerTaxId: SELLER.taxId,
  buyerTaxId: BUYER.taxId,
  totalNet: '300.00',
  totalTax: '39.00',
  totalGross: '339.00',
  lines: [
    { itemName: '*信息技术服务*一', net: '100.00', tax: '13.00' },
    { itemName: '*信息技术服务*二', net: '200.00', tax: '26.00' },
  ],
};
const OTHER = { ...SAMPLE, invoiceNumber: '26112000000123456790' };
const XML = eInvoice(SAMPLE);
const DATA = {
  invoiceNumber: SAMPLE.invoiceNumber,
  issueTime: SAMPLE.issueTime,
  sellerTaxId: SELLER.taxId,
  sellerName: '销方',
  buyerTaxId: BUYER.taxId,
  buyerName: '购方',
  totalNet: '300.00',
  totalTax: '39.00',
  totalGross: '339.00',
  lines: [
    { net: '100.00', tax: '13.00' },
    { net: '200.00', tax: '26.00' },
  ],
};

beforeAll(async () => {
  // A page starts a worker for it; here it runs in the same thread.
  const worker = await import('pdfjs-dist/legacy/build/pdf.worker.mjs' as string);
  (globalThis as { pdfjsWorker?: unknown }).pdfjsWorker = worker;
});

const refusalOf = async (read: Promise<unknown>) => {
  try {
    await read;
    return 'none';
  } catch (error) {
    if (error instanceof RefusedOriginal) return error.refusal;
    throw error;
  }
};

describe('what an original says', () => {
  test('XML', async () => {
    expect(await readOriginal(utf8(XML))).toEqual({ format: 'xml', mime: 'text/xml', data: DATA });
  });

  test.each<[string, Uint8Array]>([
    ['with a byte order mark', utf8(`\ufeff${XML}`)],
    ['behind white space', utf8(`\n  ${XML.replace(/<\?xml[^>]*>/, '')}`)],
    [
      'in UTF-16',
      new Uint8Array([
        0xff,
        0xfe,
        ...new Uint8Array(Uint16Array.from(XML, (sign) => sign.charCodeAt(0)).buffer),
      ]),
    ],
    [
      'with namespaces',
      utf8(XML.replaceAll(/<(\/?)(?!\?)/g, '<$1e:').replace('<e:EInvoice>', '<e:EInvoice xmlns:e="urn:e">')),
    ],
  ])('XML %s', async (_, bytes) => {
    expect((await readOriginal(bytes)).data).toEqual(DATA);
  });

  test('XML in GBK', async () => {
    // 销方 and 购方 in GBK, in an otherwise plain file.
    const text = XML.replace('UTF-8', 'GBK')
      .replaceAll(/<(ItemName|BuyerName)>[^<]*/g, '<$1>x')
      .split('销方');
    const bytes = [...utf8(text[0] ?? ''), 0xcf, 0xfa, 0xb7, 0xbd, ...utf8(text[1] ?? '')];
    expect((await readOriginal(Uint8Array.from(bytes))).data).toEqual({ ...DATA, buyerName: 'x' });
  });

  test('the zip that it comes in', async () => {
    const bytes = await zipOf({ 'a/说明.txt': '说明', 'a/26112000000123456789.xml': XML });
    expect(await readOriginal(bytes)).toEqual({ format: 'zip', mime: 'application/zip', data: DATA });
  });

  test('OFD: its custom data', async () => {
    const bytes = await zipOf({ 'OFD.xml': ofdXml(SAMPLE), 'Doc_0/Document.xml': '<a/>' });
    expect(await readOriginal(bytes)).toEqual({
      format: 'ofd',
      mime: 'application/ofd',
      data: {
        invoiceNumber: SAMPLE.invoiceNumber,
        sellerTaxId: SELLER.taxId,
        totalNet: '300.00',
        totalTax: '39.00',
      },
    });
  });

  test('OFD: an invoice among its attachments', async () => {
    const bytes = await zipOf({
      'OFD.xml': ofdXml(),
      'Doc_0/Attachs/Attachments.xml': '<a><b/></a>',
      'Doc_0/Attachs/broken.xml': '<a',
      'Doc_0/Attachs/original.xml': XML,
    });
    expect((await readOriginal(bytes)).data).toEqual(DATA);
  });

  test('OFD: both together', async () => {
    const attached = XML.replace(/<SellerIdNum>[^<]*/, '<SellerIdNum>');
    const bytes = await zipOf({ 'OFD.xml': ofdXml(SAMPLE), 'Doc_0/Attachs/a.xml': attached });
    expect((await readOriginal(bytes)).data).toEqual(DATA);
  });

  test('OFD that says nothing: no number is made up', async () => {
    const { format, data } = await readOriginal(await zipOf({ 'OFD.xml': ofdXml() }));
    expect([format, data.invoiceNumber]).toEqual(['ofd', undefined]);
  });

  test('PDF: the keys of its Info dictionary', async () => {
    const { buyerTaxId: _b, buyerName: _n, sellerName: _s, lines: _l, ...data } = DATA;
    expect(await readOriginal(officialPdf(SAMPLE))).toEqual({ format: 'pdf', mime: 'application/pdf', data });
  });

  test('PDF without them: no number is made up', async () => {
    expect((await readOriginal(pdfOf({ Title: '26112000000123456789' }))).data.invoiceNumber).toBeUndefined();
  });

  test('the bytes are left whole', async () => {
    const bytes = officialPdf(SAMPLE);
    await readOriginal(bytes);
    expect(bytes).toEqual(officialPdf(SAMPLE));
  });
});

const billionLaughs = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol">${[...'bcdefghij']
  .map((name, at) => `<!ENTITY ${name} "${`&${'abcdefghi'[at]};`.repeat(10)}">`)
  .join('')}]><EInvoice>&j;</EInvoice>`;
const zeros = (size: number) => new Uint8Array(size).fill(0x20);

describe('hostile files end in a refusal', () => {
  const cases: Array<[string, string, () => Uint8Array | Promise<Uint8Array>]> = [
    ['empty', 'no bytes', () => new Uint8Array()],
    ['tooLarge', 'beyond the bound', () => zeros(LARGEST_ORIGINAL_BYTES + 1)],
    [
      'tooLarge',
      'XML beyond its bound',
      () => utf8(XML.replace('<Remark/>', `<Remark>${'长'.repeat(2e6)}</Remark>`)),
    ],
    ['otherKind', 'a picture', () => Uint8Array.of(0x89, 0x50, 0x4e, 0x47)],
    ['otherKind', 'plain text', () => utf8('26112000000123456789')],
    ['otherKind', 'only zeros', () => new Uint8Array(100)],
    ['damagedXml', 'a web page', () => utf8('<html><body><br></html>')],
    ['damagedXml', 'an end that is missing', () => utf8(XML.slice(0, -30))],
    ['damagedXml', 'bytes that are no text', () => Uint8Array.from([...utf8(XML.slice(0, 300)), 0xff, 0xc0])],
    ['damagedXml', 'an encoding that does not exist', () => utf8(XML.replace('UTF-8', 'ROT-13'))],
    [
      'doctype',
      'an outer entity',
      () => utf8(XML.replace('<EInvoice>', '<!DOCTYPE a SYSTEM "file:///etc/passwd"><EInvoice>')),
    ],
    ['doctype', 'a billion laughs', () => utf8(billionLaughs)],
    ['doctype', 'a billion laughs in a zip', () => zipOf({ 'a.xml': billionLaughs })],
    ['doctype', 'a billion laughs in an OFD', () => zipOf({ 'OFD.xml': billionLaughs })],
    [
      'doctype',
      'in UTF-16',
      () =>
        new Uint8Array([
          0xff,
          0xfe,
          ...new Uint8Array(Uint16Array.from(billionLaughs, (sign) => sign.charCodeAt(0)).buffer),
        ]),
    ],
    ['notInvoice', 'another XML', () => utf8('<Invoice><InvoiceNumber>1</InvoiceNumber></Invoice>')],
    [
      'ambiguous',
      'two numbers',
      () => utf8(XML.replace(/<EIid>.*<\/EIid>/, `<EIid>${OTHER.invoiceNumber}</EIid>`)),
    ],
    [
      'ambiguous',
      'two totals',
      () => utf8(XML.replace('</BasicInformation>', '<TotalTaxAm>1</TotalTaxAm></BasicInformation>')),
    ],
    ['damagedZip', 'a zip that was cut', async () => (await zipOf({ 'a.xml': XML })).slice(0, -40)],
    [
      'damagedZip',
      'a zip with other bytes inside',
      async () => {
        const bytes = await zipOf({ 'a.xml': XML });
        return bytes.fill(0x55, 60, 90);
      },
    ],
    ['damagedZip', 'only the head of a zip', () => Uint8Array.of(0x50, 0x4b, 3, 4)],
    ['locked', 'a zip with a password', () => zipOf({ 'a.xml': XML }, { password: '1234', zipCrypto: true })],
    ['bomb', 'a zip bomb', () => zipOf({ 'a.xml': zeros(8 << 20) })],
    [
      'bomb',
      'a zip bomb of many',
      () =>
        zipOf(
          Object.fromEntries([...Array(11)].map((_, at) => [`${at}.xml`, `<a>${' '.repeat(4 << 20)}</a>`])),
        ),
    ],
    [
      'bomb',
      'too many entries',
      () => zipOf(Object.fromEntries([...Array(1_001)].map((_, at) => [`${at}.txt`, '']))),
    ],
    ['noInvoiceInside', 'an empty zip', () => zipOf({})],
    ['noInvoiceInside', 'a zip of other files', () => zipOf({ 'a.txt': '%PDF-', 'b.xml': '<a/>' })],
    ['damagedPdf', 'a zip with a PDF that was cut', () => zipOf({ 'a.pdf': '%PDF-' })],
    ['nested', 'a zip of another archive', () => zipOf({ 'a.rar': 'Rar!', 'a.xml': XML })],
    ['otherPaper', 'a letter', () => textPdf([[[30, 300, '关于年底放假安排的通知，请各部门知悉']]])],
    [
      'severalPages',
      'a PDF of two invoices',
      () => textPdf([SAMPLE, OTHER].map(({ invoiceNumber }) => invoicePage({ invoiceNumber }))),
    ],
    ['several', 'a zip of two invoices', () => zipOf({ 'a.xml': XML, 'b.xml': eInvoice(OTHER) })],
    [
      'ambiguous',
      'an OFD with another invoice attached',
      () => zipOf({ 'OFD.xml': ofdXml(OTHER), 'Doc_0/Attachs/a.xml': XML }),
    ],
    [
      'ambiguous',
      'an OFD with another amount attached',
      () =>
        zipOf({
          'OFD.xml': ofdXml(SAMPLE),
          'Doc_0/Attachs/a.xml': XML.replace('<TotalTaxAm>39.00', '<TotalTaxAm>93.00'),
        }),
    ],
    [
      'damagedZip',
      'one digit changed in a zip that is not packed',
      async () => {
        const bytes = await zipOf({ 'a.xml': XML }, { level: 0 });
        const at = new TextDecoder('latin1').decode(bytes).indexOf('339.00');
        return bytes.fill(0x39, at, at + 1);
      },
    ],
    ['damagedPdf', 'a PDF that was cut', () => officialPdf(SAMPLE).slice(0, 40)],
    ['damagedPdf', 'only the head of a PDF', () => utf8('%PDF-1.7')],
  ];
  test.each(cases)('%s: %s', async (refusal, _, make) => {
    expect(await refusalOf(readOriginal(await make()))).toBe(refusal);
  });

  test('tooSlow: a PDF that does not end', async () => {
    const ended: string[] = [];
    const load = async () => ({
      getDocument: () => ({ promise: new Promise(() => undefined), destroy: async () => ended.push('task') }),
      PDFWorker: class {
        destroy() {
          ended.push('worker');
        }
      },
    });
    expect(await refusalOf(readPdf(officialPdf(SAMPLE), load as never, 5))).toBe('tooSlow');
    expect(ended).toEqual(['task', 'worker']);
  });

  test('each refusal that reading makes has a file', () => {
    const made = new Set([...cases.map(([refusal]) => refusal), 'tooSlow']);
    // By the browser, and by the reader for an archive that changed while it was read.
    const byOthers = ['unreadable', 'damagedOfd'];
    expect(ORIGINAL_REFUSALS.filter((refusal) => !made.has(refusal))).toEqual(byOthers);
  });
});
