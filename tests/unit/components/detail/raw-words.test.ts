import { expect, test } from 'vitest';
import { rawLines, rawRow } from '../../../../components/detail/raw-words';
import type { RawField } from '../../../../utils/domain/invoice/raw-snapshot';
import { createTexts } from '../../../../utils/domain/texts/texts';

const t = createTexts('zh_CN');
const field = (given: Partial<RawField>): RawField => ({
  label: '',
  labelFrom: 'none',
  kind: 'text',
  value: '',
  ...given,
});

test('整页留底 is for people: main facts first, words for keys, 是 and 否, nothing for what is empty', () => {
  const lines = rawLines(
    {
      texts: { totalGross: '￥1,733.35', kind: '增值税专用发票' },
      fields: [
        field({ label: '是否展示', kind: 'checkbox', value: 'true' }),
        field({ label: '是否开票给自然人', kind: 'checkbox', value: 'false' }),
        field({ kind: 'checkbox', value: 'false' }),
        field({ label: '备注', value: '–' }),
        field({ label: '地址' }),
        field({ name: 'sellerTaxId', value: '91110108MA01ABCD1X' }),
        field({ label: '项目', value: 'true' }),
        field({ name: 'bz', value: '合同 118' }),
      ],
    },
    t,
  );
  expect(lines.named.map(({ label, value }) => `${label} ${value}`)).toEqual([
    '票种 增值税专用发票',
    '价税合计 ￥1,733.35',
    '是否展示 是',
    '是否开票给自然人 否',
    '销售方税号 91110108MA01ABCD1X',
    '项目 true',
  ]);
  // No word of the page stands before it: it is kept and shown all the same.
  expect(lines.nameless).toEqual(['合同 118']);
});

test('a row of the list that was taken in, and what is no row', () => {
  expect(rawRow({ buyerName: '朝阳某公司', gross: '113.00', lines: [], kindOfRow: 'x' }, t)).toEqual({
    named: [
      { label: '价税合计', value: '113.00' },
      { label: '购买方名称', value: '朝阳某公司' },
    ],
    nameless: ['x'],
  });
  for (const row of [undefined, null, 7, 'text']) expect(rawRow(row, t).named).toEqual([]);
});
