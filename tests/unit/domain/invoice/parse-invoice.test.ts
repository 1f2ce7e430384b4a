import { describe, expect, test } from 'vitest';
import type { Invoice } from '../../../../utils/domain/invoice/invoice';
import { parseInvoice } from '../../../../utils/domain/invoice/parse-invoice';
import { dppt } from '../../../../utils/portal/dppt';
import { BUYER, LINES, SELLER, type SnapshotOptions, snapshot } from '../../support/page/snapshots';

const parse = (options: SnapshotOptions = {}): Invoice => parseInvoice(snapshot(options), dppt.entry.mapping);
const codes = ({ issues }: Invoice) => issues.map(({ code }) => code);
const line = (change: Record<number, string>): string[] =>
  (LINES[0] as string[]).map((cell, index) => change[index] ?? cell);

describe('a whole form', () => {
  test('every party field, line and total', () => {
    const bank = {
      address: '朝阳区一号',
      phone: '010-12345678',
      bankName: '某银行',
      bankAccount: '0200 1234',
    };
    const invoice = parse({
      buyer: { ...BUYER, ...bank },
      fields: [{ label: '备注', labelFrom: 'item', kind: 'textarea', value: '合同 12', name: 'bz' }],
    });
    expect(invoice).toMatchObject({
      kind: 'general',
      seller: SELLER,
      buyer: { ...BUYER, ...bank },
      note: '合同 12',
      priceIncludesTax: false,
      totalNet: '300',
      totalTax: '39',
      totalGross: '339.00',
      issues: [],
    });
    expect(invoice.lines).toHaveLength(3);
    expect(invoice.lines[1]).toEqual({
      lineNo: '2',
      itemName: '*信息技术服务*服务二',
      unit: '项',
      quantity: '1',
      unitPrice: '100',
      netAmount: '100.00',
      taxRate: '0.13',
      taxAmount: '13.00',
    });
  });

  test.each([
    ['增值税专用发票', 'special'],
    ['电子发票（增值税专用发票）', 'special'],
    ['普通发票', 'general'],
    ['机动车发票', undefined],
  ])('kind %s → %s', (shown, kind) => {
    expect(parse({ texts: { totalGross: '339.00', kind: shown } }).kind).toBe(kind);
  });

  test('an empty trailing row is the page waiting for input, not a line', () => {
    const invoice = parse({ lines: [...LINES, ['4', '', '', '', '', '', '', '', '']] });
    expect(invoice.lines).toHaveLength(3);
    expect(invoice.issues).toEqual([]);
  });
});

describe('rates and prices', () => {
  test.each(['免税', '不征税'])('%s stays text and never becomes 0', (rate) => {
    const invoice = parse({ lines: [line({ 7: rate, 8: '' })], texts: { totalGross: '100.00' } });
    expect(invoice.lines[0]).toMatchObject({ taxRate: rate, netAmount: '100.00' });
    expect(invoice.lines[0]).not.toHaveProperty('taxAmount');
    expect(invoice).toMatchObject({ totalTax: '0', issues: [] });
  });

  test('*** in place of the tax is said, not read as 0', () => {
    const invoice = parse({ lines: [line({ 7: '免税', 8: '***' })], texts: { totalGross: '100.00' } });
    expect(invoice.issues).toEqual([{ code: 'amountUnreadable', at: 'lines.0.taxAmount', shown: '***' }]);
  });

  const withHeader = (label: string) =>
    (snapshot().tables[0]?.columns ?? []).map((column) =>
      column.key === 'je' ? { label, key: 'je' } : column,
    );

  test('含税 in the header: the net is the amount less its tax', () => {
    const gross = line({ 6: '100.18', 7: '1%', 8: '0.99' });
    const invoice = parse({
      columns: withHeader('金额（含税）'),
      lines: [gross],
      texts: { totalGross: '¥100.18' },
    });
    expect(invoice.priceIncludesTax).toBe(true);
    expect(invoice.lines[0]).toMatchObject({ netAmount: '99.19', taxAmount: '0.99' });
    expect(invoice).toMatchObject({ totalNet: '99.19', totalTax: '0.99', issues: [] });
  });

  test('不含税 in the header: the amount is the net', () => {
    const invoice = parse({ columns: withHeader('金额（不含税）') });
    expect(invoice).toMatchObject({ priceIncludesTax: false, totalNet: '300', issues: [] });
  });

  test('a discount line is negative and counts', () => {
    const discount = line({ 0: '2', 3: '', 4: '', 5: '', 6: '-10.00', 8: '-1.30' });
    const invoice = parse({ lines: [LINES[0] as string[], discount], texts: { totalGross: '101.70' } });
    expect(invoice.lines[1]).toMatchObject({ netAmount: '-10.00', taxAmount: '-1.30' });
    expect(invoice.issues).toEqual([]);
  });
});

