import { describe, expect, test } from 'vitest';
import { knownFromPage } from '../../../../utils/domain/check/check-invoice';
import type { Invoice, InvoiceLine } from '../../../../utils/domain/invoice/invoice';
import { ENTRY_LIMITS } from '../../../../utils/portal/check/limits';
import { codesOf, found, invoiceOf } from '../../support/page/checked';

const of = (line: Partial<InvoiceLine>, given: Partial<Invoice> = {}) => codesOf(invoiceOf(given, line));
/** Without a price, so that the tax alone is judged. */
const taxed = (netAmount: string, taxRate: string, taxAmount: string, given: Partial<InvoiceLine> = {}) => ({
  netAmount,
  taxRate,
  taxAmount,
  unitPrice: '',
  quantity: '1',
  ...given,
});

test('an invoice with which nothing is wrong', () => {
  const totals = { totalNet: '100.00', totalTax: '13.00', totalGross: '113.00' };
  expect(found(invoiceOf(totals))).toEqual([]);
});

describe('K1 totals against lines', () => {
  test.each<[string, Partial<Invoice>, string[]]>([
    ['合计金额', { totalNet: '100.02' }, ['K1 netOff']],
    ['合计税额', { totalTax: '12.98' }, ['K1 taxTotalOff']],
    ['价税合计', { totalGross: '113.02' }, ['K1 grossOff']],
    ['within what is let pass', { totalGross: '113.01' }, []],
    ['not read', { totalNet: undefined, totalTax: '?', totalGross: undefined }, []],
  ])('%s', (_, totals, codes) => expect(codesOf(invoiceOf(totals))).toEqual(codes));

  test('its figures', () =>
    expect(found(invoiceOf({ totalGross: '1013' }))[0]).toEqual({
      number: 'K1',
      code: 'grossOff',
      values: { total: '1013.00', counted: '113.00', off: '900.00' },
    }));

  test('where lines are missing or were not read, nothing is said', () => {
    const wrong = { totalGross: '999.00' };
    expect(codesOf(invoiceOf(wrong), { part: true })).toEqual([]);
    expect(codesOf(invoiceOf(wrong, { lineNo: '2' }))).toEqual([]);
    expect(codesOf(invoiceOf(wrong, { taxAmount: undefined }))).toEqual([]);
    expect(codesOf(invoiceOf({ ...wrong, issues: [{ code: 'valueUnread', at: 'lines' }] }))).toEqual([]);
  });

  test('without lines the three are held against each other', () => {
    const bare = { ...invoiceOf(), lines: [], totalNet: '100.00', totalTax: '13.00' };
    expect(codesOf({ ...bare, totalGross: '113.00' })).toEqual([]);
    expect(codesOf({ ...bare, totalGross: '103.00' })).toEqual(['K1 grossOff']);
    expect(codesOf({ ...bare, totalTax: undefined, totalGross: '103.00' })).toEqual([]);
  });
});

describe('K2 price × quantity against the amount', () => {
  test.each<[string, Partial<InvoiceLine>, string[]]>([
    ['fits', {}, []],
    ['0.01 off', { unitPrice: '100.01' }, []],
    ['more off', { unitPrice: '100.0100001' }, ['K2 amountOff 1']],
    ['a discount has neither', { netAmount: '-10.00', taxAmount: '-1.30', unitPrice: '', quantity: '' }, []],
    ['not read', { unitPrice: '?', quantity: undefined }, []],
  ])('%s', (_, line, codes) => expect(of(line)).toEqual(codes));

  test('a price with tax is measured against the amount with tax', () => {
    expect(of({ unitPrice: '113' }, { priceIncludesTax: true })).toEqual([]);
    expect(of({ unitPrice: '114' }, { priceIncludesTax: true })).toEqual(['K2 amountOff 1']);
  });

  test('the page rounds without tax, and shows with tax what comes of it', () =>
    expect(
      of({ unitPrice: '1.68935', netAmount: '1.50', taxAmount: '0.20' }, { priceIncludesTax: true }),
    ).toEqual([]));

  test('how much passes is a setting', () => {
    const off = invoiceOf({}, { unitPrice: '100.5' });
    expect(codesOf(off, {}, { amount: '0.5' })).toEqual([]);
    expect(codesOf(off, {}, { amount: '0.49' })).toEqual(['K2 amountOff 1']);
  });
});

