import { describe, expect, test } from 'vitest';
import { gapText, refusalText, unreadableText } from '../../../../../components/exchange/list/list-texts';
import { LANGUAGE_CODES } from '../../../../../utils/domain/texts/languages';
import { createTexts } from '../../../../../utils/domain/texts/texts';
import {
  type ListRefusal,
  type RefusedAbout,
  RefusedList,
} from '../../../../../utils/exchange/portal-list/refused-list';
import { ROW_DEFECTS } from '../../../../../utils/exchange/xlsx/row-defect';
import { dpptExportedList } from '../../../../../utils/portal/exported-list';

const t = createTexts('zh_CN');
const refusal = (kind: ListRefusal, about: RefusedAbout) => refusalText(new RefusedList(kind, about), t);

describe('a refusal says what stands there, what was expected, what to do', () => {
  test('another export of the portal', () => {
    expect(refusal('notList', { sheet: '发票', other: 'deduction', column: '勾选状态' })).toBe(
      '这个文件里没有发票清单。请选税局导出的「全量发票查询导出结果.xlsx」。「发票」里有「勾选状态」这一列，看起来是税局的「用途确认信息」，不是发票清单。',
    );
  });

  test('another workbook', () => {
    expect(refusal('notList', { sheets: ['客户', '价格'] })).toBe(
      '这个文件里没有发票清单。请选税局导出的「全量发票查询导出结果.xlsx」。这个文件里的表是：「客户」「价格」。',
    );
  });

  test('a header without a column', () => {
    expect(
      refusal('missing', { sheet: '甲', row: 2, titles: ['价税合计'], shown: ['发票号码', '备注'] }),
    ).toBe(
      '「甲」第 2 行的表头里没有「价税合计」。表头里有的是：「发票号码」「备注」。请在税局重新导出「全量发票查询导出结果.xlsx」，不要改动表头，也不要删掉里面的表。',
    );
  });

  test('nothing in it, too much in it', () => {
    expect(refusal('empty', { sheet: '甲' })).toContain('「甲」的表头下面没有发票');
    expect(refusal('tooMany', { sheet: '甲' })).toContain('「甲」里的发票太多');
  });

  test('every other file has its words in every language', () => {
    for (const locale of LANGUAGE_CODES) {
      for (const { name } of dpptExportedList.others) {
        const text = refusalText(
          new RefusedList('notList', { sheet: 'a', other: name, column: 'b' }),
          createTexts(locale),
        );
        expect(text).not.toMatch(/\{|list\./);
      }
    }
  });
});

test('a row that cannot be read: sheet, row, column, what is wrong, what stands there', () => {
  const row = { sheet: '发票基础信息', row: 4, defect: 'amount', column: '价税合计', shown: '九元' } as const;
  expect(unreadableText(row, t)).toBe(
    '「发票基础信息」第 4 行「价税合计」：金额不是数字，应是 1234.56 这样（写的是 九元）',
  );
  expect(unreadableText({ sheet: '甲', row: 5, defect: 'date', shown: '' }, t)).toBe(
    '「甲」第 5 行：开票日期读不出来，应是 2026-11-24 14:03:00 这样',
  );
  for (const locale of LANGUAGE_CODES) {
    for (const defect of ROW_DEFECTS) {
      expect(unreadableText({ ...row, defect }, createTexts(locale))).not.toMatch(/\{|list\./);
    }
  }
});

test('a sum that does not fit: what it says, what was read, the difference without a sign', () => {
  const gap = { sheet: '发票基础信息', row: 9, column: '金额', told: '900', found: '1200.5', more: '-300.5' };
  expect(gapText(gap, t)).toContain(
    '「发票基础信息」第 9 行「金额」写的合计是 900.00，读到的发票加起来是 1,200.50，相差 300.50。',
  );
});
