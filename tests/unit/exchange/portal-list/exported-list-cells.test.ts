import { describe, expect, test } from 'vitest';
import { listDate } from '../../../../utils/exchange/portal-list/list-date';
import { readExportedList } from '../../../../utils/exchange/portal-list/read-exported-list';
import { openBook } from '../../../../utils/exchange/xlsx/read-sheet';
import { dpptExportedList } from '../../../../utils/portal/exported-list';
import type { ExportedInvoice, MadeSheet } from '../../../portal/server/files/make-exported-list.mjs';
import { makeExportedList } from '../../../portal/server/files/make-exported-list.mjs';
import { numberOf } from '../../support/facts/lists';
import { bookParts, exported, readList, textRow, zipOf } from '../../support/files/exported-list';

type Cell = MadeSheet['rows'][number][number];

const old = (given: Partial<ExportedInvoice> = {}) =>
  exported(9, { number: '', oldCode: '011002400111', oldNumber: '00000123', ...given });
const OLD_ID = '01100240011100000123';

/** Other cells under a title, in all sheets. */
const under = (title: string, change: (cell: Cell) => Cell) => (sheets: MadeSheet[]) =>
  sheets.map(({ name, rows: [header = [], ...rest] }) => {
    const place = header.indexOf(title);
    const isFilled = (row: readonly Cell[]) => row[3] !== '';
    return {
      name,
      rows: [
        header,
        ...rest.map((row) => row.map((cell, at) => (at === place && isFilled(row) ? change(cell) : cell))),
      ],
    };
  });
const titled = (change: (title: string) => string) => (sheets: MadeSheet[]) =>
  sheets.map(({ name, rows: [header = [], ...rest] }) => ({
    name,
    rows: [header.map((title) => change(`${title}`)), ...rest],
  }));

describe('what stands for nothing', () => {
  test('-- as 数电发票号码: the invoice of its code and number, with its lines', async () => {
    const { rows, unreadable, lost, gaps } = await readList([exported(1), old()]);
    expect([unreadable, lost, gaps]).toEqual([[], 0, []]);
    expect([...rows.keys()]).toEqual([numberOf(1), OLD_ID]);
    expect(rows.get(OLD_ID)).toMatchObject({
      invoiceCode: '011002400111',
      invoiceNumber: '00000123',
      lines: [{ itemName: '*软件*服务' }],
    });
  });

  test.each(['-', '--', '—', '——', '－', ' -- '])('%j in any cell', async (sign) => {
    const { rows, unreadable } = await readList([
      exported(1, { oldCode: sign, oldNumber: sign, buyerTaxId: sign, note: sign, drawer: sign }),
      old({ number: sign, net: sign }),
    ]);
    expect(unreadable).toEqual([]);
    const row = rows.get(numberOf(1)) ?? {};
    expect(Object.keys(row)).toEqual(
      expect.not.arrayContaining(['buyerTaxId', 'note', 'drawer', 'invoiceCode']),
    );
    expect(rows.get(OLD_ID)).toMatchObject({ gross: '339' });
    expect(rows.get(OLD_ID)?.net).toBeUndefined();
  });

  test('an amount that must be there is not', async () => {
    const { unreadable } = await readList([exported(1, { gross: '--', lines: [] })]);
    expect(unreadable).toMatchObject([{ defect: 'amount', column: '价税合计', shown: '' }]);
  });
});

describe('numbers that another program made of texts', () => {
  test('code and number of an old invoice get their zeros back', async () => {
    const { rows, unreadable } = await readList([old({ oldCode: '11002400111', oldNumber: '123' })]);
    expect([[...rows.keys()], unreadable]).toEqual([[OLD_ID], []]);
  });

  test('20 digits are lost: told as that', async () => {
    const { rows, unreadable, lost } = await readList(
      [exported(1), exported(2, { lines: [] })],
      under('数电发票号码', (cell) => (cell === numberOf(2) ? Number(cell) : cell)),
    );
    expect([rows.size, lost]).toEqual([1, 1]);
    expect(unreadable).toMatchObject([{ defect: 'rounded', column: '数电发票号码', shown: '2.6112E+19' }]);
  });

  test('amounts as texts, with grouping and a currency sign', async () => {
    const { rows, gaps } = await readList(
      [exported(1, { gross: '1339.00', net: '1300.00' })],
      under('价税合计', () => '￥1,339.00'),
    );
    expect([rows.get(numberOf(1))?.gross, gaps]).toEqual(['￥1,339.00', []]);
  });
});

