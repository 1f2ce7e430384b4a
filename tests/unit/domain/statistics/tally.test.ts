import { describe, expect, test } from 'vitest';
import type { Submission } from '../../../../utils/domain/record/submission';
import { atOnceShare, bestHours, usualTime } from '../../../../utils/domain/statistics/best-hours';
import { quantile } from '../../../../utils/domain/statistics/enough';
import { sumOf } from '../../../../utils/domain/statistics/month-statistics';
import { createTally } from '../../../../utils/domain/statistics/tally';
import { FAILURE_CLASS_RULES } from '../../../../utils/portal/failure-classes';
import { fold, story } from '../../support/facts/entered';
import * as make from '../../support/facts/facts';
import { snapshot } from '../../support/page/snapshots';

const { NOON } = make;
const HOUR = 3_600_000;
const OTHER = { name: '天津海棠有限公司', taxId: '91120116MA05Q7X4HN' };

function count(records: readonly Submission[], later: readonly string[] = []) {
  const tally = createTally(FAILURE_CLASS_RULES);
  for (const record of records) tally.add(record, later.includes(record.id));
  return tally.result();
}
const quick = (id: string, begin = NOON, ms = 2_000) => {
  const one = story(id, begin);
  return fold(one.pressed(), ...one.issued(ms));
};

describe('a company and month, counted by hand', () => {
  const [a, b, c, d, e] = ['A', 'B', 'C', 'D', 'E'].map((id) => story(id, NOON));
  if (!a || !b || !c || !d || !e) throw new Error('five');
  const records = [
    quick('Q'),
    // Refused twice for two reasons, then issued: three tries.
    fold(
      a.pressed(),
      ...a.refused(10),
      a.again(1_000),
      ...a.refused(1_010, '购买方名称不能为空'),
      a.again(2_000),
      ...a.issued(6_000),
    ),
    fold(b.pressed(), ...b.refused(10)),
    fold(c.pressed(), ...c.failed(10)),
    fold(d.pressed()),
    fold(e.pressed({ retryOf: 'B' }), ...e.issued(3_000)),
  ];
  const { companies, hours } = count(records, ['B']);

  test('each number', () => {
    expect(companies).toHaveLength(1);
    expect(companies[0]).toMatchObject({
      entered: 6,
      issued: 3,
      failed: 1,
      issuedLater: 1,
      unknown: 1,
      pending: 1,
      tries: 8,
      red: 0,
      batch: 0,
      times: [2_000, 4_000, 3_000],
    });
  });

  test('each press that failed has its class, also of those that were issued later', () =>
    expect(Object.fromEntries(companies[0]?.reasons ?? [])).toEqual({ taxRate: 2, buyer: 1 }));

  test('entered is issued, failed, unknown and pending together', () => {
    const { entered, issued, failed, unknown, pending } = sumOf(companies);
    expect(entered).toBe(issued + failed + unknown + pending);
  });

  test('the hour is that of the first press; what repeats another is judged by none', () =>
    expect(hours[14]).toEqual({ hour: 14, entered: 5, decided: 4, atOnce: 1, times: [2_000, 4_000] }));
});

test('what is not entered here counts nowhere: practice, taken over from the list, never submitted', () => {
  const [issued, draft] = [quick('Q'), fold(story('D', NOON).pressed())];
  const { companies, hours } = count([
    { ...issued, practice: true },
    { ...issued, source: 'import' },
    { ...issued, source: 'manual' },
    { ...draft, outcome: { type: 'draft' }, outcomeType: 'draft' },
  ]);
  expect(companies).toEqual([]);
  expect(hours.every(({ entered }) => entered === 0)).toBe(true);
});

test('each company by itself, the one that entered most first', () => {
  const other = story('O', NOON);
  const of = (id: string) => ({ ...quick(id), id });
  const { companies } = count([
    fold(other.pressed({ snapshot: snapshot({ seller: OTHER }) }), ...other.refused(5)),
    of('Q1'),
    of('Q2'),
  ]);
  expect(companies.map(({ name, entered, failed }) => [name, entered, failed])).toEqual([
    ['北京云杉科技有限公司', 2, 0],
    ['天津海棠有限公司', 1, 1],
  ]);
  expect(sumOf(companies)).toMatchObject({ taxId: '', entered: 3, issued: 2, failed: 1, tries: 3 });
});

test('missing in the list, not checked, confirmed; what failed cannot be missing there', () => {
  const one = story('F', NOON);
  const refused = { ...fold(one.pressed(), ...one.refused(5)), standing: 'missing' as const };
  const stand = (standing: Submission['standing']) => ({ ...quick('Q'), standing });
  const records = [stand('missing'), stand('unchecked'), stand('confirmed'), stand('mismatched'), refused];
  expect(count(records).companies[0]).toMatchObject({ listed: 4, missing: 1, unchecked: 1 });
});

test('red letters and rows of a batch are entered ones, and tell nothing of an hour', () => {
  const row = story('B', NOON);
  const failed = make.answered('税率不合法', { ...row.at(10), area: 'batchResult' });
  const at = (ms: number) => ({ submissionId: 'R1', at: NOON + ms });
  const { companies, hours } = count([
    fold(row.pressed({ batch: { importId: 'I1', serialNumber: '1', rows: 2 } }), failed),
    fold(
      make.redSubmitted(at(0)),
      make.redTaken(at(5)),
      make.redPressed(at(HOUR)),
      make.success([], at(HOUR + 1_500)),
    ),
  ]);
  expect(sumOf(companies)).toMatchObject({ entered: 2, red: 1, batch: 1, issued: 1, failed: 1, tries: 2 });
  expect(sumOf(companies).times).toEqual([1_500]);
  expect(Object.fromEntries(sumOf(companies).reasons)).toEqual({ taxRate: 1 });
  expect(hours.every(({ entered }) => entered === 0)).toBe(true);
});

test('hours are of Beijing', () => {
  const { hours } = count([quick('Q', Date.parse('2026-11-23T16:30:00Z'))]);
  expect(hours.filter(({ entered }) => entered > 0).map(({ hour }) => hour)).toEqual([0]);
});

describe('the best hours', () => {
  const hour = (nth: number, decided: number, atOnce: number, times: number[] = []) => ({
    hour: nth,
    entered: decided,
    decided,
    atOnce,
    times,
  });

  test('of fewer than five nothing is said', () => {
    expect(atOnceShare(hour(9, 4, 4))).toBeUndefined();
    expect(atOnceShare(hour(9, 5, 4))).toBe(0.8);
    expect(usualTime({ times: [1, 2, 3, 4] })).toBeUndefined();
    expect(usualTime({ times: [5, 1, 4, 2, 3] })).toBe(3);
    expect(bestHours([hour(9, 4, 4)])).toEqual([]);
  });

  test('by share, then by time, at most three; an hour in which none went at once is none', () => {
    const slow = Array(5).fill(9_000);
    const fast = Array(5).fill(2_000);
    const all = [hour(8, 6, 0), hour(9, 10, 5), hour(10, 5, 5, slow), hour(11, 5, 5, fast), hour(12, 10, 9)];
    expect(bestHours(all).map((one) => one.hour)).toEqual([11, 10, 12]);
    expect(bestHours([hour(8, 6, 0)])).toEqual([]);
  });
});

test('quantiles by nearest rank', () => {
  const twenty = Array.from({ length: 20 }, (_, nth) => 20 - nth);
  expect([0.5, 0.95, 1].map((share) => quantile(twenty, share))).toEqual([10, 19, 20]);
  expect(quantile([7], 0.95)).toBe(7);
  expect(quantile([], 0.5)).toBeUndefined();
});
