import { describe, expect, test } from 'vitest';
import { type FindingCode, finding, NUMBER_OF } from '../../../../utils/domain/check/finding';
import { LANGUAGE_CODES } from '../../../../utils/domain/texts/languages';
import { createPortalTexts } from '../../../../utils/domain/texts/portal-texts';
import { checkCell, checkLine, checkLines, checkRows } from '../../../../utils/domain/view/finding-words';
import { found, invoiceOf } from '../../support/page/checked';

const t = createPortalTexts('zh_CN');
const CODES = Object.keys(NUMBER_OF) as FindingCode[];

test('numbers stay: exports and notes name them', () =>
  expect([...new Set(Object.values(NUMBER_OF))]).toEqual(
    Array.from({ length: 12 }, (_, at) => `K${at + 1}`),
  ));

describe.each(LANGUAGE_CODES)('%s', (language) => {
  const words = createPortalTexts(language);
  test('every finding is one sentence whose places are filled', () => {
    const wrong = invoiceOf(
      {
        totalNet: '1',
        totalTax: '2',
        totalGross: '4',
        note: `${'字'.repeat(201)}\u200b１䶮`,
        seller: { taxId: '91110108MA01Q7X4HA' },
        buyer: { name: '甲'.repeat(101), taxId: '9I310115MA1K3BNTXB', address: '\u200b１䶮' },
      },
      { unitPrice: '1.00000000000001', quantity: '1.00000000000001', netAmount: '100.001', taxRate: '0.17' },
      { taxRate: '免税', taxAmount: '3.00', specification: '字'.repeat(41) },
      { taxRate: '0.015', taxAmount: '9.00', unitPrice: '1' },
      { taxRate: '0.09', taxAmount: '90.00' },
    );
    const known = {
      day: '2018-01-01',
      sameToday: { time: '14:03', invoiceNumber: '26112000000123456789' },
      earlierName: { name: '乙', day: '2026-10-08' },
    };
    const lines = { ...wrong, lines: [...wrong.lines, ...Array.from({ length: 2_000 }, () => ({}))] };
    const all = [
      ...found(wrong, known),
      ...found(lines),
      ...found(invoiceOf({ buyer: { taxId: '1' } })),
      ...found(invoiceOf({ buyer: invoiceOf().seller })),
      ...found(invoiceOf({}, { taxRate: '0.01' }), { day: '2030-01-01' }),
    ];
    expect(CODES.filter((code) => !all.some((one) => one.code === code))).toEqual([]);
    for (const one of all) {
      const [row] = checkRows([one], words);
      expect(row?.number).toBe(one.number);
      expect(row?.text, one.code).not.toMatch(/[{}]|undefined/);
    }
  });
});

test('on the chip the first three, the others counted', () => {
  const line = { unitPrice: '101', taxAmount: '14.00' };
  expect(checkLine(found(invoiceOf({}, line, line)), t)).toBe(
    '开具前请看一眼：第 1 行单价×数量是 101.00，金额是 100.00，相差超过 0.01 元（K2）；' +
      '第 2 行单价×数量是 101.00，金额是 100.00，相差超过 0.01 元（K2）；' +
      '第 1 行金额×税率是 13.00，税额是 14.00，相差超过 0.06 元（K3）；另有 1 处',
  );
});

test('in a cell all of them with their numbers; nothing where there are none', () => {
  const [one, two] = [finding('sellerIsBuyer'), finding('sameToday', { time: '14:03', number: '' })];
  expect(checkCell([one, two], t)).toBe(
    '购买方和销售方是同一个税号，税局不收（K10）；当天 14:03 已有一张同样购买方、同样金额的，请确认不是重复（K11）',
  );
  expect(checkCell([], t)).toBe('');
  expect(checkLines([], t, 'check.advice')).toEqual([]);
});

test('an equal one of today is named by the end of its number', () =>
  expect(checkCell([finding('sameToday', { time: '14:03', number: '23456789' })], t)).toContain(
    '不是重复（…23456789）（K11）',
  ));
