import { describe, expect, test } from 'vitest';
import type { Invoice, InvoiceLine } from '../../../../utils/domain/invoice/invoice';
import { ENTRY_LIMITS, IMPORT_LIMITS } from '../../../../utils/portal/check/limits';
import { BATCH_TEMPLATE } from '../../../../utils/portal/template/batch-template';
import { BUYER_ID, codesOf, FINE, found, invoiceOf } from '../../support/page/checked';

const of = (line: Partial<InvoiceLine>, given: Partial<Invoice> = {}) => codesOf(invoiceOf(given, line));
const long = (count: number) => '字'.repeat(count);
const buyer = { name: '甲', taxId: BUYER_ID };

describe('K6 no longer than the page takes', () => {
  test.each<[string, Partial<InvoiceLine>, string[]]>([
    ['规格型号 of 40', { specification: long(40) }, []],
    ['规格型号 of 41', { specification: long(41) }, ['K6 textLong 1']],
    ['单价 of 13 decimals', { unitPrice: '100.0000000000001' }, ['K8 templateLong 1']],
    ['单价 of 14 decimals', { unitPrice: '1.00000000000001', quantity: '100' }, ['K6 priceLong 1']],
    ['zeros behind them do not count', { unitPrice: '1.00000000000000', quantity: '100' }, []],
    ['单价 of 13 digits', { unitPrice: '1234567890123', netAmount: undefined }, ['K6 priceLong 1']],
  ])('%s', (_, line, codes) => expect(of(line)).toEqual(codes));

  test('备注 of 200 and 201, and 230 in a batch template', () => {
    expect(of({}, { note: long(200) })).toEqual([]);
    expect(found(invoiceOf({ note: long(201) }))[0]).toMatchObject({
      code: 'textLong',
      field: 'note',
      values: { max: 200, length: 201 },
    });
    expect(codesOf(invoiceOf({ note: long(230) }), {}, {}, IMPORT_LIMITS)).toEqual([]);
    expect(codesOf(invoiceOf({ note: long(231) }), {}, {}, IMPORT_LIMITS)).toEqual(['K6 textLong']);
  });

  test('a character of two halves is one', () =>
    expect(of({ specification: '𠮷'.repeat(40) })).toEqual(['K7 rare 1']));
});

describe('K7 characters', () => {
  test.each<[string, Partial<Invoice>, string, unknown]>([
    [
      'not seen',
      { buyer: { ...buyer, name: '北京\u200b青禾' } },
      'unseen',
      { place: 3, mark: 'U+200B', shown: '北京〔U+200B〕青禾', count: 1 },
    ],
    ['a hard space', { note: '合同\u00a01' }, 'unseen', { place: 3, mark: 'U+00A0' }],
    ['a tab from Excel', { note: '合同\t1' }, 'unseen', { mark: 'U+0009' }],
    ['double width', { note: '合同１２' }, 'wide', { place: 3, shown: '合同〔１〕２', count: 2 }],
    ['a wide space', { buyer: { ...buyer, name: '北京　青禾' } }, 'wide', { mark: 'U+3000' }],
    ['rare', { buyer: { ...buyer, name: '张䶮' } }, 'rare', { place: 2, mark: 'U+4DAE' }],
    ['beyond the first plane', { buyer: { ...buyer, name: '𠮷' } }, 'rare', { mark: 'U+20BB7' }],
    ['emoji', { note: '谢谢😀' }, 'rare', { place: 3 }],
    ['lost', { note: '谢\ufffd' }, 'rare', { mark: 'U+FFFD' }],
    ['a wide mark in an account', { buyer: { ...buyer, bankAccount: '0200－1' } }, 'wide', { place: 5 }],
  ])('%s', (_, given, code, values) => {
    const all = found(invoiceOf(given));
    expect(all).toHaveLength(1);
    expect(all[0]).toMatchObject({ number: 'K7', code, values });
  });

  test.each<[string, Partial<Invoice>]>([
    ['Chinese marks', { note: '合同：一、二；（三）《四》「五」，六。￥1.00' }],
    ['lines of a note', { note: '一\n二\r\n三' }],
    ['a name with brackets and a dot', { buyer: { ...buyer, name: '上海（集团）·分公司 ABC' } }],
    ['a number with its marks', { buyer: { ...buyer, phone: '010-5550 1801', bankAccount: '0200 0001' } }],
    ['what was not read', { note: undefined }],
  ])('%s are as they should be', (_, given) => expect(found(invoiceOf(given))).toEqual([]));

  test('of an item, with its line', () =>
    expect(of({ itemName: '*文具*练习\u200b本' })).toEqual(['K7 unseen 1']));

  test('nothing is changed', () => {
    const given = invoiceOf({ note: '合同\u200b１' });
    const before = structuredClone(given);
    found(given);
    expect(given).toEqual(before);
  });
});

describe('K8 what the batch template takes', () => {
  test.each<[string, Partial<InvoiceLine>, Partial<Invoice>, string[]]>([
    ['a name of 100', {}, { buyer: { ...buyer, name: long(100) } }, []],
    ['a name of 101', {}, { buyer: { ...buyer, name: long(101) } }, ['K8 templateLong']],
    ['an item of 101', { itemName: long(101) }, {}, ['K8 templateLong 1']],
    ['三 decimals of 金额', { netAmount: '100.001' }, {}, ['K8 templateDecimals 1']],
    ['数量 of 14 decimals', { quantity: '1.00000000000001' }, {}, ['K8 templateDecimals 1']],
    ['not read', { quantity: undefined, itemName: undefined }, {}, []],
  ])('%s', (_, line, given, codes) => expect(of(line, given)).toEqual(codes));

  test('more lines than it stands', () => {
    const many = (count: number) => ({ ...invoiceOf(), lines: Array.from({ length: count }, () => FINE) });
    expect(codesOf(many(2000))).toEqual([]);
    expect(codesOf(many(2001))).toEqual(['K8 templateLines']);
  });

  test('its figures are those of the template', () => {
    const [basics, lines] = BATCH_TEMPLATE.sheets;
    const column = (header: string) =>
      [...(lines?.columns ?? []), ...(basics?.columns ?? [])].find((one) => one.header === header);
    const headers = {
      'buyer.name': '购买方名称',
      'buyer.taxId': '购买方纳税人识别号',
      'buyer.address': '购买方地址',
      'buyer.phone': '购买方电话',
      'buyer.bankName': '购买方开户银行',
      'buyer.bankAccount': '购买方银行账号',
      itemName: '项目名称',
      unit: '单位',
      quantity: '数量',
      unitPrice: '单价',
      netAmount: '金额',
    };
    const { texts, decimals, lines: most } = ENTRY_LIMITS.template;
    expect(texts).toEqual(
      Object.fromEntries(Object.entries(headers).map(([field, header]) => [field, column(header)?.max])),
    );
    expect(decimals).toEqual({ quantity: column('数量')?.decimals, netAmount: column('金额')?.decimals });
    expect(most).toBe(BATCH_TEMPLATE.riskyLines);
    expect(IMPORT_LIMITS.texts.note).toBe(column('备注')?.max);
    expect(IMPORT_LIMITS.texts.specification).toBe(column('规格型号')?.max);
  });
});
