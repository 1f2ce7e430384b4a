// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { RefusedOriginal } from '../../../../utils/exchange/originals/original-refusal';
import { readOriginal } from '../../../../utils/exchange/originals/read-original';
import { type OriginalSample, ofdXml, officialPdf, zipOf } from '../../support/files/original-files';
import { invoicePage, ofdPage, type Placed, textPdf } from '../../support/files/page-files';
import { BUYER, SELLER } from '../../support/page/snapshots';

const NUMBER = '26112000000123456789';
const OTHER = '26112000000123456790';
const NAMES = { seller: '北京云杉科技有限公司', buyer: '上海白桦贸易有限公司' };
const PAGE = {
  invoiceNumber: NUMBER,
  seller: [NAMES.seller, SELLER.taxId],
  buyer: [NAMES.buyer, BUYER.taxId],
  totals: ['300.00', '39.00', '339.00'],
} as const;
const DATA = {
  invoiceNumber: NUMBER,
  issueTime: '2026年11月24日',
  sellerName: NAMES.seller,
  sellerTaxId: SELLER.taxId,
  buyerName: NAMES.buyer,
  buyerTaxId: BUYER.taxId,
  totalNet: '300.00',
  totalTax: '39.00',
  totalGross: '339.00',
};

beforeAll(async () => {
  // A page starts a worker for it; here it runs in the same thread.
  const worker = await import('pdfjs-dist/legacy/build/pdf.worker.mjs' as string);
  (globalThis as { pdfjsWorker?: unknown }).pdfjsWorker = worker;
});

const read = async (bytes: Uint8Array) => (await readOriginal(bytes)).data;
const refusalOf = async (bytes: Uint8Array) =>
  read(bytes).then(
    ({ invoiceNumber }) => `read: ${invoiceNumber}`,
    (error: unknown) => {
      if (error instanceof RefusedOriginal) return error.conflict ?? error.refusal;
      throw error;
    },
  );

