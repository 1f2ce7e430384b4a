import { describe, expect, test } from 'vitest';
import { parseInvoice } from '../../../../utils/domain/invoice/parse-invoice';
import type { RawField } from '../../../../utils/domain/invoice/raw-snapshot';
import { dppt } from '../../../../utils/portal/dppt';
import { BUYER, SELLER, snapshot } from '../../support/page/snapshots';

const { mapping } = dppt.entry;
const field = (value: string): RawField => ({ label: 'mot', labelFrom: 'item', kind: 'text', value });
const party = (name: string, taxId: string) => [name, taxId, '一号', '010-1234567', '银行', '62220202001'];
const parse = (...values: string[]) => parseInvoice({ ...snapshot(), fields: values.map(field) }, mapping);
const [buyer, seller] = [party(BUYER.name, BUYER.taxId), party(SELLER.name, SELLER.taxId)];

describe('two runs of six without any words: the first is the buyer’s, and it is said', () => {
  test('with what stands around them', () => {
    const invoice = parse('查找', ...buyer, ...seller, '备注');
    expect(invoice).toMatchObject({ buyer: BUYER, seller: SELLER });
    expect(invoice.issues).toEqual([
      { code: 'readByPosition', at: 'buyer' },
      { code: 'readByPosition', at: 'seller' },
    ]);
  });

  test('a buyer without a tax id', () =>
    expect(parse(...party('张三', ''), ...seller)).toMatchObject({
      buyer: { name: '张三' },
      seller: SELLER,
    }));

  test.each<[string, string[]]>([
    ['the seller has no tax id', [...buyer, ...party(SELLER.name, '')]],
    ['a tax id that is none', [...buyer, ...party(SELLER.name, '12345')]],
    ['a name where the account belongs', [...buyer.slice(1), '多', ...seller.slice(0, 5), '某某']],
    ['three runs: which two are they', [...buyer, ...seller, ...buyer]],
    ['one run alone', seller],
  ])('rather none than a wrong one: %s', (_, values) => {
    const { buyer: read, seller: shown } = parse(...values);
    expect({ read, shown }).toEqual({ read: {}, shown: {} });
  });
});
