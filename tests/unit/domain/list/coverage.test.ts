import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  foldPage,
  READING_LIMIT_MS,
  type Reading,
  readingOf,
  withoutPage,
} from '../../../../utils/domain/list/coverage';
import type { PageSeen } from '../../../../utils/domain/list/page-seen';
import { NOON, SITE } from '../../support/facts/facts';
import { listRead, listRow, numberOf, pageSeen, QUERY } from '../../support/facts/lists';
import { SELLER } from '../../support/page/snapshots';

const OF = { id: 'L1', profileId: 'dppt', origin: SITE.origin };
const read = (...pages: PageSeen[]) => readingOf(OF, pages) as Reading;
const OTHER = '91110108MA01A4XL8N';

/** A list of `total` invoices in pages of 10. */
const paged = (total: number): PageSeen[] =>
  Array.from({ length: Math.ceil(total / 10) }, (_, index) =>
    pageSeen({
      event: `E${index}`,
      at: NOON + index * 1_000,
      queriedAt: NOON - 1_000,
      page: index + 1,
      total,
      ids: Array.from({ length: Math.min(10, total - index * 10) }, (__, row) =>
        numberOf(index * 10 + row + 1),
      ),
    }),
  );

describe('L2: a reading is complete only when it shows the whole list of one company', () => {
  test('one page, and three pages', () => {
    expect(read(pageSeen({ at: NOON }))).toMatchObject({
      complete: true,
      problems: [],
      companyTaxId: SELLER.taxId,
      startedAt: NOON - 1_000,
      finishedAt: NOON,
      pagesSeen: 1,
      pagesTold: 1,
    });
    expect(read(...paged(25))).toMatchObject({ complete: true, pagesSeen: 3, pagesTold: 3, total: 25 });
  });

  const query = (change: object) => ({ query: { ...QUERY, ...change } });
  test.each<[string, Partial<PageSeen>, string[]]>([
    ['查询 was not seen', { queriedAt: undefined }, ['notQueried']],
    ['取得发票', query({ type: '取得发票' }), ['queryType']],
    ['no query type', query({ type: undefined }), ['queryType']],
    ['one kind', query({ kinds: '数电发票（普通发票）' }), ['kinds']],
    ['no kinds on the page', query({ kinds: undefined }), ['kinds']],
    ['kinds empty: all', query({ kinds: '' }), []],
    ['no dates', query({ from: undefined }), ['dates']],
    ['dates that are none', query({ to: '今天' }), ['dates']],
    ['another condition', query({ others: ['购买方名称'] }), ['otherFilters']],
    ['conditions that could not be looked through', query({ others: undefined }), ['otherFilters']],
    ['conditions changed since', { queryKept: false }, ['queryChanged']],
    ['no total', { total: undefined }, ['total', 'pages']],
    ['no page size', { pageSize: undefined }, ['total', 'pages']],
    ['no page number', { page: undefined }, ['pages']],
    ['page 2 of 2 only', { page: 2, total: 11 }, ['pages']],
    ['more rows told than shown', { total: 2 }, ['rows']],
    ['a row whose number cannot be read', { unreadable: 1 }, ['rows']],
    ['an empty list', { ids: [], sellers: [], total: 0 }, ['empty']],
    ['rows of another company under this header', { sellers: [OTHER] }, ['company']],
    ['rows without a seller', { sellers: [] }, ['company']],
    ['no header, rows tell', { companyTaxId: undefined }, []],
    ['no header, rows of two', { companyTaxId: undefined, sellers: [SELLER.taxId, OTHER] }, ['company']],
    ['收购: another seller beside its own', { sellers: [SELLER.taxId, OTHER] }, []],
  ])('%s', (_, change, problems) => {
    const reading = read(pageSeen({ at: NOON, ...change }));
    expect(reading.problems).toEqual(problems);
    expect(reading.complete).toBe(problems.length === 0);
  });

  test('the company was switched in another tab between two pages', () => {
    const [first, second] = paged(20) as [PageSeen, PageSeen];
    expect(read(first, { ...second, sellers: [OTHER] }).problems).toEqual(['company']);
    expect(read(first, { ...second, companyTaxId: OTHER, sellers: [OTHER] }).problems).toEqual(['companies']);
  });

  test('the total changed while it was read', () => {
    const [first, second] = paged(20) as [PageSeen, PageSeen];
    expect(read(first, { ...second, total: 19 }).problems).toContain('total');
  });

  test('a page read with the rows of the one before it', () => {
    const [first, second] = paged(20) as [PageSeen, PageSeen];
    expect(read(first, { ...second, ids: first.ids }).problems).toEqual(['rows']);
  });

  test('not in one go', () => {
    const [first, second] = paged(20) as [PageSeen, PageSeen];
    const late = (ms: number) => read(first, { ...second, at: NOON - 1_000 + ms }).problems;
    expect(late(READING_LIMIT_MS)).toEqual([]);
    expect(late(READING_LIMIT_MS + 1)).toEqual(['tooLong']);
  });

  test('another page size half-way: the pages are counted anew', () => {
    const [first] = paged(20) as [PageSeen];
    const all = paged(20).flatMap(({ ids }) => ids);
    const whole = pageSeen({ at: NOON + 9_000, queriedAt: NOON - 1_000, pageSize: 50, total: 20, ids: all });
    expect(read(first, whole)).toMatchObject({ complete: true, pagesSeen: 1, pagesTold: 1 });
    expect(read(first, { ...whole, pageSize: 15, ids: all.slice(0, 15) }).problems).toEqual(['pages']);
  });
});

