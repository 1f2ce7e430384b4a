import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EMPTY_ENTRY, EMPTY_LINE, type Entry } from '../../../../utils/domain/entry/entry';
import { entryOfRecord } from '../../../../utils/domain/entry/entry-of-record';
import { entrySnapshot } from '../../../../utils/domain/entry/entry-snapshot';
import { entryTotals } from '../../../../utils/domain/entry/entry-totals';
import { parseInvoice } from '../../../../utils/domain/invoice/parse-invoice';
import { RawSnapshot } from '../../../../utils/domain/invoice/raw-snapshot';
import { lacksTravellers, withoutTravellers } from '../../../../utils/domain/invoice/without-travellers';
import { dppt } from '../../../../utils/portal/dppt';
import { TEMPLATE_WORDS } from '../../../../utils/portal/template/template-words';
import { TRAVELLERS } from '../../../../utils/portal/travellers';
import { travelForm } from '../../support/page/travellers';

const { mapping } = dppt.entry;
const SELLER = { name: '北京云杉科技有限公司', taxId: '91110108MA01Q7X4HN' };
const take = (entry: Entry) => entrySnapshot(entry, SELLER, mapping, TEMPLATE_WORDS.kinds, 1);
const ENTRY: Entry = {
  ...EMPTY_ENTRY,
  kind: 'special',
  buyer: {
    ...EMPTY_ENTRY.buyer,
    name: '北京青禾商贸有限公司',
    taxId: '91110105MA01C7PH2D',
    phone: '010-55501234',
  },
  lines: [
    {
      ...EMPTY_LINE,
      itemName: '*纸制品*打印纸',
      unit: '箱',
      quantity: '3',
      unitPrice: '99.5',
      amount: '298.50',
      taxRate: '13%',
      discount: '8.50',
    },
    { ...EMPTY_LINE, itemName: '*农产品*苹果', amount: '88.00', taxRate: '免税' },
  ],
  note: '合同 2026-118',
  specificBusiness: '建筑服务',
  extras: [{ label: '建筑项目名称', labelFrom: 'item', kind: 'text', value: '三号楼' }],
};

describe('an entry as the form would show it', () => {
  test('is read as the invoice that she wrote, whole', () => {
    const invoice = parseInvoice(take(ENTRY), mapping);
    expect(invoice).toMatchObject({
      kind: 'special',
      priceIncludesTax: false,
      seller: SELLER,
      buyer: { name: '北京青禾商贸有限公司', taxId: '91110105MA01C7PH2D', phone: '010-55501234' },
      specificBusiness: '建筑服务',
      note: '合同 2026-118',
      totalGross: '415.70',
      issues: [],
    });
    expect(invoice.lines.map(({ lineNo, netAmount, taxAmount }) => [lineNo, netAmount, taxAmount])).toEqual([
      ['1', '298.50', '38.81'],
      ['2', '-8.50', '-1.11'],
      ['3', '88.00', '0.00'],
    ]);
  });

  test('comes back as she wrote it', () => {
    expect(
      entryOfRecord({ invoice: parseInvoice(take(ENTRY), mapping), snapshot: take(ENTRY) }, mapping),
    ).toEqual({ entry: ENTRY, isCut: false });
  });

  test('what an entry does not hold is cut off and said; the rest is there', () => {
    const long = '纸'.repeat(500);
    const invoice = parseInvoice(take(ENTRY), mapping);
    const [first, ...rest] = invoice.lines;
    const made = entryOfRecord(
      {
        invoice: {
          ...invoice,
          buyer: { ...invoice.buyer, phone: '1'.repeat(300) },
          lines: [{ ...(first as (typeof invoice.lines)[number]), itemName: long }, ...rest],
        },
        snapshot: take(ENTRY),
      },
      mapping,
    );
    expect(made.isCut).toBe(true);
    expect(made.entry).toEqual({
      ...ENTRY,
      buyer: { ...ENTRY.buyer, phone: '1'.repeat(100) },
      lines: [
        { ...ENTRY.lines[0], itemName: long.slice(0, 400), discount: '' },
        ...made.entry.lines.slice(1),
      ],
    });
    expect(made.entry.lines.length).toBeGreaterThanOrEqual(ENTRY.lines.length);
  });

  test('of a copied invoice who travels is for her to write, where it was not kept', () => {
    const snapshot = withoutTravellers(travelForm(), TRAVELLERS);
    const { extras } = entryOfRecord({ invoice: parseInvoice(snapshot, mapping), snapshot }, mapping).entry;
    expect(lacksTravellers(extras)).toBe(false);
    expect(extras.map(({ label }) => label)).toContain('出行日期');
  });

  test('a column in which nothing stands is none: an item may bring a unit along', () => {
    const lines = [{ ...EMPTY_LINE, itemName: '*餐饮服务*餐费', amount: '100.00', taxRate: '6%' }];
    const [grid] = take({ ...ENTRY, lines }).tables;
    expect(grid?.columns.map(({ label }) => label)).toEqual([
      '序号',
      '项目名称',
      '金额（不含税）',
      '税率/征收率',
      '税额',
    ]);
  });

  const amount = fc.integer({ min: 1, max: 99_999_999 }).map((units) => (units / 100).toFixed(2));
  const line = fc.record({
    itemName: fc.constantFrom('*纸制品*打印纸', '*文具*练习本'),
    quantity: fc.constantFrom('1', '2.5', ''),
    amount,
    taxRate: fc.constantFrom('13%', '6%', '1%', '免税', '不征税'),
    discount: fc.constantFrom('', '0.01'),
  });
  test('whatever she wrote: no gap, her sums, and the same entry again', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), fc.boolean(), (typed, priceIncludesTax) => {
        const lines = typed.map((one) => ({ ...EMPTY_LINE, ...one }));
        const entry = {
          ...EMPTY_ENTRY,
          kind: 'general' as const,
          priceIncludesTax,
          buyer: ENTRY.buyer,
          lines,
        };
        const snapshot = RawSnapshot.parse(take(entry));
        const invoice = parseInvoice(snapshot, mapping);
        expect(invoice.issues).toEqual([]);
        expect(invoice.totalGross).toBe(entryTotals(entry).gross);
        const { entry: again } = entryOfRecord({ invoice, snapshot }, mapping);
        expect(parseInvoice(take(again), mapping)).toEqual(invoice);
      }),
      { numRuns: 500 },
    );
  });
});
