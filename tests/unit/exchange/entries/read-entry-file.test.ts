import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entriesOfRows } from '../../../../utils/domain/entry/entries-of-rows';
import { ENTRY_COLUMNS } from '../../../../utils/domain/entry/entry-columns';
import { ROW_PROBLEMS, type RowProblem } from '../../../../utils/domain/entry/entry-row';
import { ENTRY_LIMITS, readEntryFile } from '../../../../utils/exchange/entries/read-entry-file';
import { RefusedSheet } from '../../../../utils/exchange/xlsx/read-sheet';
import { bookOf, cellsOf, type GivenRow, row, SELLER } from '../../support/files/entry-books';
import { bookParts, textRow, zipOf } from '../../support/files/exported-list';

const TITLES = ENTRY_COLUMNS.map(({ titles: [title = ''] }) => title);
const read = async (bytes: Uint8Array) => {
  const table = await readEntryFile(bytes);
  if (!table) throw new Error('no form');
  return { ...table, ...entriesOfRows(table.rows, SELLER, table.includesTax) };
};

describe('5,000 invoices with every kind of bad row', () => {
  /** What is done to an invoice of two rows, and what must be said of it. */
  const BAD: ReadonlyArray<readonly [code: RowProblem['code'], first: GivenRow, second: GivenRow]> = [
    ['noBuyer', { buyerName: '' }, { buyerName: '' }],
    ['twoBuyers', {}, { buyerName: '另一家' }],
    ['differs', { note: '甲' }, { note: '乙' }],
    ['otherCompany', {}, { sellerTaxId: '91110105MA01C7PH2D' }],
    ['noItem', {}, { itemName: '' }],
    ['noAmount', {}, { amount: '' }],
    ['noRate', { taxRate: '' }, {}],
    ['unknownRate', { taxRate: '十三' }, {}],
    ['notNumber', {}, { quantity: '两箱' }],
    ['unknownKind', { kind: '收据' }, { kind: '' }],
    ['unknownYesNo', { priceIncludesTax: '大概' }, { priceIncludesTax: '' }],
    ['rounded', { buyerBankAccount: 1.1e18 }, {}],
    ['cellError', {}, { amount: '#REF!' }],
    ['tooLong', {}, { specification: '长'.repeat(401) }],
  ];
  const EVERY = 20;

  test('each is named by its row, nothing is half taken, the others are all there', async () => {
    const rows: GivenRow[] = [{ itemName: '没有序号', amount: 1, taxRate: '1%' }];
    const expected: string[] = ['2 noInvoice'];
    const good: string[] = [];
    for (let nth = 1; nth <= 5_000; nth += 1) {
      const bad = nth % EVERY === 0 ? BAD[(nth / EVERY) % BAD.length] : undefined;
      const at = rows.length + 2;
      rows.push(row(nth, { amount: nth, ...bad?.[1] }), row(nth, { amount: '0.01', note: '', ...bad?.[2] }));
      if (!bad) good.push(String(nth));
      else
        expected.push(
          `${Object.keys(bad[2]).length > 0 && !['noBuyer', 'unknownKind', 'unknownYesNo'].includes(bad[0]) ? at + 1 : at} ${bad[0]}`,
        );
    }
    const { entries, problems, invoices } = await read(await bookOf(rows));
    expect(problems.map(({ row: at, code }) => `${at} ${code}`)).toEqual(expected);
    expect(invoices).toBe(5_000);
    expect(entries.map(({ formNumber }) => formNumber)).toEqual(good);
    expect(entries.every(({ entry, formNumber }) => entry.lines[0]?.amount === formNumber)).toBe(true);
    // What the sheet 特定业务 alone can have is told by `specific-sheet.test.ts`; an invoice of too many lines by the rows of one.
    const others = ['noNumber', 'noSuchInvoice', 'otherBusiness', 'notOffered', 'tooManyLines'];
    const here = ROW_PROBLEMS.filter((code) => !others.includes(code));
    expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(here));
  }, 60_000);
});

describe('cells are texts, whatever the file says of them', () => {
  const sheet = (cells: string) =>
    zipOf(
      bookParts(`${textRow('登记序号', '购买方名称', '项目名称', '金额', '税率')}<row r="2">${cells}</row>`),
    );
  const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;

  test('a formula is what the file keeps as its result; none is computed', async () => {
    const bytes = await sheet(
      `<c><v>7</v></c><c t="str"><f>HYPERLINK("http://x","甲")</f><v>甲公司</v></c>${text('=1+1')}<c><f>2*50</f><v>100</v></c><c><v>0.13</v></c>`,
    );
    const { entries, problems } = await read(bytes);
    expect(problems).toEqual([]);
    expect(entries[0]).toMatchObject({
      formNumber: '7',
      row: 2,
      entry: {
        buyer: { name: '甲公司' },
        lines: [{ itemName: '=1+1', amount: '100', taxRate: '13%' }],
      },
    });
  });

  test('errors, days and long numbers are named, no digit of them is guessed', async () => {
    const bytes = await sheet(
      `<c><v>26112000000000000001</v></c>${text('甲')}${text('乙')}<c t="e"><v>#DIV/0!</v></c><c><v>45000</v></c>`,
    );
    const { problems } = await read(bytes);
    expect(problems.map(({ code, shown }) => [code, shown])).toEqual([
      ['rounded', '2.6112E+19'],
      ['cellError', '#DIV/0!'],
      ['unknownRate', '45000'],
    ]);
  });
});