describe('the snapshot proves itself: a gap is linesIncomplete', () => {
  test.each<[string, SnapshotOptions]>([
    ['fewer rows than the pager tells', { pagerTotal: 20 }],
    ['the last 序号 is beyond the rows', { lines: [...LINES.slice(0, 2), line({ 0: '7' })] }],
    ['the sum is not the gross', { texts: { totalGross: '340.00' } }],
    ['one cent is a gap', { texts: { totalGross: '339.01' } }],
    ['a line is missing', { lines: LINES.slice(0, 2) }],
    ['an amount is not a number', { lines: [...LINES.slice(0, 2), line({ 0: '3', 6: '见清单' })] }],
  ])('%s', (_, options) => {
    const invoice = parse(options);
    expect(codes(invoice)).toContain('linesIncomplete');
    // Totals that are not shown are never made up from lines that are not all there.
    expect(invoice.totalNet).toBeUndefined();
  });

  test('rows as many as the pager tells are no gap', () => {
    expect(parse({ pagerTotal: 3 }).issues).toEqual([]);
  });

  test('a page that shows no total proves nothing: totals are not made up', () => {
    const invoice = parse({ lines: [line({ 6: '见清单' }), LINES[1] as string[]], texts: {} });
    expect(codes(invoice)).toEqual(expect.arrayContaining(['fieldMissing', 'amountUnreadable']));
    expect(invoice.totalGross).toBeUndefined();
  });
});

describe('what is not read is named', () => {
  test.each<[string, SnapshotOptions]>([
    ['seller.taxId', { seller: { name: SELLER.name } }],
    ['seller.name', { seller: { taxId: SELLER.taxId } }],
    ['buyer.name', { buyer: { taxId: BUYER.taxId } }],
    ['totalGross', { texts: {} }],
  ])('%s', (at, options) => expect(parse(options).issues).toContainEqual({ code: 'fieldMissing', at }));

  test('a natural person needs no tax id', () => {
    expect(parse({ buyer: { name: '张三' } }).issues).toEqual([]);
  });

  test('a total that is no number keeps its text', () => {
    expect(parse({ texts: { totalGross: '壹佰圆' } }).issues).toContainEqual({
      code: 'amountUnreadable',
      at: 'totalGross',
      shown: '壹佰圆',
    });
  });

  test('columns that are missing leave their meaning out', () => {
    const columns = (snapshot().tables[0]?.columns ?? []).slice(0, 8);
    const invoice = parse({ columns, lines: LINES.map((cells) => cells.slice(0, 8)) });
    expect(invoice.lines[0]).not.toHaveProperty('taxAmount');
    expect(codes(invoice)).toEqual(['linesIncomplete']);
  });

  test('no amount column: no grid, noLines', () => {
    expect(codes(parse({ columns: [{ label: '名称' }], lines: [['x']] }))).toEqual(['noLines']);
  });

  test('columns are found by label where the key is gone', () => {
    const columns = (snapshot().tables[0]?.columns ?? []).map(({ label }) => ({ label: `* ${label}：` }));
    expect(parse({ columns })).toMatchObject({ totalNet: '300', issues: [] });
  });
});
