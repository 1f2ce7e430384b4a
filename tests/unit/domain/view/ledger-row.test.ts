import { expect, test } from 'vitest';
import { type LedgerRow, sumRows } from '../../../../utils/domain/view/ledger-row';

const row = (part: Partial<LedgerRow>): LedgerRow => ({
  id: 'S',
  submittedAt: 0,
  outcome: 'issued',
  standing: 'unchecked',
  sellerName: '',
  sellerTaxId: '',
  buyerName: undefined,
  kind: 'general',
  net: '0.10',
  tax: '0.20',
  gross: '0.30',
  invoiceNumbers: [],
  attempt: 1,
  original: 'missing',
  ...part,
});

test('sums are exact where floats are not', () => {
  expect(sumRows([row({}), row({}), row({ net: '0.10', gross: '-0.30' })])).toEqual({
    count: 3,
    net: '0.3',
    tax: '0.6',
    gross: '0.3',
    unread: 0,
  });
});

test('a row without an amount is counted, and told', () => {
  expect(sumRows([row({}), row({ tax: undefined })])).toMatchObject({
    count: 2,
    net: '0.2',
    tax: '0.2',
    unread: 1,
  });
});

test('nothing selected sums to nought', () => {
  expect(sumRows([])).toEqual({ count: 0, net: '0', tax: '0', gross: '0', unread: 0 });
});
