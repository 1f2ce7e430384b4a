import { describe, expect, test } from 'vitest';
import type { MadeSheet } from '../../portal/server/files/make-exported-list.mjs';
import { numberOf } from '../support/facts/lists';
import { exported, INVOICES, inSheet, LINES, range, readList } from '../support/files/exported-list';

type Rows = MadeSheet['rows'];

const three = () => range(3).map((one) => exported(one));
const NET = 9;
const sumRow = (word: string, net: number | string, tax: number | string): Rows[number] => {
  const row: Rows[number] = Array.from({ length: 19 }, () => '');
  row[0] = word;
  row[NET] = net;
  row[NET + 1] = tax;
  return row;
};
/** Without the sum of the file itself. */
const bare = (rows: Rows) => rows.slice(0, -1);
const withSum =
  (...sums: Rows) =>
  (rows: Rows) => [...bare(rows), ...sums];

const read = (change?: (rows: Rows) => Rows, invoices = three()) =>
  readList(invoices, change && inSheet(INVOICES, change));

describe('a row of sums is no invoice and costs nothing', () => {
  test('as the portal writes it', async () => {
    const { rows, unreadable, lost, gaps } = await read();
    expect([rows.size, unreadable, lost, gaps]).toEqual([3, [], 0, []]);
  });

  test.each(['合计', '合 计', '合计：', '总计', '小计', '合计行（元）'])('%s', async (word) => {
    const { rows, unreadable, gaps } = await read(withSum(sumRow(word, '900.00', 117)));
    expect([rows.size, unreadable, gaps]).toEqual([3, [], []]);
  });

  test('in another column than 序号, and over the invoices, as a sorted sheet has it', async () => {
    const { rows, unreadable, gaps } = await read(([header = [], ...all]) => {
      const [word, ...rest] = sumRow('合计行', 900, 117);
      return [header, ['', word ?? '', ...rest.slice(1)], ...bare(all)];
    });
    expect([rows.size, unreadable, gaps]).toEqual([3, [], []]);
  });

  test('but never one that has a number, or that is of one invoice', async () => {
    const named = await read(undefined, [exported(1, { buyerName: '合计' }), exported(2)]);
    expect([...named.rows.keys()]).toEqual([numberOf(1), numberOf(2)]);
    const marked = await read((rows) =>
      rows.map((row, nth) => (nth === 2 ? ['合计行', ...row.slice(1)] : row)),
    );
    expect([marked.rows.size, marked.unreadable]).toEqual([3, []]);
    const lost = await read((rows) =>
      rows.map((row, nth) => (nth === 2 ? ['合计行', '', '', '', ...row.slice(4)] : row)),
    );
    expect([lost.rows.size, lost.lost]).toEqual([2, 1]);
    expect(lost.unreadable[0]).toMatchObject({ sheet: INVOICES, row: 3, defect: 'number' });
  });
});

describe('the sum must be that of the rows', () => {
  test('an invoice is missing: told with sheet, row, column and what is missing', async () => {
    const { rows, lost, gaps } = await readList(three(), (sheets) =>
      [INVOICES, LINES].reduce(
        (all, name) => inSheet(name, ([header = [], , ...rest]) => [header, ...rest])(all),
        sheets,
      ),
    );
    expect([rows.size, lost]).toEqual([2, 0]);
    const gap = { sheet: INVOICES, row: 4 };
    expect(gaps).toEqual([
      { ...gap, column: '金额', told: '900', found: '600', more: '300' },
      { ...gap, column: '税额', told: '117', found: '78', more: '39' },
    ]);
  });

  test('a cent too much is told; amounts are added exactly', async () => {
    const tenths = range(10).map((one) =>
      exported(one, { net: '0.10', tax: '0.01', gross: '0.11', lines: [] }),
    );
    expect((await read(withSum(sumRow('合计行', 1, 0.1)), tenths)).gaps).toEqual([]);
    expect((await read(withSum(sumRow('合计行', 1.01, 0.1)), tenths)).gaps).toMatchObject([
      { told: '1.01', found: '1', more: '0.01' },
    ]);
  });

  test('a sum that a program added with floats is rounded to cents', async () => {
    expect((await read(withSum(sumRow('合计行', 900.00000012, 116.99999991)))).gaps).toEqual([]);
    expect((await read(withSum(sumRow('合计行', 900.01, 117)))).gaps).toHaveLength(1);
  });

  test('red ones count with their sign; a voided one may count or not', async () => {
    const all = [
      exported(1),
      exported(2, { net: '-100.00', tax: '-13.00', gross: '-113.00', isPositive: '否', lines: [] }),
      exported(3, { oldCode: '011002400111', oldNumber: '00000123', number: '', status: '已作废' }),
    ];
    expect((await read(undefined, all)).gaps).toEqual([]);
    expect((await read(withSum(sumRow('合计行', 200, 26)), all)).gaps).toEqual([]);
    expect((await read(withSum(sumRow('合计行', 300, 39)), all)).gaps).toHaveLength(2);
  });

  test('sums of parts, and of two exports put together', async () => {
    const parts = await read(([header = [], one = [], two = [], three = []]) => [
      header,
      one,
      two,
      sumRow('小计', 600, 78),
      three,
      sumRow('小计', 300, 39),
      sumRow('合计', 900, 117),
    ]);
    expect([parts.rows.size, parts.gaps]).toEqual([3, []]);
    const wrong = await read(([header = [], one = [], , three = []]) => [
      header,
      one,
      sumRow('合计行', 700, 91),
      three,
      sumRow('合计行', 300, 39),
    ]);
    expect(wrong.gaps.map(({ row, column, told }) => [row, column, told])).toEqual([
      [3, '金额', '700'],
      [3, '税额', '91'],
    ]);
  });

  test('what is not summed is not compared; what is lost is told once', async () => {
    expect((await read(withSum(sumRow('合计行', '--', '')))).gaps).toEqual([]);
    const { gaps, lost } = await read(undefined, [exported(1), exported(2, { gross: 'x' })]);
    expect([gaps, lost]).toEqual([[], 1]);
  });
});
