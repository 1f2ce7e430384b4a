import { describe, expect, test } from 'vitest';
import { sellersOfRows } from '../../../../utils/domain/entry/entries-of-rows';
import { EMPTY_ENTRY, EMPTY_LINE, Entry } from '../../../../utils/domain/entry/entry';
import { BUYER_COLUMNS, ENTRY_COLUMNS } from '../../../../utils/domain/entry/entry-columns';
import { ROW_PROBLEMS } from '../../../../utils/domain/entry/entry-row';
import { entryTotals } from '../../../../utils/domain/entry/entry-totals';
import { LANGUAGE_CODES } from '../../../../utils/domain/texts/languages';
import { createTexts } from '../../../../utils/domain/texts/texts';
import { isEntryHeader } from '../../../../utils/exchange/entries/read-entry-file';
import { problemsOf, row, SELLER, takenOf } from '../../support/files/entry-books';

describe('rows become invoices', () => {
  test('rows of one number are the lines of one, wherever they stand; an empty number goes on with the one above', async () => {
    const { entries, problems } = await takenOf([
      row(1, { itemName: '甲' }),
      row('', { itemName: '乙', buyerName: '' }),
      row(2, { itemName: '丙', buyerName: '另一家' }),
      row(' １ ', { itemName: '丁', kind: '' }),
      { itemName: '戊', amount: 1, taxRate: 0.06 },
    ]);
    expect(problems).toEqual([]);
    expect(
      entries.map(({ formNumber, entry }) => [formNumber, entry.lines.map(({ itemName }) => itemName)]),
    ).toEqual([
      ['1', ['甲', '乙', '丁', '戊']],
      ['2', ['丙']],
    ]);
  });

  test('what is written is kept, word for word; rates and yes and no as people write them', async () => {
    const { entries } = await takenOf([
      row('A-1', {
        kind: '增值税专用发票',
        priceIncludesTax: '含税',
        buyerTaxId: '91110105MA01C7PH2D',
        buyerPhone: '010-55501234',
        buyerIsNaturalPerson: '√',
        quantity: 0.1 + 0.2,
        unitPrice: '1,234.5000000000001',
        amount: '',
        taxRate: 13,
        discount: '8.50',
        note: '第一行\n第二行',
        specificBusiness: '建筑服务',
      }),
    ]);
    expect(entries[0]?.entry).toEqual({
      ...EMPTY_ENTRY,
      kind: 'special',
      priceIncludesTax: true,
      buyerIsNaturalPerson: true,
      buyer: {
        ...EMPTY_ENTRY.buyer,
        name: '北京青禾商贸有限公司',
        taxId: '91110105MA01C7PH2D',
        phone: '010-55501234',
      },
      lines: [
        {
          ...EMPTY_LINE,
          itemName: '*纸制品*打印纸',
          quantity: '0.3',
          unitPrice: '1234.5000000000001',
          taxRate: '13%',
          discount: '8.50',
        },
      ],
      note: '第一行\n第二行',
      specificBusiness: '建筑服务',
    });
    expect(entryTotals((entries[0] as { entry: Entry }).entry).gross).toBe('361.85');
  });

  test.each([
    ['13', '13%'],
    [0.13, '13%'],
    ['３%', '3%'],
    [1, '1%'],
    [0.01, '1%'],
    [0, '0%'],
    ['1.5%', '1.5%'],
    ['免税', '免税'],
    ['不征税', '不征税'],
  ])('the rate %s', async (taxRate, expected) => {
    const { entries } = await takenOf([row(1, { taxRate })]);
    expect(entries[0]?.entry.lines[0]?.taxRate).toBe(expected);
  });

  test('rows without content are counted, not taken', async () => {
    const { entries, problems, blank, invoices } = await takenOf([
      row(1),
      {},
      { formNumber: 2 },
      { formNumber: 3, kind: '普票', priceIncludesTax: '含税', taxRate: '1%' },
    ]);
    expect([entries.length, problems, blank, invoices]).toEqual([1, [], 2, 1]);
  });

  test('whether tax is in the prices: not said, and said of the header', async () => {
    const unsaid = await takenOf([row(1, { priceIncludesTax: '' }), row(2)]);
    expect([unsaid.taxUnsaid, unsaid.entries[0]?.entry.priceIncludesTax]).toEqual([1, false]);
  });

  test('companies that it names, each once', () => {
    const cells = { sellerTaxId: ' 91110108ma01q7x4hn ', sellerName: SELLER.name };
    const given = [cells, cells, { sellerName: '只有名称' }, {}].map((one, at) => ({
      row: at,
      cells: one,
      lost: [],
    }));
    expect(sellersOfRows(given)).toEqual([SELLER]);
  });
});

