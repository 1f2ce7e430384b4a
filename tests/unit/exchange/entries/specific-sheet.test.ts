import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { entriesOfRows } from '../../../../utils/domain/entry/entries-of-rows';
import { createTexts } from '../../../../utils/domain/texts/texts';
import { problemColumn, problemLine } from '../../../../utils/exchange/entries/entry-words';
import { readEntryFile } from '../../../../utils/exchange/entries/read-entry-file';
import { SPECIFIC_COLUMNS } from '../../../../utils/exchange/entries/specific-sheet';
import { cellsOf, row, SELLER } from '../../support/files/entry-books';

const t = createTexts('zh_CN');
const BUILT = { specificBusiness: '建筑服务' };
type Cells = Readonly<Record<string, string | number>>;

/** What is taken of a form with these invoices, and these rows on its second sheet. */
async function taken(invoices: Parameters<typeof cellsOf>[0], rows: readonly Cells[], titles?: string[]) {
  const header = titles ?? [
    '登记序号',
    ...SPECIFIC_COLUMNS.map(({ title }) => title),
    '其他：收款人',
    '备忘',
  ];
  const table = await readEntryFile(
    await writeXlsx({
      sheets: [
        { name: '特定业务', rows: [header, ...rows.map((one) => header.map((title) => one[title] ?? null))] },
        { name: '发票登记表', rows: cellsOf(invoices) },
      ],
    }),
  );
  if (!table) throw new Error('no form');
  return { table, ...entriesOfRows(table.rows, SELLER, table.includesTax, table.specifics) };
}
const fieldsOf = ({ entries }: Awaited<ReturnType<typeof taken>>) =>
  entries.map(({ formNumber, entry }) => [
    formNumber,
    ...entry.extras.map(({ label, value }) => `${label}=${value}`),
  ]);

test('the fields go to the invoice of their number, however the number is written', async () => {
  const found = await taken(
    [row(1, BUILT), row('Ａ2', { specificBusiness: '货物运输服务' }), row(3)],
    [
      {
        登记序号: 'a2',
        '货物运输服务：起运地': '北京市',
        '货物运输服务：运输工具种类': '公路运输',
        '其他：收款人': '李',
      },
      { 登记序号: '1', '建筑服务：跨地市标志': ' 是 ', '建筑服务：建筑项目名称': '一号楼' },
    ],
  );
  expect(found.problems).toEqual([]);
  expect(fieldsOf(found)).toEqual([
    ['1', '建筑项目名称=一号楼', '跨地市标志=是'],
    ['Ａ2'.normalize('NFKC'), '起运地=北京市', '运输工具种类=公路运输', '收款人=李'],
    ['3'],
  ]);
  expect(found.table.unread).toEqual(['备忘']);
  expect(found.table.otherSheets).toEqual([]);
});

describe('each bad cell is named, and its invoice left out whole', () => {
  const bad: ReadonlyArray<readonly [string, Cells, string]> = [
    ['none of what can be chosen', { '建筑服务：跨地市标志': '也许' }, '不在可以选的里面：「也许」'],
    ['of another 特定业务', { '货物运输服务：起运地': '北京' }, '这一张写的特定业务没有这一项：「北京」'],
    ['too long', { '建筑服务：建筑项目名称': '楼'.repeat(81) }, '太长了'],
    [
      'a number rounded',
      { '建筑服务：土地增值税项目编号': 1.23456789012345e19 },
      '按数字存的，末几位已经丢了：「1.23456789012345E+19」。请改成文本，重新写',
    ],
    ['an error', { '建筑服务：建筑项目名称': '#REF!' }, '单元格算错了：「#REF!」'],
  ];
  test.each(bad)('%s', async (_, cells, why) => {
    const found = await taken([row(1, BUILT), row(2)], [{ 登记序号: 1, ...cells }]);
    const [title] = Object.keys(cells);
    expect(found.problems.map((problem) => problemLine(problem, t))).toEqual([
      `工作表「特定业务」第 2 行「${title}」${why}`,
    ]);
    expect(found.entries.map(({ formNumber }) => formNumber)).toEqual(['2']);
  });

  test('said twice, differently; the same once more is no harm', async () => {
    const name = '建筑服务：建筑项目名称';
    const found = await taken(
      [row(1, BUILT), row(2, BUILT)],
      [
        { 登记序号: 1, [name]: '甲' },
        { 登记序号: 1, [name]: '乙' },
        { 登记序号: 2, [name]: '丙' },
        { 登记序号: 2, [name]: '丙' },
      ],
    );
    expect(found.problems.map(({ row: at, code, shown }) => [at, code, shown])).toEqual([
      [3, 'differs', '乙'],
    ]);
    expect(fieldsOf(found)).toEqual([['2', '建筑项目名称=丙']]);
  });
});

test('a row of no invoice, and one without number, are named; no invoice is left out for them', async () => {
  const name = '建筑服务：建筑项目名称';
  const found = await taken([row(1, BUILT)], [{ [name]: '甲' }, { 登记序号: 9, [name]: '乙' }]);
  expect(found.problems.map((problem) => [problemColumn(problem, t), problemLine(problem, t)])).toEqual([
    ['特定业务：登记序号', '工作表「特定业务」第 2 行「登记序号」登记序号空着，不知道是哪一张的'],
    ['特定业务：登记序号', '工作表「特定业务」第 3 行「登记序号」登记表里没有这个登记序号：「9」'],
  ]);
  expect(found.entries).toHaveLength(1);
});

test('another sheet with numbers is none', async () => {
  const found = await taken([row(1, BUILT)], [{ 登记序号: 1, 起运地: '北京' }], ['登记序号', '起运地']);
  expect(found.table.specifics).toEqual([]);
  expect(found.problems).toEqual([]);
});
