import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ListRow } from '../../../../utils/domain/fact/list-row';
import {
  barOfWord,
  companyOfList,
  differencesOf,
  periodOfList,
  proposedWord,
  queryOfWord,
  splitList,
} from '../../../../utils/domain/list/list-import';
import { listRow } from '../../support/facts/lists';
import { BUYER, SELLER } from '../../support/page/snapshots';

describe('whose list it is', () => {
  const bought = (sequence: number) =>
    listRow(sequence, {
      sellerName: '李四',
      sellerTaxId: `11010119900101000${sequence}`,
      buyerName: SELLER.name,
      buyerTaxId: SELLER.taxId,
    });

  test('the seller of all, also when all have one buyer', () => {
    const rows = [listRow(1), listRow(2)];
    expect(companyOfList(rows)).toEqual({ taxId: SELLER.taxId, name: SELLER.name, asSeller: 2 });
  });

  test('收购: in some rows the buyer', () => {
    expect(companyOfList([bought(1), bought(2), listRow(3)])).toMatchObject({
      taxId: SELLER.taxId,
      asSeller: 1,
    });
  });

  test('none that most rows share, none readable, no rows', () => {
    const of = (sellerTaxId: string) => listRow(1, { sellerTaxId, buyerTaxId: '' });
    expect(companyOfList([of('A'), of('B')])).toBeUndefined();
    expect(companyOfList([of('9111****'), of('9111****')])).toBeUndefined();
    expect(companyOfList([of('A'.repeat(41))])).toBeUndefined();
    expect(companyOfList([])).toBeUndefined();
  });
});

describe('what differs between two looks', () => {
  test.each<[Partial<ListRow>, Partial<ListRow>, string[]]>([
    [{}, {}, []],
    [{ gross: '339.00' }, { gross: '¥339' }, []],
    [{ gross: '339.00' }, { gross: '340.00' }, ['gross']],
    [{ buyerName: '甲（北京）公司' }, { buyerName: '甲(北京) 公司' }, []],
    [{ buyerName: '甲', buyerTaxId: 'A' }, { buyerName: '乙', buyerTaxId: 'B' }, ['buyerName', 'buyerTaxId']],
    [{ status: '正常' }, { status: '已红冲-全额' }, ['status']],
    [{ buyerTaxId: '9111****' }, { buyerTaxId: BUYER.taxId }, []],
    [{ note: 'a' }, { note: 'b' }, []],
  ])('%o and %o', (before, now, fields) => {
    expect(differencesOf(listRow(1, before), listRow(1, now)).map(({ field }) => field)).toEqual(fields);
  });

  test('what one of them does not show is no difference', () => {
    expect(differencesOf({ gross: '1' }, { status: '正常' })).toEqual([]);
  });
});

test('the period goes from the first to the last day', () => {
  const of = (issuedAt: string) => listRow(1, { issuedAt });
  expect(periodOfList([of('2026-11-24 14:00:10'), of('2026-11-02'), of('2026-11-25'), of('?')])).toEqual({
    from: '2026-11-02',
    to: '2026-11-25',
    lastAt: Date.parse('2026-11-25T00:00:00+08:00'),
  });
  expect(periodOfList([])).toBeUndefined();
});

describe('parts', () => {
  const row = (lines: number) => ({ ...listRow(1), lines: Array.from({ length: lines }, () => ({})) });

  test('hold no more rows and lines than a fact may, in order, and lose none', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 60 });
    const most = fc.record({ rows: fc.integer({ min: 1, max: 9 }), lines: fc.integer({ min: 1, max: 20 }) });
    fc.assert(
      fc.property(counts, most, (all, size) => {
        const rows = all.map(row);
        const parts = splitList(rows, size);
        expect(parts.flat()).toEqual(rows);
        for (const part of parts) {
          expect(part.length).toBeGreaterThan(0);
          expect(part.length).toBeLessThanOrEqual(size.rows);
          const lines = part.reduce((sum, { lines: its }) => sum + (its?.length ?? 0), 0);
          expect(part.length === 1 || lines <= size.lines).toBe(true);
        }
      }),
    );
  });

  test('1,000 rows and 20,000 lines', () => {
    expect(splitList(Array.from({ length: 2_500 }, () => row(3))).map((part) => part.length)).toEqual([
      1_000, 1_000, 500,
    ]);
    expect(splitList(Array.from({ length: 25 }, () => row(2_000))).map((part) => part.length)).toEqual([
      10, 10, 5,
    ]);
  });
});

