import { describe, expect, test } from 'vitest';
import { entryWarnings } from '../../../../utils/domain/invoice/entry-warnings';
import type { Invoice, InvoiceLine } from '../../../../utils/domain/invoice/invoice';
import { ENTRY_LIMITS } from '../../../../utils/portal/entry-limits';

const LINE = { unitPrice: '100', quantity: '1', netAmount: '100.00', taxRate: '0.13', taxAmount: '13.00' };
const codes = (line: Partial<InvoiceLine>, given: Partial<Invoice> = {}) =>
  entryWarnings(
    {
      priceIncludesTax: false,
      buyerIsNaturalPerson: false,
      seller: { taxId: '91110108MA01Q7X4HF' },
      buyer: { taxId: '91310115MA1K3BNTXB' },
      lines: [{ ...LINE, ...line }],
      issues: [],
      ...given,
    },
    ENTRY_LIMITS,
  ).map(({ code }) => code);

describe('what the entry page of the portal takes', () => {
  test.each<[string, Partial<InvoiceLine>, string[]]>([
    ['a whole line', {}, []],
    ['规格型号 of 40', { specification: '字'.repeat(40) }, []],
    ['规格型号 of 41', { specification: '字'.repeat(41) }, ['specificationLong']],
    ['单价 of 13 decimals', { unitPrice: '100.0000000000001' }, []],
    ['单价 of 14 decimals', { unitPrice: '100.00000000000001' }, ['priceLong']],
    ['单价 of 13 digits', { unitPrice: '1234567890123', netAmount: undefined }, ['priceLong']],
    ['金额 0.01 off', { unitPrice: '100.01' }, []],
    ['金额 more off', { unitPrice: '100.0100001' }, ['amountOff']],
    ['税额 0.06 off', { taxAmount: '13.06' }, []],
    ['税额 0.07 off', { taxAmount: '13.07' }, ['taxOff']],
    ['a discount 0.01 off', { netAmount: '-100.00', taxAmount: '-13.01', quantity: '', unitPrice: '' }, []],
    [
      'a discount 0.02 off',
      { netAmount: '-100.00', taxAmount: '-13.02', quantity: '', unitPrice: '' },
      ['taxOff'],
    ],
    ['a rate in words', { taxRate: '免税', taxAmount: '0.00' }, []],
    ['what was not read', { unitPrice: '?', quantity: undefined, taxAmount: undefined }, []],
  ])('%s', (_, line, expected) => expect(codes(line)).toEqual(expected));

  test('a price with tax is measured against the amount with tax', () => {
    expect(codes({ unitPrice: '113' }, { priceIncludesTax: true })).toEqual([]);
    expect(codes({}, { priceIncludesTax: true })).toEqual(['amountOff']);
  });

  test('备注 of 200 and 201', () => {
    expect(codes({}, { note: '字'.repeat(200) })).toEqual([]);
    expect(codes({}, { note: '字'.repeat(201) })).toEqual(['noteLong']);
  });

  test('seller and buyer of one tax id, however it is written; without one nothing is said', () => {
    expect(codes({}, { buyer: { taxId: ' 91110108ma01q7x4hf' } })).toEqual(['sellerIsBuyer']);
    expect(codes({}, { seller: {}, buyer: {} })).toEqual([]);
  });
});
