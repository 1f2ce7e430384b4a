import { describe, expect, test } from 'vitest';
import type { FactOf } from '../../../../utils/domain/fact/fact';
import { foldPage } from '../../../../utils/domain/list/coverage';
import { sumsOf } from '../../../../utils/domain/list/page-sums';
import { listRead, listRow } from '../../support/facts/lists';

const NOON = Date.parse('2026-11-24T12:00:00+08:00');
type Told = FactOf<'listRead'>['sums'];
const page = (nth: number, sequences: number[], sums: Told, given: Partial<FactOf<'listRead'>> = {}) =>
  listRead({
    at: NOON + nth,
    queriedAt: NOON,
    page: nth,
    pageSize: 2,
    total: 3,
    rows: sequences.map((one) => listRow(one)),
    ...(sums ? { sums } : {}),
    ...given,
  });
/** The problems of a reading of these pages, each of them 300.00 and 39.00 a row. */
const problemsOf = (...pages: FactOf<'listRead'>[]) =>
  pages.reduce<ReturnType<typeof foldPage> | undefined>((reading, one) => foldPage(reading, one), undefined)
    ?.problems;

describe('the sums above the rows are one more witness', () => {
  const whole = { net: '900.00', tax: '117.00' };
  test.each<[string, Told, Told, string[]]>([
    ['of the whole query', whole, whole, []],
    ['of each page', { net: '600', tax: '78' }, { net: '300', tax: '39' }, []],
    ['with grouping, a cent apart', { net: '900.01', tax: '116.99' }, whole, []],
    ['written with a sign of money', { net: '￥900.00' }, { net: '￥900.00' }, []],
    ['none', undefined, undefined, []],
    ['one alone', { net: '900.00' }, undefined, []],
    ['that cannot be read', { net: '九百' }, { net: '' }, []],
    ['of more than was read', { net: '1,200.00', tax: '156.00' }, { net: '1,200.00' }, ['sums']],
    ['with another tax', { net: '900.00', tax: '130.00' }, whole, ['sums']],
    ['two cents apart', { net: '900.02' }, whole, ['sums']],
    ['of less', { net: '299.00' }, whole, ['sums']],
  ])('%s', (_, first, second, problems) => {
    expect(problemsOf(page(1, [1, 2], first), page(2, [3], second))).toEqual(problems);
  });

  test('while pages are missing they say nothing', () => {
    expect(problemsOf(page(1, [1, 2], { net: '1' }))).toEqual(['pages']);
  });

  test('an amount that cannot be read leaves the sum unknown', () => {
    const rows = [listRow(1), listRow(2, { tax: '***' })];
    expect(sumsOf(rows)[0]).toEqual({ net: '600' });
    expect(sumsOf([listRow(1, { net: undefined as never })])[0]).toEqual({ tax: '39' });
    const one = page(1, [], { net: '600.00', tax: '1.00' }, { total: 2, rows });
    expect(problemsOf(one)).toEqual([]);
  });

  test('a page that was seen twice counts as it was seen last', () => {
    const late = page(1, [1, 2], whole, { at: NOON + 9 });
    expect(problemsOf(page(1, [1, 2], { net: '5.00' }), page(2, [3], whole), late)).toEqual([]);
  });

  const red = listRow(2, { net: '-100.00', tax: '-13.00', gross: '-113.00' });
  const reversed = listRow(3, { net: '100.00', tax: '13.00', gross: '113.00', status: '已红冲-全额' });
  test.each<[string, Told, string[]]>([
    ['all of them', { net: '300.00', tax: '39.00' }, []],
    ['without the red ones', { net: '400.00', tax: '52.00' }, []],
    ['those in order alone', { net: '200.00', tax: '26.00' }, []],
    ['of none of these', { net: '500.00', tax: '65.00' }, ['sums']],
  ])('which rows the portal adds up nobody saw: %s', (_, told, problems) => {
    const rows = [listRow(1), red, reversed];
    expect(problemsOf(page(1, [], told, { pageSize: 10, total: 3, rows }))).toEqual(problems);
  });
});