describe('开票日期', () => {
  test.each([
    ['2026-11-24 14:00:10', '2026-11-24 14:00:10'],
    ['2026/11/4 9:05:00', '2026-11-04 09:05:00'],
    ['2026年11月4日', '2026-11-04'],
    ['2026.11.04', '2026-11-04'],
    ['２０２６-11-04', '2026-11-04'],
    // Its second is not known.
    ['2026/11/4 9:05', '2026-11-04'],
    ['46350.583449074', '2026-11-24 14:00:10'],
    ['46350', '2026-11-24'],
    ['昨天', '昨天'],
    ['20261124', '2026-11-24'],
    ['30001124', '30001124'],
    ['13-11-2026', '13-11-2026'],
    ['123', '123'],
  ])('%s → %s', (text, date) => expect(listDate(text)).toBe(date));

  test('of a book that counts from 1904', async () => {
    expect(listDate('44888', true)).toBe('2026-11-24');
    const parts = bookParts(
      textRow('数电发票号码', '开票日期', '价税合计') + textRow(numberOf(1), '44888', '339.00'),
    );
    const book = parts['xl/workbook.xml'].replace('<sheets>', '<workbookPr date1904="1"/><sheets>');
    const bytes = await zipOf({ ...parts, 'xl/workbook.xml': book });
    const { rows } = await readExportedList(await openBook(bytes), dpptExportedList);
    expect(rows.get(numberOf(1))?.issuedAt).toBe('2026-11-24');
  });

  test('as cells of dates, of bare numbers, and without a time', async () => {
    const at = new Date(Date.UTC(2026, 10, 24, 14, 0, 10));
    for (const [cell, date] of [
      [at, '2026-11-24 14:00:10'],
      [46350.583449074, '2026-11-24 14:00:10'],
      [46350, '2026-11-24'],
      ['2026-11-24', '2026-11-24'],
    ] as const) {
      const { rows, unreadable } = await readList(
        [exported(1), old()],
        under('开票日期', () => cell),
      );
      expect(unreadable).toEqual([]);
      expect([...rows.values()].map(({ issuedAt }) => issuedAt)).toEqual([date, date]);
    }
  });
});

describe('the header', () => {
  test.each<[string, (title: string) => string]>([
    ['stars', (title) => `*${title}`],
    ['notes in brackets', (title) => `${title}（元）`],
    ['notes in other brackets', (title) => `＊${title}(必填)`],
    ['spaces and line breaks', (title) => ` ${title.slice(0, 2)}\n${title.slice(2)} `],
    ['what no eye sees', (title) => `\u200b${title}\ufeff`],
  ])('with %s', async (_, change) => {
    const { rows, unreadable, gaps } = await readList([exported(1), old()], titled(change));
    expect([[...rows.keys()], unreadable, gaps]).toEqual([[numberOf(1), OLD_ID], [], []]);
    expect([...rows.values()].every(({ lines }) => lines?.length === 1)).toBe(true);
  });

  test('a title with a note about something else comes after the bare one', async () => {
    const { rows } = await readList([exported(1)], (sheets) =>
      sheets.map(({ name, rows: all }) => ({
        name,
        rows: all.map((row, nth) => [nth === 0 ? '价税合计（大写）' : '叁佰叁拾玖圆整', ...row]),
      })),
    );
    expect(rows.get(numberOf(1))?.gross).toBe('339');
  });

  test('under notes', async () => {
    const notes = [['全量发票查询导出结果'], ['导出时间', '2026-11-25'], [], ['金额单位：元']];
    const { rows, unreadable } = await readList([exported(1)], (sheets) =>
      sheets.map(({ name, rows: all }) => ({ name, rows: [...notes, ...all] })),
    );
    expect([rows.size, unreadable]).toEqual([1, []]);
  });
});

test('what the file says of its size is not believed', async () => {
  const bytes = await makeExportedList([exported(1), exported(2)]);
  const parts = bookParts(textRow('数电发票号码', '开票日期', '价税合计'));
  const lying = parts['xl/worksheets/sheet1.xml'].replace(
    /<sheetData>(.*)<\/sheetData>/,
    (_, header) =>
      `<dimension ref="A1"/><sheetData>${header}${textRow(numberOf(1), '2026-11-24', '1')}</sheetData>`,
  );
  const one = await zipOf({ ...parts, 'xl/worksheets/sheet1.xml': lying });
  for (const [file, count] of [
    [bytes, 2],
    [one, 1],
  ] as const) {
    expect((await readExportedList(await openBook(file), dpptExportedList)).rows.size).toBe(count);
  }
});
