import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codesOf, invoiceOf } from '../../support/page/checked';

/** A line of the practice portal, by the portal's own column keys. */
interface PortalLine {
  je: string;
  dj: string;
  spsl: string;
  se: string;
  slv: string;
  taxIncluded: boolean;
  discount: PortalLine | null;
  discountRate?: string;
}
interface Arithmetic {
  recompute(line: PortalLine, column: string): void;
  showWithTax(line: PortalLine, withTax: boolean): void;
  netOf(line: PortalLine): string;
  computeTotals(lines: readonly PortalLine[]): Record<'net' | 'tax' | 'gross', unknown>;
}
// The page's own script, which has no types.
const PAGE = '../../../portal/pages/js';
const { recompute, showWithTax, netOf, computeTotals }: Arithmetic = await import(
  `${PAGE}/makeout/lines/line-arithmetic.js`
);
const { toText }: { toText(value: unknown): string } = await import(`${PAGE}/lib/decimal.js`);

const digits = (whole: number, decimals: number) =>
  fc
    .tuple(
      fc.integer({ min: 1, max: whole }),
      fc.integer({ min: 0, max: decimals }),
      fc.nat(9_999_999_999_999),
    )
    .map(([before, places, after]) =>
      places === 0 ? String(before) : `${before}.${String(after).padStart(13, '0').slice(0, places)}`,
    );
const typed = fc.record({
  price: fc.option(digits(99_999, 10)),
  quantity: digits(9_999, 3),
  amount: digits(999_999, 2),
  rate: fc.constantFrom('0.13', '0.09', '0.06', '0.05', '0.03', '0.015', '0.01', '0', '免税', '不征税'),
  discount: fc.option(fc.integer({ min: 1, max: 99 })),
});

type Typed = typeof typed extends fc.Arbitrary<infer T> ? T : never;

/** As a clerk types it: price or amount, the rate, a discount; then perhaps the other way of showing it. */
function lineOf({ price, quantity, amount, rate, discount }: Typed, included: boolean) {
  const line: PortalLine = {
    je: '',
    dj: '',
    spsl: '',
    se: '',
    slv: '',
    taxIncluded: included,
    discount: null,
  };
  const type = (column: 'je' | 'dj' | 'spsl' | 'slv', value: string) => {
    line[column] = value;
    recompute(line, column);
  };
  type('spsl', quantity);
  if (price === null) type('je', amount);
  else type('dj', price);
  type('slv', rate);
  if (discount !== null) {
    line.discount = {
      je: '',
      dj: '',
      spsl: '',
      se: '',
      slv: '',
      taxIncluded: included,
      discount: null,
      discountRate: String(discount),
    };
    recompute(line, 'slv');
  }
  return line.discount ? [line, line.discount] : [line];
}

test('K1 K2 K3 K4 what the practice portal counts raises no finding about figures', () => {
  fc.assert(
    fc.property(
      fc.array(typed, { minLength: 1, maxLength: 6 }),
      fc.boolean(),
      fc.boolean(),
      (given, included, turned) => {
        const lines = given.flatMap((one) => lineOf(one, included));
        if (turned) for (const line of lines) showWithTax(line, !included);
        const totals = computeTotals(lines);
        const invoice = invoiceOf(
          {
            priceIncludesTax: turned !== included,
            totalNet: toText(totals.net),
            totalTax: toText(totals.tax),
            totalGross: toText(totals.gross),
          },
          ...lines.map((line) => ({
            itemName: '*经营租赁*住房出租',
            unitPrice: line.dj,
            quantity: line.spsl,
            netAmount: netOf(line),
            taxRate: line.slv,
            taxAmount: line.se,
          })),
        );
        const codes = codesOf(invoice).filter((code) => /^K[1-4] /.test(code));
        expect(codes, JSON.stringify(invoice)).toEqual([]);
      },
    ),
    { numRuns: 2_000 },
  );
});
