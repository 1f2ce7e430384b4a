import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseInvoice } from '../../../../utils/domain/invoice/parse-invoice';
import { maskAll, maskInvoice, maskText } from '../../../../utils/domain/view/mask';
import { knowledgeWith } from '../../../../utils/portal/registry';
import { BUYER, snapshot } from '../../support/page/snapshots';

const ID = '11010519491231002X';

describe('maskText', () => {
  test.each([
    [ID, '110***********002X'],
    ['11010519491231002x', '110***********002x'],
    [`身份证${ID}，电话13800138000`, '身份证110***********002X，电话138****8000'],
    ['010-62781234', '010-6*****34'],
    ['账号 6222020200012345678', '账号 6222***********5678'],
    // These stay: a credit code, an invoice number, an amount, a day.
    [BUYER.taxId, BUYER.taxId],
    ['26112000000123456789', '26112000000123456789'],
    ['12800.00', '12800.00'],
    ['2026-11-24', '2026-11-24'],
    // No such check character, and no such day: a number of another kind, of 18 digits, is taken for an account.
    ['110105194912310029', '1101**********0029'],
  ])('%s', (text, expected) => expect(maskText(text)).toBe(expected));

  test('never makes a text longer, and what it showed in part stays so', () =>
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        const once = maskText(text);
        expect(once.length).toBeLessThanOrEqual(text.length);
        expect(maskText(once).replace(/\*/g, '').length).toBeLessThanOrEqual(once.length);
      }),
    ));
});

test('an invoice: phone and account by their field, a natural person by the number; names and amounts stay', () => {
  const raw = snapshot({
    buyer: { name: '赵某', taxId: ID, phone: '62781234', bankName: '工商银行', bankAccount: '1234567890' },
  });
  const invoice = parseInvoice(raw, knowledgeWith()('dppt').mapping);
  const shown = maskInvoice(invoice);
  expect(shown.buyer).toMatchObject({
    name: '赵某',
    taxId: '110***********002X',
    phone: '627***34',
    bankName: '工商银行',
    bankAccount: '123***7890',
  });
  expect(shown.totalGross).toBe(invoice.totalGross);
  expect(invoice.buyer.taxId).toBe(ID);
});

test('all texts of a snapshot, by their labels, too', () => {
  const text = JSON.stringify(maskAll(snapshot({ buyer: { name: '赵某', taxId: ID, phone: '62781234' } })));
  expect(text).not.toContain(ID);
  expect(text).not.toContain('62781234');
  expect(text).toContain('赵某');
});
