import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Invoice, InvoiceLine } from '../../../../utils/domain/invoice/invoice';
import { sum } from '../../../../utils/domain/invoice/money';
import { negateInvoice } from '../../../../utils/domain/invoice/negate';

const invoice = (lines: InvoiceLine[], totals: Partial<Invoice> = {}): Invoice => ({
  priceIncludesTax: false,
  seller: {},
  buyer: {},
  buyerIsNaturalPerson: false,
  issues: [],
  lines,
  ...totals,
});

describe('the amounts of a red-letter invoice', () => {
  test('are negative, whatever sign the page shows', () => {
    for (const sign of ['', '-'])
      expect(
        negateInvoice(
          invoice(
            [{ quantity: `${sign}2`, unitPrice: '50', netAmount: `${sign}100.00`, taxAmount: `${sign}13` }],
            {
              totalNet: `${sign}100.00`,
              totalTax: `${sign}13.00`,
              totalGross: `${sign}113.00`,
            },
          ),
        ),
      ).toMatchObject({
        lines: [{ quantity: '-2', unitPrice: '50', netAmount: '-100.00', taxAmount: '-13' }],
        totalNet: '-100.00',
        totalTax: '-13.00',
        totalGross: '-113.00',
      });
  });

  test('a quantity or a tax without the sign of its amount gets it', () =>
    expect(negateInvoice(invoice([{ quantity: '2', netAmount: '-100', taxAmount: '13' }])).lines).toEqual([
      { quantity: '-2', netAmount: '-100', taxAmount: '-13' },
    ]));

  test('a discount line keeps the other sign', () =>
    expect(negateInvoice(invoice([{ netAmount: '100' }, { netAmount: '-10' }])).lines).toEqual([
      { netAmount: '-100' },
      { netAmount: '10' },
    ]));

  test('zero has no sign, and what was not read stays so', () => {
    const turned = negateInvoice(invoice([{ itemName: '餐费' }], { totalTax: '0.00' }));
    expect(turned.lines).toEqual([{ itemName: '餐费' }]);
    expect(turned.totalTax).toBe('0.00');
    expect(turned).not.toHaveProperty('totalGross');
  });

  test('turned twice it is the same', () => {
    const cents = fc.integer({ min: -1_000, max: 1_000 }).map((value) => (value / 100).toFixed(2));
    fc.assert(
      fc.property(fc.array(cents, { minLength: 1, maxLength: 5 }), (nets) => {
        const amounts = nets.map((netAmount) => ({ netAmount: netAmount.replace(/^-0\.00$/, '0.00') }));
        const once = negateInvoice(invoice(amounts));
        expect(sum(once.lines.map(({ netAmount }) => netAmount)).startsWith('-') || sum(nets) === '0').toBe(
          true,
        );
        if (sum(nets) !== '0') expect(negateInvoice(once)).toEqual(once);
      }),
    );
  });
});