describe('properties', () => {
  test('shuffling and reading pages again change nothing; a missing page is never complete', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.infiniteStream(fc.double({ noNaN: true })),
        (total, keys) => {
          const pages = paged(total);
          const shuffled = [...pages, ...pages]
            .map((page) => ({ page, key: keys.next().value as number }))
            .sort((left, right) => left.key - right.key)
            .map(({ page }) => page);
          expect(read(...new Set(shuffled))).toEqual(read(...pages));
          expect(read(...pages).complete).toBe(true);
          for (const missing of pages) {
            if (pages.length > 1)
              expect(read(...pages.filter((page) => page !== missing)).complete).toBe(false);
          }
        },
      ),
    );
  });
});

describe('foldPage', () => {
  test('the same event twice is one page', () => {
    const fact = listRead({ at: NOON, rows: [listRow(1), listRow(2)] });
    const once = foldPage(undefined, fact);
    expect(once).toMatchObject({ id: 'L1', complete: true, companyTaxId: SELLER.taxId, total: 2 });
    expect(foldPage(once, fact)).toEqual(once);
  });

  test('a page taken out again', () => {
    const [one, two] = [listRead({ at: NOON, total: 11 }), listRead({ at: NOON + 1, page: 2, total: 11 })];
    const both = foldPage(foldPage(undefined, one), two);
    expect(withoutPage(both, two.id)).toEqual(foldPage(undefined, one));
    expect(withoutPage(foldPage(undefined, one), one.id)).toBeUndefined();
  });

  test.each([
    ['her yes', { isAll: true }, []],
    ['no word, as in the facts of an older program', {}, ['selected']],
    ['rows that she chose', { isAll: false }, ['selected']],
    ['her yes, but it lacks what was seen', { isAll: true, lacks: 2 }, ['selected']],
  ])('rule N1: a file is whole by her word that all was exported: %s', (_, said, problems) => {
    const file = { name: '清单.xlsx', sha256: 'a', listedAt: NOON, parts: 1, ...said };
    expect(foldPage(undefined, listRead({ at: NOON, file }))).toMatchObject({
      problems,
      complete: problems.length === 0,
    });
  });

  test('parts of a file: whole with all of them, and as old as its export', () => {
    const listedAt = NOON - 3_600_000;
    const part = (page: number, sequence: number) =>
      listRead({
        at: NOON,
        queriedAt: listedAt,
        page,
        pageSize: 1,
        total: 2,
        rows: [listRow(sequence)],
        file: { name: '清单.xlsx', sha256: 'a', listedAt, parts: 2, isAll: true },
      });
    const half = foldPage(undefined, part(1, 1));
    expect(half).toMatchObject({ complete: false, pagesSeen: 1, pagesTold: 2, fromFile: true });
    expect(foldPage(half, part(2, 2))).toMatchObject({
      complete: true,
      startedAt: listedAt,
      finishedAt: listedAt,
      fromFile: true,
    });
    // A file that was cut may tell as many rows: its parts are what was told.
    const cut = { ...part(1, 1), total: 1, pageSize: 1 };
    expect(foldPage(undefined, cut)).toMatchObject({ complete: false, pagesTold: 2 });
  });
});
