import { describe, expect, test } from 'vitest';
import { RefusedList } from '../../../../utils/exchange/portal-list/refused-list';
import type { MadeSheet } from '../../../portal/server/files/make-exported-list.mjs';
import { numberOf } from '../../support/facts/lists';
import { exported, INVOICES, inSheet, LINES, only, range, readList } from '../../support/files/exported-list';

type Rows = MadeSheet['rows'];

const line = (netAmount: string, taxAmount: string, itemName = '*软件*服务') => ({
  itemName,
  netAmount,
  taxRate: '13%',
  taxAmount,
});
const refused = (reading: Promise<unknown>) =>
  reading.then(
    () => 'read',
    (error) => {
      if (!(error instanceof RefusedList)) throw error;
      return [error.refusal, error.about];
    },
  );
/** Another workbook. */
const book = (...sheets: MadeSheet[]) => readList([], () => sheets);
const HEAD = [
  '序号',
  '发票代码',
  '发票号码',
  '数电发票号码',
  '销方识别号',
  '销方名称',
  '购方识别号',
  '购买方名称',
  '开票日期',
];
const TAIL = ['发票来源', '发票票种', '发票状态', '是否正数发票', '发票风险等级', '开票人', '备注'];
/** A sheet of a special business: it knows no amounts. */
const special = (name: string, titles: string[], sequences: readonly number[]): MadeSheet => ({
  name,
  rows: [
    [...HEAD, ...titles, ...TAIL],
    ...sequences.map((one, nth) => [
      `${nth + 1}`,
      '',
      '',
      numberOf(one),
      'S',
      '销方',
      'B',
      '购方',
      '2026-11-24 14:00:10',
    ]),
  ],
});

describe('of the two sheets one is enough', () => {
  test('发票基础信息 alone: no lines', async () => {
    const { rows, unreadable, gaps, isSummed } = await readList([exported(1)], only(INVOICES));
    expect([rows.size, rows.get(numberOf(1))?.lines, unreadable, gaps, isSummed]).toEqual([
      1,
      undefined,
      [],
      [],
      false,
    ]);
  });

  test('信息汇总表 alone: the amounts are those of the lines, added exactly', async () => {
    const lines = [line('0.10', '0.01'), line('0.20', '0.03'), line('-0.05', '-0.01', '折扣')];
    const { rows, unreadable, lost, gaps, isSummed } = await readList(
      [
        exported(1, { lines }),
        exported(2),
        exported(3, { number: '', oldCode: '011002400111', oldNumber: '00000123' }),
      ],
      only(LINES),
    );
    expect([unreadable, lost, gaps, isSummed]).toEqual([[], 0, [], true]);
    expect([...rows.keys()]).toEqual([numberOf(1), numberOf(2), '01100240011100000123']);
    expect(rows.get(numberOf(1))).toMatchObject({
      issuedAt: '2026-11-24 14:00:10',
      buyerName: '另一家公司',
      status: '正常',
      net: '0.25',
      tax: '0.03',
      gross: '0.28',
      lines: [{ netAmount: '0.1' }, { netAmount: '0.2' }, { netAmount: '-0.05', itemName: '折扣' }],
    });
  });

  test('a column of words has no sum; one with a word in one line neither', async () => {
    const { rows } = await readList(
      [exported(1, { lines: [line('100', '***'), line('100', '13')] })],
      only(LINES),
    );
    expect(rows.get(numberOf(1))).toMatchObject({ net: '200', gross: '213' });
    expect(rows.get(numberOf(1))?.tax).toBeUndefined();
  });

  test('a line that cannot be read takes its invoice with it: the list is not whole', async () => {
    const broken = exported(1, { lines: [line('100', '13'), line('100', '13')] });
    for (const [place, cell, defect, lost] of [
      ['价税合计', 'x', 'amount', 1],
      ['金额', '1.2.3', 'amount', 1],
      ['开票日期', '昨天', 'date', 1],
      ['数电发票号码', '', 'number', 1],
      ['购方识别号', '另一个', 'duplicate', 1],
    ] as const) {
      const read = await readList([broken, exported(2)], (sheets) =>
        inSheet(LINES, ([header = [], first = [], second = [], ...rest]) => {
          const at = header.indexOf(place);
          return [header, first, second.map((old, nth) => (nth === at ? cell : old)), ...rest];
        })(only(LINES)(sheets)),
      );
      expect([place, read.lost, read.unreadable]).toMatchObject([
        place,
        lost,
        [{ sheet: LINES, row: 3, defect }],
      ]);
      if (defect !== 'number') expect([...read.rows.keys()]).toEqual([numberOf(2)]);
    }
  });

  test('more than 2,000 lines: the sum is right, the lines are not kept', async () => {
    const many = exported(1, { lines: range(2_001).map(() => line('1', '0.13')) });
    const { rows, unreadable, lost } = await readList([many], only(LINES));
    expect(rows.get(numberOf(1))).toMatchObject({ net: '2001', tax: '260.13', gross: '2261.13' });
    expect(rows.get(numberOf(1))?.lines).toBeUndefined();
    expect([lost, unreadable]).toMatchObject([0, [{ row: 2_002, defect: 'tooManyLines' }]]);
  });

  test('a sum under the lines must fit too', async () => {
    const withSum = (net: number) => (sheets: MadeSheet[]) =>
      inSheet(LINES, ([header = [], ...rest]) => [
        header,
        ...rest,
        header.map((title, at) => (at === 0 ? '合计' : title === '金额' ? net : '')),
      ])(only(LINES)(sheets));
    expect((await readList([exported(1)], withSum(300))).gaps).toEqual([]);
    expect((await readList([exported(1)], withSum(301))).gaps).toMatchObject([
      { sheet: LINES, row: 3, more: '1' },
    ]);
  });

  test('in a sheet of another name, without 货物或应税劳务名称 under its own', async () => {
    const renamed = (name: string) => (sheets: MadeSheet[]) =>
      only(LINES)(sheets).map(({ rows }) => ({ name, rows }));
    const two = [exported(1, { lines: [line('100', '13'), line('200', '26')] })];
    expect((await readList(two, renamed('Sheet1'))).rows.get(numberOf(1))?.gross).toBe('339');
    const unnamed = await readList(two, (sheets) =>
      inSheet(LINES, ([header = [], ...rest]) => {
        const at = header.indexOf('货物或应税劳务名称');
        return [header, ...rest].map((row) => row.filter((_, nth) => nth !== at));
      })(only(LINES)(sheets)),
    );
    expect(unnamed.rows.get(numberOf(1))?.gross).toBe('339');
  });
});

