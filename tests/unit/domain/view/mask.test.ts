import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseInvoice } from '../../../../utils/domain/invoice/parse-invoice';
import { maskAll, maskInvoice, maskPageText, maskText } from '../../../../utils/domain/view/mask';
import { maskPayload } from '../../../../utils/domain/view/mask-event';
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

test('a table by the heads of its columns', () => {
  const table = { columns: [{ label: '出行人' }, { label: '有效身份证号' }], rows: [['赵某', 'E12345678']] };
  expect(maskAll(table)).toEqual({ ...table, rows: [['赵某', 'E12****78']] });
});

describe('the text of a page', () => {
  test('by the words before a number, too; else word for word', () => {
    expect(maskPageText('电话：62781234\n银行账号: 12345678 | 证件号码：E12345678\n账号：请填写')).toBe(
      '电话：627***34\n银行账号: 123***78 | 证件号码：E12****78\n账号：请填写',
    );
    const other = '购买方纳税人识别号不正确，请核对：91110105MA01C4JX88，金额 12800.00';
    expect(maskPageText(other)).toBe(other);
  });
  test('twice is the same as once', () => {
    const once = maskPageText(`电话：62781234 身份证${ID}`);
    expect(maskPageText(once)).toBe(once);
  });
});

describe('an event', () => {
  const HASH = 'a0123456789b'.padEnd(64, 'c');
  test('keeps what it hangs together by, though it looks like a phone', () => {
    const bonds = { retryOf: 'F000000000012', bytes: { sha256: HASH }, said: { eventId: 'F0123456789' } };
    expect(maskPayload(bonds)).toEqual(bonds);
  });
  test('hides a person in a tax id, and phone and account by the names of its parts', () => {
    expect(
      maskPayload({ companyTaxId: ID, entry: { buyer: { phone: '62781234', bankAccount: '12345678' } } }),
    ).toEqual({
      companyTaxId: '110***********002X',
      entry: { buyer: { phone: '627***34', bankAccount: '123***78' } },
    });
  });
  test('twice is the same as once', () => {
    const once = maskPayload({
      snapshot: snapshot({ buyer: { taxId: ID, phone: '62781234' } }),
      text: `电话：${ID}`,
    });
    expect(maskPayload(once)).toEqual(once);
  });
});
