import { describe, expect, test, vi } from 'vitest';
import { readExportedList } from '../../../../utils/exchange/portal-list/read-exported-list';
import { RefusedList } from '../../../../utils/exchange/portal-list/refused-list';
import { openBook } from '../../../../utils/exchange/xlsx/read-sheet';
import { dpptExportedList } from '../../../../utils/portal/exported-list';
import type { MadeSheet } from '../../../portal/server/files/make-exported-list.mjs';
import { numberOf } from '../../support/facts/lists';
import {
  bookOf,
  bookParts,
  exported,
  only,
  range,
  readList as read,
  textRow,
  zipOf,
} from '../../support/files/exported-list';
import { SELLER } from '../../support/page/snapshots';

// A workbook with too many invoices is a large one.
vi.setConfig({ testTimeout: 120_000 });

type Sheets = MadeSheet[];

const refused = (reading: Promise<unknown>) =>
  reading.then(
    () => 'read',
    (error) => {
      if (!(error instanceof RefusedList)) throw error;
      return [error.refusal, ...(error.about.titles ?? [])];
    },
  );

/** Takes columns out of both sheets. */
const without =
  (...titles: string[]) =>
  (sheets: Sheets): Sheets =>
    sheets.map(({ name, rows }) => {
      const [header = []] = rows;
      const kept = header.map((title) => !titles.includes(`${title}`));
      return { name, rows: rows.map((row) => row.filter((_, at) => kept[at])) };
    });

describe('an invoice of the file', () => {
  test('with every column, as shown, and its lines', async () => {
    const lines = [
      { itemName: '*软件*甲', netAmount: '200.00', taxRate: '13%', taxAmount: '26.00', unit: '套' },
      { itemName: '*软件*乙', netAmount: '100.00', taxRate: '免税', taxAmount: '***' },
    ];
    const { rows, unreadable, lost } = await read([
      exported(1, { lines, status: '已红冲-部分', isPositive: '是' }),
    ]);
    expect([unreadable, lost]).toEqual([[], 0]);
    expect([...rows]).toEqual([
      [
        numberOf(1),
        {
          invoiceNumber: numberOf(1),
          kind: '数电发票（普通发票）',
          status: '已红冲-部分',
          isPositive: '是',
          sellerName: SELLER.name,
          sellerTaxId: SELLER.taxId,
          buyerName: '另一家公司',
          buyerTaxId: '91110108MA01A4XL8N',
          issuedAt: '2026-11-24 14:00:10',
          net: '300',
          tax: '39',
          gross: '339',
          drawer: '王芳',
          source: '电子发票服务平台',
          note: '第一行\n第二行',
          lines: [
            { itemName: '*软件*甲', netAmount: '200', taxRate: '13%', taxAmount: '26' },
            { itemName: '*软件*乙', netAmount: '100', taxRate: '免税', taxAmount: '***' },
          ],
        },
      ],
    ]);
  });

  test('older than 数电票: code and number, its lines too', async () => {
    const old = exported(1, { number: '', oldCode: '1100212130', oldNumber: '01234567' });
    const { rows } = await read([old, exported(2)]);
    expect([...rows.keys()]).toEqual(['110021213001234567', numberOf(2)]);
    expect(rows.get('110021213001234567')).toMatchObject({
      invoiceCode: '1100212130',
      invoiceNumber: '01234567',
      lines: [{ itemName: '*软件*服务' }],
    });
  });

  test('with dates and amounts as cells of their own kind', async () => {
    const at = new Date(Date.UTC(2026, 10, 24, 14, 0, 10));
    const { rows } = await read([exported(1)], (sheets) =>
      sheets.map(({ name, rows: [header = [], ...rest] }) => {
        const place = header.indexOf('开票日期');
        const price = header.indexOf('价税合计');
        return {
          name,
          rows: [
            header,
            ...rest.map((row) => row.map((cell, nth) => (nth === place ? at : nth === price ? 339 : cell))),
          ],
        };
      }),
    );
    expect(rows.get(numberOf(1))).toMatchObject({ issuedAt: '2026-11-24 14:00:10', gross: '339' });
  });
});