describe('K3 rate × net against the tax', () => {
  test.each<[string, Partial<InvoiceLine>, string[]]>([
    ['0.06 off', { taxAmount: '13.06' }, []],
    ['0.07 off', { taxAmount: '13.07' }, ['K3 taxOff 1']],
    ['a discount 0.01 off', { netAmount: '-100.00', taxAmount: '-13.01', quantity: '', unitPrice: '' }, []],
    [
      'a discount 0.02 off',
      { netAmount: '-100.00', taxAmount: '-13.02', quantity: '', unitPrice: '' },
      ['K3 taxOff 1'],
    ],
    ['免税 without tax', { taxRate: '免税', taxAmount: '0.00' }, []],
    ['不征税 with tax', { taxRate: '不征税', taxAmount: '3.00' }, ['K3 taxOfNone 1']],
    ['not read', { taxAmount: undefined }, []],
    ['no rate', { taxRate: undefined }, []],
  ])('%s', (_, line, codes) => expect(of(line)).toEqual(codes));

  const differential = (value: string, name = 'cezslxDm') =>
    knownFromPage(
      { fields: [{ label: '差额', labelFrom: 'item', name, kind: 'text', value }], tables: [] },
      ENTRY_LIMITS,
    );
  test.each([
    ['差额开票', differential('差额征税-差额开票'), []],
    ['减按', differential('销售自己使用过的固定资产减按征税', 'jazslxDm'), []],
    ['全额开票, whose tax is that of the whole', differential('差额征税-全额开票'), ['K3 taxOff 1']],
    ['nothing chosen', differential('无'), ['K3 taxOff 1']],
    ['a page that cannot be read', knownFromPage({ fields: 7 }, ENTRY_LIMITS), ['K3 taxOff 1']],
  ])('%s', (_, known, codes) => {
    expect(codesOf(invoiceOf({}, taxed('100.00', '0.06', '1.00')), known)).toEqual(codes);
  });

  test('差额 by its word in the note', () =>
    expect(of(taxed('100.00', '0.06', '1.00'), { note: '差额征税：80.00。' })).toEqual([]));
});

describe('K4 the rule of 1.5 %', () => {
  const home = { itemName: '*经营租赁*住房出租' };
  test.each<[string, Partial<InvoiceLine>, string[]]>([
    ['net × 1.5 %', taxed('1000.00', '0.015', '15.00', home), []],
    ['gross ÷ 1.05 × 1.5 %', taxed('1035.00', '0.015', '15.00', home), []],
    ['gross ÷ 1.03 × 1.5 %', taxed('1015.00', '0.015', '15.00', home), []],
    ['none of them', taxed('1000.00', '0.015', '17.00', home), ['K4 reducedOff 1']],
    ['for something else', taxed('1000.00', '0.015', '15.00'), ['K4 reducedFor 1']],
    ['of an item that was not read', taxed('1000.00', '0.015', '15.00', { itemName: undefined }), []],
  ])('%s', (_, line, codes) => expect(of(line)).toEqual(codes));

  test('不动产经营租赁服务 tells it as well', () =>
    expect(of(taxed('1000.00', '0.015', '15.00'), { specificBusiness: '不动产经营租赁服务' })).toEqual([]));
});

test('a page with more lines than it shows says so', () =>
  expect(
    knownFromPage({ fields: [], tables: [{ columns: [], rows: [['a']], pagerTotal: 2 }] }, ENTRY_LIMITS),
  ).toEqual({ part: true }));