describe('the page of a PDF without the keys', () => {
  test('number, date, parties and amounts', async () => {
    expect(await read(textPdf([invoicePage(PAGE)]))).toEqual(DATA);
  });

  test.each<[string, readonly Placed[], Record<string, unknown>]>([
    [
      'number and date side by side, without their labels',
      [
        [100, 350, NUMBER],
        [200, 350, '2026年11月24日'],
      ],
      { invoiceNumber: NUMBER, issueTime: '2026年11月24日' },
    ],
    [
      'number and date in one piece',
      [[100, 350, `${NUMBER}2026年11月24日`]],
      { invoiceNumber: NUMBER, issueTime: '2026年11月24日' },
    ],
    [
      'full-width digits and radicals in place of characters',
      [
        [100, 350, '电⼦发票（普通发票）'],
        [
          300,
          350,
          `发票号码：${[...NUMBER].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('')}`,
        ],
        [300, 335, '开票⽇期：2026年11⽉24⽇'],
      ],
      { invoiceNumber: NUMBER, issueTime: '2026年11月24日' },
    ],
    [
      'a red invoice: what it reverses and its confirmation are no numbers of it',
      invoicePage({
        invoiceNumber: NUMBER,
        note: `被红冲蓝字数电发票号码：${OTHER} 红字发票信息确认单编号：11010126110000000001`,
      }),
      { invoiceNumber: NUMBER },
    ],
    [
      'a red invoice without a label at its number',
      [
        [220, 370, '电子发票（普通发票）'],
        [480, 372, NUMBER],
        [30, 90, `被红冲蓝字数电发票号码：${OTHER}`],
        [30, 78, '红字发票信息确认单编号：11010126110000000001'],
      ],
      { invoiceNumber: NUMBER },
    ],
    [
      'an account of twenty digits, and dates in the note',
      invoicePage({
        invoiceNumber: NUMBER,
        note: '银行账号：11001234567890123456 租期 2026年1月1日至2026年12月31日',
      }),
      { invoiceNumber: NUMBER, issueTime: '2026年11月24日' },
    ],
    [
      'two numbers and no label: none is made up',
      [
        [30, 370, '电子发票（普通发票）'],
        [100, 350, NUMBER],
        [100, 330, OTHER],
      ],
      { invoiceNumber: undefined, numbers: [NUMBER, OTHER] },
    ],
    [
      '21 digits: no number',
      [
        [30, 370, '电子发票（普通发票）开票日期'],
        [100, 350, `${NUMBER}1`],
      ],
      { invoiceNumber: undefined },
    ],
    [
      'bought from a farmer: the seller stands left',
      [
        [220, 370, '电子发票（普通发票）收购'],
        [430, 372, `发票号码：${NUMBER}`],
        [15, 330, '销'],
        [310, 330, '购'],
        [30, 318, `名称：${NAMES.seller}`],
        [325, 318, `名称：${NAMES.buyer}`],
      ],
      { sellerName: NAMES.seller, buyerName: NAMES.buyer },
    ],
    [
      'its labels are a picture',
      [
        [300, 350, NUMBER],
        [300, 335, '2026年11月24日'],
        [60, 318, NAMES.buyer],
        [60, 200, '*信息技术服务*软件维护费'],
      ],
      { invoiceNumber: NUMBER, issueTime: '2026年11月24日' },
    ],
    [
      'the number of another invoice in the note',
      invoicePage({ invoiceNumber: NUMBER, note: `关联发票号码：${OTHER}` }),
      { invoiceNumber: NUMBER },
    ],
    ['only digits can be read', [[100, 350, `${NUMBER} 300.00 39.00`]], { invoiceNumber: NUMBER }],
    ['a scan', [[1, 1, '1']], { invoiceNumber: undefined }],
  ])('%s', async (_, items, data) => {
    const found = await read(textPdf([items]));
    expect({ invoiceNumber: undefined, ...found }).toMatchObject(data);
  });

  test('in a font that only names its encoding', async () => {
    vi.stubGlobal('fetch', async (place: string) => new Response(readFileSync(place.replace(/^\//, ''))));
    expect(await read(textPdf([invoicePage(PAGE)], {}, 'gbk'))).toEqual(DATA);
    vi.unstubAllGlobals();
  });

  test('a page without an end is left where it is too much', async () => {
    const much = [...Array(25_000)].map((_, at): Placed => [at % 600, at % 390, `${at}`]);
    const { issueTime } = await read(
      textPdf([invoicePage(PAGE), much, invoicePage({ invoiceNumber: OTHER })]),
    );
    expect(issueTime).toBe(DATA.issueTime);
  });

  test('many pages: the number of each, the totals of the last', async () => {
    const pages = [...Array(30)].map((_, at) =>
      invoicePage(at === 29 ? PAGE : { ...PAGE, totals: undefined as never }),
    );
    expect(await read(textPdf(pages))).toEqual(DATA);
  });

  test.each<[unknown, string, Uint8Array]>([
    ['otherPaper', 'a letter', textPdf([[[30, 300, '关于年底放假安排的通知，请各部门知悉']]])],
    ['otherPaper', 'a letter in English', textPdf([[[30, 300, 'Minutes of the meeting']]])],
    [
      'otherPaper',
      'a confirmation for a red invoice',
      textPdf([
        [
          [30, 300, '红字发票信息确认单'],
          [30, 280, `发票号码：${OTHER}`],
          [30, 260, '开票日期：2026年11月24日'],
        ],
      ]),
    ],
    [
      'otherPaper',
      'a letter about an invoice',
      textPdf([[[30, 300, `贵公司的电子发票已开，发票号码：${NUMBER}，请在月底前付款`]]]),
    ],
    [
      'otherPaper',
      'a receipt of a bank',
      textPdf([
        [
          [30, 300, '银行电子回单 付款人 收款人 金额'],
          [30, 280, NUMBER],
        ],
      ]),
    ],
  ])('%s: %s', async (refusal, _, bytes) => {
    expect(await refusalOf(bytes)).toBe(refusal);
  });
});

describe('a file that contradicts itself is not kept, and both values are named', () => {
  const sample: OriginalSample = {
    invoiceNumber: NUMBER,
    issueTime: '2026-11-24',
    sellerTaxId: SELLER.taxId,
    buyerTaxId: BUYER.taxId,
    totalNet: '300.00',
    totalTax: '39.00',
    totalGross: '339.00',
  };
  const keys = {
    InvoiceNumber: NUMBER,
    IssueTime: '2026-11-24',
    SellerIdNum: SELLER.taxId,
    'TotalTax-includedAmount': '339.00',
  };

  test('keys and page that agree', async () => {
    expect(await read(textPdf([invoicePage(PAGE)], keys))).toMatchObject({
      ...DATA,
      issueTime: '2026-11-24',
    });
    expect(await read(officialPdf(sample))).toMatchObject({ invoiceNumber: NUMBER });
  });

  test.each([
    ['invoiceNumber', { InvoiceNumber: OTHER }, [OTHER, NUMBER]],
    ['issueDay', { IssueTime: '2026-11-25' }, ['2026-11-25', '2026-11-24']],
    ['sellerTaxId', { SellerIdNum: BUYER.taxId }, [BUYER.taxId, SELLER.taxId]],
    ['totalGross', { 'TotalTax-includedAmount': '393.00' }, ['393.00', '339.00']],
  ])('keys and page: %s', async (field, change, values) => {
    expect(await refusalOf(textPdf([invoicePage(PAGE)], { ...keys, ...change }))).toEqual({ field, values });
  });

  test('data and page of an OFD', async () => {
    const bytes = await zipOf({
      'OFD.xml': ofdXml(sample),
      'Doc_0/Pages/Page_0/Content.xml': ofdPage([
        [150, 10, `发票号码：${OTHER}`],
        [70, 10, '电子发票（普通发票）'],
      ]),
    });
    expect(await refusalOf(bytes)).toEqual({ field: 'invoiceNumber', values: [NUMBER, OTHER] });
  });
});