describe('where the table stands', () => {
  test('titles and remarks above it, foreign columns beside it, a second sheet', async () => {
    const { writeXlsx } = await import('hucre/xlsx');
    const [header = [], ...rows] = cellsOf([row(1)]);
    const bytes = await writeXlsx({
      sheets: [
        { name: '说明', rows: TITLES.map((title) => [title, '怎么写']) },
        {
          name: '十一月',
          rows: [['本月登记'], [], [...header, '业务员'], ...rows.map((one) => [...one, '小王'])],
        },
        { name: '十二月', rows: [header, ...rows] },
      ],
    });
    const found = await read(bytes);
    expect(found.entries).toHaveLength(1);
    expect(found.entries[0]?.row).toBe(4);
    expect([found.unread, found.otherSheets]).toEqual([['业务员'], ['十二月']]);
  });

  test.each([
    ['金额（含税）', true],
    ['金额(不含税)', false],
  ])('%s says it for all rows', async (title, expected) => {
    const bytes = new TextEncoder().encode(`登记序号,购买方名称,项目名称,${title},税率\n1,甲,乙,113,13%\n`);
    const { entries, taxUnsaid } = await read(bytes);
    expect([entries[0]?.entry.priceIncludesTax, taxUnsaid]).toEqual([expected, 0]);
  });

  test('another table is none', async () => {
    const { writeXlsx } = await import('hucre/xlsx');
    const bytes = await writeXlsx({ sheets: [{ name: 'a', rows: [['项目名称', '金额', '税率']] }] });
    expect(await readEntryFile(bytes)).toBeUndefined();
    expect(await readEntryFile(new TextEncoder().encode('姓名,电话\n1,2'))).toBeUndefined();
  });
});

describe('CSV', () => {
  const textOf = (between: string) =>
    [
      ['登记序号', '购买方名称', '项目名称', '金额', '税率', '备注'],
      ['1', `"北京${between} ""青禾"""`, '"*纸制品*打印纸"', '"1,200.50"', '13%', '"一\n二"'],
      ['', '', '练习本', '1', '免税', ''],
      [],
      ['2', '乙', '丙', 'x', '13%', ''],
    ]
      .map((cells) => `${cells.join(between)}\r\n`)
      .join('');
  const GBK: Readonly<Record<string, number[]>> = { 甲: [0xbc, 0xd7] };
  const utf16 = (text: string) =>
    Uint8Array.from([
      0xff,
      0xfe,
      ...[...text].flatMap((one) => [one.charCodeAt(0) & 255, one.charCodeAt(0) >> 8]),
    ]);

  test.each<[string, Uint8Array]>([
    ['UTF-8', new TextEncoder().encode(textOf(','))],
    ['UTF-8 with its mark', new TextEncoder().encode(`\ufeff${textOf(',')}`)],
    ['UTF-16, tabs', utf16(textOf('\t'))],
  ])('%s', async (_, bytes) => {
    const { entries, problems } = await read(bytes);
    expect(entries).toHaveLength(1);
    expect(entries[0]?.entry).toMatchObject({
      buyer: { name: expect.stringMatching(/^北京[,\t] "青禾"$/) },
      note: '一\n二',
      lines: [
        { itemName: '*纸制品*打印纸', amount: '1200.50', taxRate: '13%' },
        { itemName: '练习本', amount: '1', taxRate: '免税' },
      ],
    });
    expect(problems).toMatchObject([{ row: 5, code: 'notNumber', column: 'amount', shown: 'x' }]);
  });

  test('GB 18030, as Excel saves it on a Chinese Windows', async () => {
    // 登记序号,购买方名称,项目名称,金额,税率
    const header = [
      0xb5, 0xc7, 0xbc, 0xc7, 0xd0, 0xf2, 0xba, 0xc5, 0x2c, 0xb9, 0xba, 0xc2, 0xf2, 0xb7, 0xbd, 0xc3, 0xfb,
      0xb3, 0xc6, 0x2c, 0xcf, 0xee, 0xc4, 0xbf, 0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xbd, 0xf0, 0xb6, 0xee, 0x2c,
      0xcb, 0xb0, 0xc2, 0xca, 0x0a,
    ];
    const bytes = Uint8Array.from([
      ...header,
      ...new TextEncoder().encode('1,'),
      ...(GBK.甲 as number[]),
      ...new TextEncoder().encode(',a,5,13%'),
    ]);
    const { entries } = await read(bytes);
    expect(entries[0]?.entry.buyer.name).toBe('甲');
  });
});

describe('what is not read', () => {
  const refusal = (bytes: Uint8Array, lower: Partial<typeof ENTRY_LIMITS> = {}) =>
    readEntryFile(bytes, { limits: { ...ENTRY_LIMITS, ...lower } }).then(
      () => 'read',
      (error) => (error instanceof RefusedSheet ? error.refusal : String(error)),
    );

  test('a cut one, and more of anything than is read', async () => {
    const whole = await bookOf([row(1), row(2)]);
    expect(await refusal(whole)).toBe('read');
    expect(await refusal(whole.slice(0, whole.length / 2))).toBe('damaged');
    expect(await refusal(new Uint8Array((20 << 20) + 1))).toBe('tooLarge');
    expect(await refusal(whole, { rows: 2 })).toBe('tooLarge');
    expect(await refusal(whole, { cells: 40 })).toBe('tooLarge');
    expect(await refusal(whole, { unpacked: 1_000 })).toBe('tooLarge');
    const csv = new TextEncoder().encode('登记序号,项目名称\n1,2\n3,4');
    expect(await refusal(csv, { rows: 2 })).toBe('tooLarge');
  });

  test('whatever the bytes: an answer or a refusal, never another error', async () => {
    const whole = await bookOf([row(1)]);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        async (changes) => {
          const bytes = whole.slice();
          for (const [at, value] of changes) bytes[at] = value;
          expect(['read', 'damaged', 'encrypted', 'tooLarge', 'notXlsx', 'oldFormat']).toContain(
            await refusal(bytes),
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});
