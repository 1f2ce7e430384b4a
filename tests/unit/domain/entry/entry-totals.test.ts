import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EMPTY_LINE, type EntryLine } from '../../../../utils/domain/entry/entry';
import { entryTotals } from '../../../../utils/domain/entry/entry-totals';
import { changedLine, lineFigures } from '../../../../utils/domain/entry/line-figures';
import { computeTotals, recompute, toText } from '../../support/page/portal-arithmetic.mjs';

const RATES = ['0.13', '0.09', '0.06', '0.05', '0.03', '0.01', '0.015', '0', '免税', '不征税'];

const decimal = (most: number, digits: number) =>
  fc.tuple(fc.bigInt(1n, 10n ** BigInt(most)), fc.integer({ min: 0, max: digits })).map(([units, scale]) => {
    const text = units.toString().padStart(scale + 1, '0');
    return scale === 0 ? text : `${text.slice(0, -scale)}.${text.slice(-scale)}`;
  });

/** How a line is typed: quantity and price, an amount alone, or an amount and a quantity; and perhaps a discount. */
const typed = fc.record({
  way: fc.constantFrom('price', 'amount', 'amountAndQuantity'),
  quantity: decimal(9, 6),
  price: decimal(15, 13),
  amount: decimal(10, 2),
  rate: fc.constantFrom(...RATES),
  discount: fc.option(fc.integer({ min: 1, max: 100 }), { nil: undefined }),
});
type Typed = typeof typed extends fc.Arbitrary<infer T> ? T : never;

/** The practice portal's own line, typed in the order of its grid. */
function portalLine(one: Typed, taxIncluded: boolean) {
  const line: Record<string, unknown> = { spsl: '', dj: '', je: '', slv: one.rate, se: '', taxIncluded };
  const type = (key: string, value: string) => {
    line[key] = value;
    recompute(line, key);
  };
  if (one.way !== 'amount') type('spsl', one.quantity);
  if (one.way === 'price') type('dj', one.price);
  else type('je', one.amount);
  recompute(line, 'slv');
  return line;
}

function ourLine(one: Typed): EntryLine {
  let line: EntryLine = { ...EMPTY_LINE, itemName: 'x', taxRate: one.rate };
  const type = (part: keyof EntryLine, value: string) => {
    line = changedLine(line, part, value);
  };
  if (one.way !== 'amount') type('quantity', one.quantity);
  if (one.way === 'price') type('unitPrice', one.price);
  else type('amount', one.amount);
  return line;
}

describe('sums of an entry', () => {
  test('are those of the practice portal, for 10,000 invoices', () => {
    fc.assert(
      fc.property(fc.array(typed, { minLength: 1, maxLength: 6 }), fc.boolean(), (lines, taxIncluded) => {
        const theirs: Record<string, unknown>[] = [];
        const ours: EntryLine[] = [];
        for (const one of lines) {
          const line = portalLine(one, taxIncluded);
          let own = ourLine(one);
          theirs.push(line);
          if (one.discount !== undefined && line.je !== '0.00') {
            // A part of the amount, to the cent, and never nothing.
            const cents = BigInt(String(line.je).replace('.', ''));
            const off = (cents * BigInt(one.discount)) / 100n || 1n;
            const amount = toText({ units: off, scale: 2 });
            const discount = { spsl: '', dj: '', je: `-${amount}`, slv: one.rate, se: '', taxIncluded };
            recompute(discount, 'slv');
            theirs.push(discount);
            own = { ...own, discount: amount };
          }
          ours.push(own);
          expect(lineFigures(own, taxIncluded)).toMatchObject({ amount: line.je, tax: line.se });
          if (one.way !== 'amount') expect(own.unitPrice).toBe(one.way === 'price' ? one.price : line.dj);
        }
        const { net, tax, gross } = computeTotals(theirs);
        expect(entryTotals({ lines: ours, priceIncludesTax: taxIncluded })).toEqual({
          net: toText(net),
          tax: toText(tax),
          gross: toText(gross),
          open: [],
        });
      }),
      { numRuns: 10_000 },
    );
  }, 120_000);

  test('a line that is not complete counts nothing and is named', () => {
    const whole = { ...EMPTY_LINE, itemName: '纸', quantity: '2', unitPrice: '3.5', taxRate: '13%' };
    const lines = [whole, { ...EMPTY_LINE, itemName: '笔', amount: '10' }, EMPTY_LINE];
    expect(entryTotals({ lines, priceIncludesTax: false })).toEqual({
      net: '7.00',
      tax: '0.91',
      gross: '7.91',
      open: [2],
    });
  });

  test('a price follows from amount and quantity, an amount from quantity and price', () => {
    const line = changedLine({ ...EMPTY_LINE, quantity: '3' }, 'amount', '10');
    expect(line.unitPrice).toBe('3.3333333333');
    expect(changedLine({ ...EMPTY_LINE, quantity: '3' }, 'unitPrice', '0.3333333333333').amount).toBe('1.00');
    expect(changedLine(line, 'itemName', '纸')).toEqual({ ...line, itemName: '纸' });
  });
});