describe('a row that cannot be taken is named, and its invoice left out whole', () => {
  test.each<[string, Parameters<typeof problemsOf>, string[]]>([
    [
      'no number, none above',
      [{ itemName: '甲', amount: 1, taxRate: '1%' }, row(1)],
      ['2 formNumber noInvoice'],
    ],
    ['no buyer', [row(1, { buyerName: '' }), row('', { buyerName: '' })], ['2 buyerName noBuyer']],
    ['two buyers', [row(1), row(1, { buyerName: '另一家' })], ['3 buyerName twoBuyers']],
    ['two tax ids', [row(1, { buyerTaxId: 'A1' }), row(1, { buyerTaxId: 'a2' })], ['3 buyerTaxId twoBuyers']],
    ['two notes', [row(1, { note: '甲' }), row(1, { note: '乙' })], ['3 note differs']],
    ['two kinds', [row(1), row(1, { kind: '普票' })], ['3 kind differs']],
    ['another company', [row(1, { sellerTaxId: '91110105MA01C7PH2D' })], ['2 sellerTaxId otherCompany']],
    ['another company by name', [row(1, { sellerName: '乙公司' })], ['2 sellerName otherCompany']],
    ['no item', [row(1, { itemName: '' })], ['2 itemName noItem']],
    ['neither amount nor price', [row(1, { amount: '' })], ['2 amount noAmount']],
    ['a price without quantity', [row(1, { amount: '', unitPrice: 3 })], ['2 amount noAmount']],
    ['no rate', [row(1, { taxRate: '' })], ['2 taxRate noRate']],
    ['an unknown rate', [row(1, { taxRate: '一成三' })], ['2 taxRate unknownRate']],
    ['130 %', [row(1, { taxRate: 130 })], ['2 taxRate unknownRate']],
    ['-13 %', [row(1, { taxRate: -0.13 })], ['2 taxRate unknownRate']],
    ['a word for a number', [row(1, { quantity: '三箱' })], ['2 quantity notNumber']],
    ['a day for a number', [row(1, { amount: new Date(Date.UTC(2026, 2, 5)) })], ['2 amount notNumber']],
    ['a formula as text', [row(1, { amount: '=1+1' })], ['2 amount notNumber']],
    ['another kind', [row(1, { kind: '收据' })], ['2 kind unknownKind']],
    [
      'neither yes nor no',
      [row(1, { buyerIsNaturalPerson: '可能' })],
      ['2 buyerIsNaturalPerson unknownYesNo'],
    ],
    ['a tax id as an amount', [row(1, { buyerTaxId: 911101051234567800 })], ['2 buyerTaxId rounded']],
    ['an error', [row(1, { amount: '#DIV/0!' })], ['2 amount cellError']],
    ['too long', [row(1, { buyerName: '长'.repeat(401) })], ['2 buyerName tooLong']],
    ['too long a number', [row('9'.repeat(61))], ['2 formNumber tooLong']],
  ])('%s', async (_, rows, expected) => {
    expect(await problemsOf(...rows)).toEqual(expected);
    const { entries } = await takenOf(rows);
    expect(entries.length).toBe(expected[0]?.endsWith('noInvoice') ? 1 : 0);
  });

  test('its good rows do not come in without it, the others do', async () => {
    const { entries, invoices } = await takenOf([row(1), row(1, { amount: '甲' }), row(2)]);
    expect([entries.map(({ formNumber }) => formNumber), invoices]).toEqual([['2'], 2]);
  });

  test('more rows than an invoice takes', async () => {
    const many = Array.from({ length: 2_001 }, () => row(1));
    expect(await problemsOf(...many)).toEqual(['2002 - tooManyLines']);
    expect((await takenOf(many.slice(1))).entries[0]?.entry.lines).toHaveLength(2_000);
  });
});

describe('the columns', () => {
  test.each(LANGUAGE_CODES)('titles and words as we write them in %s are those that are read', (language) => {
    const t = createTexts(language);
    expect(isEntryHeader(ENTRY_COLUMNS.map(({ id }) => t(`entryFile.column.${id}`)))).toBe(true);
    for (const { id, titles } of ENTRY_COLUMNS) expect(titles).toContain(t(`entryFile.column.${id}`));
  });

  test('no title is of two columns', () => {
    const all = ENTRY_COLUMNS.flatMap(({ titles }) => titles);
    expect(new Set(all).size).toBe(all.length);
  });

  test.each(ENTRY_COLUMNS)('$id takes as much as the entry does, and no more', ({ id, most }) => {
    const fits = (length: number) => {
      const text = 'x'.repeat(length);
      const part = Object.entries(BUYER_COLUMNS).find(([, column]) => column === id)?.[0];
      const made = {
        ...EMPTY_ENTRY,
        ...(id === 'note' || id === 'specificBusiness' ? { [id]: text } : {}),
        ...(part ? { buyer: { ...EMPTY_ENTRY.buyer, [part]: text } } : {}),
        lines: [id in EMPTY_LINE ? { ...EMPTY_LINE, [id]: text } : EMPTY_LINE],
      };
      return Entry.safeParse(made).success;
    };
    expect(fits(most)).toBe(true);
    const isKept =
      id === 'note' ||
      id === 'specificBusiness' ||
      id in EMPTY_LINE ||
      Object.values<string>(BUYER_COLUMNS).includes(id);
    if (isKept) expect(fits(most + 1)).toBe(false);
  });

  test.each(LANGUAGE_CODES)('each problem is said in %s', (language) => {
    const t = createTexts(language);
    for (const code of ROW_PROBLEMS)
      expect(t(`entryFile.problem.${code}`, { shown: 'x' })).not.toContain('{');
  });
});
