import { describe, expect, test } from 'vitest';
import { findLineTable, foldDiscounts, pricesIncludeTax } from '../../../../utils/domain/invoice/line-table';
import type { RawTable } from '../../../../utils/domain/invoice/raw-snapshot';
import { dppt } from '../../../../utils/portal/dppt';

const { lines } = dppt.entry.mapping;
const columns = (amount = '金额') => [
  { label: '项目名称', key: 'xmmc' },
  { label: '数量', key: 'spsl' },
  { label: amount, key: 'je' },
  { label: '税率/征收率', key: 'slv' },
];
const table = (...rows: string[][]): RawTable => ({ columns: columns(), rows });
const fold = (...rows: string[][]) => foldDiscounts(table(...rows), lines);

describe('discount lines', () => {
  test.each<[string, string[][], Array<string | undefined>]>([
    ['none', [['甲', '1', '100.00', '6%']], [undefined]],
    [
      'under their line',
      [
        ['甲', '1', '100.00', '6%'],
        ['甲', '', '-10.00', '6%'],
        ['乙', '', '5.00', '6%'],
      ],
      ['10.00', undefined],
    ],
    [
      'the second of two is a line of its own',
      [
        ['甲', '', '9', ''],
        ['甲', '', '-1', ''],
        ['甲', '', '-2', ''],
      ],
      ['1', undefined],
    ],
    [
      'of another item: a line of its own',
      [
        ['甲', '', '9', ''],
        ['乙', '', '-1', ''],
      ],
      [undefined, undefined],
    ],
    [
      'with a quantity: a line of its own',
      [
        ['甲', '', '9', ''],
        ['甲', '-1', '-1', ''],
      ],
      [undefined, undefined],
    ],
    ['first of all: a line of its own', [['甲', '', '-1', '']], [undefined]],
    [
      'a red invoice has none',
      [
        ['甲', '-1', '-9.00', ''],
        ['甲', '', '-1.00', ''],
      ],
      [undefined, undefined],
    ],
  ])('%s', (_, rows, discounts) => {
    expect(fold(...rows).map(({ discount }) => discount)).toEqual(discounts);
  });
});

test.each([
  ['金额（含税）', true],
  ['*金额（不含税）', false],
  ['金额', false],
  ['含税金额', true],
])('%s: with tax %s', (label, expected) => {
  expect(pricesIncludeTax(columns(label), lines)).toBe(expected);
});

describe('the line grid', () => {
  test('is the table with an amount and a rate, and of those the longest', () => {
    const other: RawTable = { columns: [{ label: '金额', key: 'je' }], rows: [['1'], ['2'], ['3']] };
    const short = table(['甲', '', '1', '']);
    const long = table(['甲', '', '1', ''], ['乙', '', '2', '']);
    expect(findLineTable([other, short, long], lines)).toBe(long);
    expect(findLineTable([other], lines)).toBeUndefined();
  });
});