describe('columns and sheets', () => {
  test('in another order, under a title row, in sheets of other names', async () => {
    const { rows, unreadable } = await read([exported(1), exported(2)], (sheets) =>
      sheets
        .map(({ name, rows: all }) => ({
          name: `${name} 副本`,
          rows: [['全量发票查询导出结果'], [], ...all.map((row) => [...row].reverse())],
        }))
        .reverse(),
    );
    expect(unreadable).toEqual([]);
    expect([...rows.values()].map(({ gross, lines }) => [gross, lines?.length])).toEqual([
      ['339', 1],
      ['339', 1],
    ]);
  });

  test('what is not there is absent', async () => {
    const { rows } = await read([exported(1)], without('备注', '开票人', '金额', '税率'));
    const row = rows.get(numberOf(1));
    expect(Object.keys(row ?? {})).not.toContain('note');
    expect(Object.keys(row ?? {})).not.toContain('net');
    expect(row?.lines).toEqual([{ itemName: '*软件*服务', taxAmount: '39' }]);
  });

  test('without the sheet of lines, or its 货物或应税劳务名称, there are no lines', async () => {
    for (const change of [only('发票基础信息'), without('货物或应税劳务名称')]) {
      const { rows, unreadable } = await read([exported(1)], change);
      expect(unreadable).toEqual([]);
      expect(rows.get(numberOf(1))?.lines).toBeUndefined();
    }
  });

  test.each<[string, string[], unknown]>([
    ['价税合计', ['价税合计'], ['missing', '价税合计']],
    ['number and date', ['数电发票号码', '发票号码', '开票日期'], ['missing', '数电发票号码', '开票日期']],
    ['all of them', ['数电发票号码', '发票号码', '开票日期', '价税合计'], ['notList']],
  ])('a needed one is missing: %s', async (_, titles, expected) => {
    expect(await refused(read([exported(1)], without(...titles)))).toEqual(expected);
  });

  test('another workbook, one without invoices, one with too many', async () => {
    expect(
      await refused(
        read([], () => [
          {
            name: 'a',
            rows: [
              ['b', 'c'],
              [1, 2],
            ],
          },
        ]),
      ),
    ).toEqual(['notList']);
    expect(await refused(read([]))).toEqual(['empty']);
    const header = textRow('数电发票号码', '开票日期', '价税合计');
    const bytes = await zipOf(bookParts(header + '<row><c><v>1</v></c></row>'.repeat(1_000_001)));
    expect(await refused(readExportedList(await openBook(bytes), dpptExportedList))).toEqual(['tooMany']);
  });
});

describe('rows that cannot be read are told with sheet, row and reason', () => {
  test('of invoices: they are not taken in', async () => {
    const { rows, unreadable, lost } = await read(
      [
        exported(1),
        exported(2, { number: '' }),
        exported(3, { number: '2.6112E+19' }),
        exported(4, { gross: '三百' }),
        exported(5, { gross: '' }),
        exported(6, { tax: '39.00.00' }),
        exported(7, { issuedAt: '昨天' }),
        exported(1, { gross: '340.00' }),
        exported(1, { gross: '339' }),
      ].map((invoice, index) => (index === 0 ? invoice : { ...invoice, lines: [] })),
    );
    expect([...rows.keys()]).toEqual([numberOf(1)]);
    expect(lost).toBe(7);
    const at = (row: number, defect: string, shown: string, column?: string) => ({
      sheet: '发票基础信息',
      row,
      defect,
      ...(column ? { column } : {}),
      shown,
    });
    expect(unreadable).toEqual([
      at(3, 'number', '', '数电发票号码'),
      at(4, 'rounded', '2.6112E+19', '数电发票号码'),
      at(5, 'amount', '三百', '价税合计'),
      at(6, 'amount', '', '价税合计'),
      at(7, 'amount', '39.00.00', '税额'),
      at(8, 'date', '昨天', '开票日期'),
      at(9, 'duplicate', numberOf(1)),
    ]);
  });

  test('of lines: their invoice is taken in without lines', async () => {
    const line = { itemName: 'a', netAmount: '1', taxRate: '0', taxAmount: '0' };
    const { rows, unreadable, lost } = await read([
      exported(1, { lines: [line, { ...line, netAmount: '1.2.3' }] }),
      exported(2, { lines: range(2_001).map(() => line) }),
      exported(3, { lines: range(2_000).map(() => line) }),
      { ...exported(4), gross: 'x' },
    ]);
    expect(lost).toBe(1);
    expect([...rows.values()].map(({ lines }) => lines?.length)).toEqual([undefined, undefined, 2_000]);
    expect(unreadable.filter(({ sheet }) => sheet === '信息汇总表')).toEqual([
      { sheet: '信息汇总表', row: 3, defect: 'line', column: '金额', shown: '1.2.3' },
      { sheet: '信息汇总表', row: 2_004, defect: 'tooManyLines', shown: numberOf(2) },
      { sheet: '信息汇总表', row: 4_005, defect: 'noInvoice', shown: numberOf(4) },
    ]);
  });

  test('empty rows are none', async () => {
    const { unreadable, rows } = await read([exported(1)], (sheets) =>
      sheets.map(({ name, rows: all }) => ({ name, rows: [...all, [], ['', ' '], ['--']] })),
    );
    expect([unreadable, rows.size]).toEqual([[], 1]);
  });
});

test('tells how far it is, and can be stopped', async () => {
  const seen: number[] = [];
  const stop = new AbortController();
  const book = await bookOf(range(1_200).map((sequence) => exported(sequence)));
  const reading = readExportedList(book, dpptExportedList, {
    signal: stop.signal,
    onProgress(count) {
      seen.push(count);
      if (count === 1_500) stop.abort();
    },
  });
  await expect(reading).rejects.toThrow('aborted');
  expect(seen).toEqual([500, 1_000, 1_500]);
});