describe('invoices that stand in one sheet only', () => {
  test('of lines: counted as missing', async () => {
    const { rows, lost, unreadable } = await readList([exported(1), exported(2)], (sheets) =>
      inSheet(INVOICES, ([header = [], first = []]) => [header, first])(sheets),
    );
    expect([rows.size, lost, unreadable]).toMatchObject([
      1,
      1,
      [{ sheet: LINES, row: 3, defect: 'noInvoice' }],
    ]);
  });

  test.each([
    ['建筑服务', ['跨区域涉税事项报验管理编号', '建筑服务发生地', '建筑项目名称']],
    ['不动产经营租赁服务', ['产权证书/不动产权证号', '车牌号']],
    ['旅客运输服务', ['出行人', '有效身份证号', '出行日期', '出发地', '到达地', '等级', '交通工具类型']],
    ['通行费数电发票', []],
    ['铁路电子客票', []],
  ])('of %s', async (name, titles) => {
    const both = [exported(1), exported(2)];
    const known = await readList(both, (sheets) => [special(name, titles, [1, 2]), ...sheets]);
    expect([known.rows.size, known.lost, known.unreadable, known.gaps]).toEqual([2, 0, [], []]);
    for (const change of [(sheets: MadeSheet[]) => sheets, only(INVOICES), only(LINES)]) {
      const read = await readList(both, (sheets) => [special(name, titles, [1, 7, 7]), ...change(sheets)]);
      expect([read.rows.size, read.lost]).toEqual([2, 1]);
      expect(read.unreadable).toEqual([
        { sheet: name, row: 3, defect: 'elsewhere', column: '数电发票号码', shown: numberOf(7) },
      ]);
    }
  });

  test('no other sheet is there: refused, with what is missing in it', async () => {
    expect(await refused(book(special('建筑服务', ['建筑项目名称'], [1])))).toMatchObject([
      'missing',
      { sheet: '建筑服务', row: 1, titles: ['价税合计'] },
    ]);
  });
});

describe('another file is told by name', () => {
  const other = (titles: string[], ...above: Rows): MadeSheet => ({
    name: '发票',
    rows: [...above, titles, titles.map(() => '1')],
  });
  const CHOSEN = [
    '序号',
    '勾选状态',
    '发票来源',
    '数电发票号码',
    '开票日期',
    '金额',
    '税额',
    '有效抵扣税额',
    '发票状态',
  ];
  test.each<[string, MadeSheet, string, string]>([
    ['用途确认信息', other(CHOSEN, ['发票清单'], ['纳税人识别号', '9111']), 'deduction', '勾选状态'],
    ['the same with 价税合计', other([...CHOSEN, '价税合计']), 'deduction', '勾选状态'],
    ['批量开票 template', other(['发票流水号', '发票类型', '购买方名称', '备注']), 'template', '发票流水号'],
    [
      'red confirmations',
      other(['红字发票信息确认单编号', '购买方名称', '开票日期', '价税合计', '发票号码']),
      'redConfirm',
      '红字发票信息确认单编号',
    ],
    ['our own table', other(['提交时间', '发票号码', '开票日期', '价税合计']), 'ours', '提交时间'],
  ])('%s', async (_, sheet, name, column) => {
    expect(await refused(book(sheet))).toEqual(['notList', { sheet: '发票', other: name, column }]);
  });

  test('beside the list it does not disturb, but for a table of our own: it would prove itself', async () => {
    const beside = (sheet: MadeSheet) => readList([exported(1)], (sheets) => [sheet, ...sheets]);
    expect((await beside(other(CHOSEN))).rows.size).toBe(1);
    expect(await refused(beside(other(['提交时间', '发票号码'])))).toMatchObject([
      'notList',
      { other: 'ours' },
    ]);
  });

  test('an unknown one: the names of its sheets', async () => {
    const sheet = { name: '客户', rows: [['名称', '税号']] };
    expect(await refused(book(sheet))).toEqual(['notList', { sheets: ['客户'] }]);
  });

  test('a list without a needed column, and an empty one: where and what stands there', async () => {
    expect(await refused(book({ name: '甲', rows: [['说明'], ['发票号码', '开票日期', '备注']] }))).toEqual([
      'missing',
      { sheet: '甲', row: 2, titles: ['价税合计'], shown: ['发票号码', '开票日期', '备注'] },
    ]);
    expect(await refused(readList([]))).toEqual(['empty', { sheet: INVOICES }]);
  });
});
