import { describe, expect, test } from 'vitest';
import { pastedLines } from '../../../../utils/domain/entry/pasted-lines';

const HEADER = '品名\t数量\t单价\t税率\t规格';

describe('lines pasted out of a sheet', () => {
  test('200 rows under a header in any order', () => {
    const rows = Array.from({ length: 200 }, (_, at) => `纸${at}\t${at + 1}\t1,234.5\t13%\tA4`);
    const { lines, problems } = pastedLines([HEADER, ...rows].join('\r\n'));
    expect(problems).toEqual([]);
    expect(lines).toHaveLength(200);
    expect(lines[199]).toEqual({
      itemName: '纸199',
      specification: 'A4',
      unit: '',
      quantity: '200',
      unitPrice: '1234.5',
      amount: '',
      taxRate: '13%',
      discount: '',
    });
  });

  test('without a header in the order of the form, with breaks and quotes inside a cell', () => {
    const { lines } = pastedLines('"复印""纸""\n大"\tA4\t箱\t2\t10\t20\t0.06\t\n');
    expect(lines).toEqual([
      {
        itemName: '复印"纸"\n大',
        specification: 'A4',
        unit: '箱',
        quantity: '2',
        unitPrice: '10',
        amount: '20',
        taxRate: '6%',
        discount: '',
      },
    ]);
  });

  test.each([
    ['13', '13%'],
    ['0.13', '13%'],
    ['1%', '1%'],
    ['免税', '免税'],
  ])('the rate %s is taken as %s', (shown, taken) => {
    expect(pastedLines(`品名\t税率\n纸\t${shown}`).lines[0]?.taxRate).toBe(taken);
  });

  test('each row that cannot be taken is named, and the others are taken', () => {
    const { lines, problems } = pastedLines(
      [HEADER, '纸\t二\t1\t13%', '\t1\t1\t13%', '笔\t1\t1\t13%'].join('\n'),
    );
    expect(lines.map(({ itemName }) => itemName)).toEqual(['笔']);
    expect(problems).toEqual([
      { code: 'notNumber', row: 2, column: 'quantity', shown: '二' },
      { code: 'noItem', row: 3 },
    ]);
  });

  describe('prices with tax, or without, by their titles', () => {
    const sheet = (...titles: string[]) =>
      [
        ['品名', ...titles, '税率'].join('\t'),
        ['纸', ...titles.map((_, at) => `${at + 1}00`), '13%'].join('\t'),
      ].join('\n');
    test.each([
      ['含税金额', true],
      ['金额（含税）', true],
      ['价税合计', true],
      ['不含税金额', false],
      ['金额(不含税)', false],
      ['金额', undefined],
    ])('%s', (title, includesTax) => {
      const found = pastedLines(sheet(title), false);
      expect(found).toMatchObject({ problems: [], lines: [{ amount: '100' }] });
      expect(found.includesTax).toBe(includesTax);
    });
    test('of both the one that the form counts in', () => {
      const both = sheet('含税金额', '不含税金额');
      expect(pastedLines(both, false)).toMatchObject({ includesTax: false, lines: [{ amount: '200' }] });
      expect(pastedLines(both, true, true)).toMatchObject({ includesTax: true, lines: [{ amount: '100' }] });
    });
    test('among lines that count otherwise nothing is taken', () =>
      expect(pastedLines(sheet('含税金额'), false, true)).toEqual({
        lines: [],
        problems: [{ code: 'otherTax', row: 1, includesTax: true }],
      }));
  });

  test('nothing, and more than an invoice takes', () => {
    expect(pastedLines('')).toEqual({ lines: [], problems: [] });
    const many = pastedLines([HEADER, ...Array.from({ length: 2_001 }, () => '纸\t1\t1\t13%')].join('\n'));
    expect(many.lines).toHaveLength(2_000);
    expect(many.problems).toEqual([{ code: 'tooMany', row: 2_002 }]);
  });
});
