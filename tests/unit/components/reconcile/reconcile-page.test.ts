import { describe, expect, test } from 'vitest';
import { answerOf } from '../../../../components/reconcile/answer';
import { coverReasons, monthState, shownCover, weeksOf } from '../../../../components/reconcile/calendar';
import { coverageDays, type DayCoverage, spansToAsk } from '../../../../utils/domain/reconcile/coverage-days';
import type { ReconcileLists } from '../../../../utils/domain/reconcile/reconcile-lists';
import { NOON } from '../../support/facts/facts';
import { QUERY, wholeReading } from '../../support/facts/lists';

const NONE: ReconcileLists = {
  confirmed: [],
  missing: [],
  mismatched: [],
  duplicated: [],
  reversed: [],
  unknown: [],
  unchecked: [],
  groups: [],
  elsewhere: [],
};
const some = (count: number) => Array.from({ length: count }, () => ({})) as never;
const DAYS = (to?: string) =>
  coverageDays(
    '2026-11',
    to === undefined ? [] : [wholeReading(NOON, { query: { ...QUERY, from: '2026-11-01', to } })],
    new Map(),
    NOON,
    0,
  );
const answer = (lists: Partial<ReconcileLists>, days: readonly DayCoverage[]) => {
  const { tone, text, values } = answerOf({
    lists: { ...NONE, ...lists },
    days,
    spans: spansToAsk(days, NOON),
  });
  return [tone, text, ...Object.values(values)].join(' ');
};

describe('the first thing that the page says', () => {
  test.each<[Partial<ReconcileLists>, string | undefined, string]>([
    [{}, undefined, 'grey reconcile.nothing'],
    [{}, '2026-11-23', 'green reconcile.fine'],
    [{ confirmed: some(2) }, undefined, 'grey reconcile.fineGaps 23'],
    [{ confirmed: some(2) }, '2026-11-20', 'grey reconcile.fineGaps 3'],
    [{ missing: some(1), mismatched: some(1), elsewhere: some(5) }, '2026-11-23', 'red reconcile.lookAt 2'],
    [{ unknown: some(1) }, '2026-11-23', 'amber reconcile.lookAt 1'],
    [{ groups: [{ subjects: some(2) }] as never }, '2026-11-23', 'amber reconcile.lookAt 2'],
  ])('%# %j', (lists, to, said) => expect(answer(lists, DAYS(to))).toBe(said));
});

describe('the calendar', () => {
  test('weeks from Monday on: 2026-11-01 is a Sunday', () => {
    const weeks = weeksOf(DAYS()).map((week) => week.map((date) => Number(date?.day.slice(8) ?? 0)));
    expect(weeks[0]).toEqual([0, 0, 0, 0, 0, 0, 1]);
    expect(weeks[1]).toEqual([2, 3, 4, 5, 6, 7, 8]);
    expect(weeks.at(-1)).toEqual([30, 0, 0, 0, 0, 0, 0]);
  });

  test('days in a row with one reason are told together', () => {
    const day = (number: number, cover: DayCoverage['cover'], ...problems: string[]) =>
      ({ day: `2026-11-${number}`, cover, problems, isOver: false, countsFrom: 0 }) as unknown as DayCoverage;
    const days = [
      day(10, 'partly', 'pages'),
      day(11, 'partly', 'pages'),
      day(12, 'partly', 'kinds'),
      day(13, 'covered'),
      day(14, 'partly', 'kinds'),
    ];
    const told = coverReasons(days).map(({ first, last }) => [first.day.slice(8), last.day.slice(8)]);
    expect(told).toEqual([
      ['10', '11'],
      ['12', '12'],
      ['14', '14'],
    ]);
  });

  test('a day that was read before it was over is half, today by its word, and the month says the same', () => {
    const day = (of: string, cover: DayCoverage['cover'], isOver: boolean) =>
      ({ day: of, cover, isOver, problems: [], countsFrom: 0 }) as unknown as DayCoverage;
    const over = day('2026-11-22', 'covered', true);
    const early = day('2026-11-23', 'covered', false);
    const today = day('2026-11-24', 'covered', false);
    const future = day('2026-11-25', 'future', false);
    const shown = [over, early, today, future].map((one) => shownCover(one, '2026-11-24'));
    expect(shown).toEqual(['covered', 'early', 'today', 'future']);
    expect(monthState([over, today, future], '2026-11-24')).toBe('today');
    expect(monthState([over, early, today], '2026-11-24')).toBe('partial');
    expect(monthState([over, day('2026-11-23', 'none', false)], '2026-11-24')).toBe('partial');
    expect(monthState([over, over], '2026-11-24')).toBe('whole');
  });
});