describe('the word of the clerk', () => {
  const found = { from: '2026-11-02', to: '2026-11-24', lastAt: 1_000 };
  const NOW = 5_000;
  const period = { from: '2026-11-01', to: '2026-11-30' };

  test.each([
    [{ listedAt: 2_000, period }, undefined],
    [{ listedAt: 2_000 }, undefined],
    [{ listedAt: NOW }, undefined],
    [{ listedAt: Number.NaN }, 'time'],
    [{ listedAt: NOW + 1 }, 'future'],
    [{ listedAt: 999 }, 'tooEarly'],
    [{ listedAt: 2_000, period: { from: '', to: '2026-11-30' } }, 'dates'],
    [{ listedAt: 2_000, period: { from: '2026-12-01', to: '2026-11-30' } }, 'dates'],
    [{ listedAt: 2_000, period: { from: '2026-11-03', to: '2026-11-30' } }, 'period'],
    [{ listedAt: 2_000, period: { from: '2026-11-02', to: '2026-11-23' } }, 'period'],
  ])('%o: %s', (word, bar) => expect(barOfWord(word, found, NOW)).toBe(bar));

  test.each([
    ['全量发票查询导出结果（20261101-20261125）.xlsx', 'named'],
    ['全量发票查询导出结果（20261101-20261130）.xlsx', undefined],
    ['全量发票查询导出结果.xlsx', undefined],
    ['全量发票查询导出结果（20261110-20261125）.xlsx', undefined],
  ])('more days than the name of the file says were asked for: %s', (name, bar) => {
    const word = { listedAt: 2_000, period: { from: '2026-11-01', to: '2026-11-30' } };
    expect(barOfWord(word, found, NOW, name)).toBe(bar);
  });

  test('an invoice of the future bars nothing', () => {
    expect(barOfWord({ listedAt: 2_000 }, { ...found, lastAt: NOW + 1 }, NOW)).toBeUndefined();
  });

  test('is proposed from the file, as far as it can be true', () => {
    expect(proposedWord(3_000, found, NOW)).toEqual({
      listedAt: 3_000,
      period: { from: '2026-11-02', to: '2026-11-24' },
    });
    expect(proposedWord(NOW + 9, found, NOW).listedAt).toBe(NOW);
    expect(proposedWord(10, found, NOW).listedAt).toBe(1_000);
    for (const lastModified of [0, 3_000, NOW + 9]) {
      expect(barOfWord(proposedWord(lastModified, found, NOW), found, NOW)).toBeUndefined();
    }
  });

  test.each([
    ['全量发票查询导出结果（20261101-20261130）.xlsx', period],
    ['全量发票查询导出结果(20261101-20261130) (1).xlsx', period],
    ['全量发票查询导出结果（20261103-20261130）.xlsx', { from: '2026-11-02', to: '2026-11-24' }],
    ['全量发票查询导出结果（20261101-20261131）.xlsx', { from: '2026-11-02', to: '2026-11-24' }],
    ['十一月.xlsx', { from: '2026-11-02', to: '2026-11-24' }],
  ])('the days in the name of the file are proposed where they can be true: %s', (name, days) => {
    expect(proposedWord(3_000, found, NOW, name).period).toEqual(days);
  });

  test('without conditions it asks for nothing', () => {
    expect(queryOfWord({ listedAt: 1 })).toEqual({});
    expect(queryOfWord({ listedAt: 1, period })).toEqual({
      type: '开具发票',
      kinds: '全部',
      ...period,
      others: [],
    });
  });
});
