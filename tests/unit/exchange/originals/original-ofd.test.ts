// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { RefusedOriginal } from '../../../../utils/exchange/originals/original-refusal';
import { readOriginal } from '../../../../utils/exchange/originals/read-original';
import { eInvoice, ofdXml, utf8, zipOf } from '../../support/files/original-files';
import { ofdPage, type Placed } from '../../support/files/page-files';
import { SELLER } from '../../support/page/snapshots';

const NUMBER = '26112000000123456789';

const read = async (bytes: Uint8Array) => (await readOriginal(bytes)).data;
const refusalOf = async (bytes: Uint8Array) =>
  read(bytes).then(
    ({ invoiceNumber }) => `read: ${invoiceNumber}`,
    (error: unknown) => {
      if (error instanceof RefusedOriginal) return error.conflict ?? error.refusal;
      throw error;
    },
  );

describe('the page of an OFD', () => {
  const labels: Placed[] = [
    [80, 8, '通行费电子发票'],
    [150, 8, '发票号码：'],
    [150, 14, '开票日期：'],
    [140, 110, '（小写）'],
  ];
  const values: Placed[] = [
    [170, 8, NUMBER],
    [170, 14, '2026年11月24日'],
    [160, 110, '￥339.00'],
  ];

  test('its number is only a text there, its labels lie in a template', async () => {
    const bytes = await zipOf({
      'OFD.xml': ofdXml(),
      'Doc_0/Pages/Page_0/Content.xml': ofdPage(values),
      'Doc_0/Tpls/Tpl_0/Content.xml': ofdPage(labels),
    });
    expect(await read(bytes)).toMatchObject({
      invoiceNumber: NUMBER,
      issueTime: '2026年11月24日',
      totalGross: '339.00',
    });
  });

  test('its number stands there alone', async () => {
    const bytes = await zipOf({
      'OFD.xml': ofdXml(),
      'Doc_0/Pages/Page_0/Content.xml': ofdPage([[170, 8, NUMBER]]),
    });
    expect(await read(bytes)).toMatchObject({ invoiceNumber: NUMBER });
  });

  test('another paper', async () => {
    const page = ofdPage([[20, 20, '关于年底放假安排的通知，请各部门知悉']]);
    const bytes = await zipOf({ 'OFD.xml': ofdXml(), 'Doc_0/Pages/Page_0/Content.xml': page });
    expect(await refusalOf(bytes)).toBe('otherPaper');
  });

  test('too large a page', async () => {
    const page = ofdPage([[20, 20, ' '.repeat(6 << 20)]]);
    const bytes = await zipOf({ 'OFD.xml': ofdXml(), 'Doc_0/Pages/Page_0/Content.xml': page });
    expect(await refusalOf(bytes)).toBe('bomb');
  });
});

test('XML from 0.32 on: a bare date, and labels that are empty', async () => {
  const xml = eInvoice({
    invoiceNumber: NUMBER,
    issueTime: '2026-11-24',
    sellerTaxId: SELLER.taxId,
    totalNet: '300.00',
    totalTax: '39.00',
    totalGross: '339.00',
  }).replace(
    /<Header>.*<\/Header>/,
    `<Header><EIid>${NUMBER}</EIid><EInvoiceTag>SWEI3200</EInvoiceTag><Version>0.37</Version><InherentLabel><EInvoiceType><LabelCode/><LabelName/></EInvoiceType></InherentLabel></Header>`,
  );
  expect(await read(utf8(xml))).toMatchObject({ invoiceNumber: NUMBER, issueTime: '2026-11-24' });
});
