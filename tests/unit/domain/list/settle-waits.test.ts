import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Reading } from '../../../../utils/domain/list/coverage';
import {
  countingReadings,
  maySettleNotIssued,
  SETTLE_SECOND_MS,
  SETTLE_WAIT_MS,
  settleWaits,
} from '../../../../utils/domain/list/may-settle';
import { NOON } from '../../support/facts/facts';
import { MINUTE, QUERY, wholeReading } from '../../support/facts/lists';
import { unclear } from '../../support/facts/settle';

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const reading = (at: number, from = '2026-11-01', to = '2026-11-30', change = {}) =>
  wholeReading(at, { query: { ...QUERY, from, to }, ...change });
const asFile = (of: Reading, takenAt = of.finishedAt, isAll = true): Reading => ({
  ...of,
  fromFile: true,
  takenAt,
  pages: of.pages.map((page) => ({ ...page, isAll })),
});
const settle = (readings: readonly Reading[], submittedAt = NOON, now = NOON + 90 * DAY) =>
  maySettleNotIssued(unclear(submittedAt), readings, [], new Set(), now);
const barOf = (...args: Parameters<typeof settle>) => {
  const answer = settle(...args);
  return answer.ok ? undefined : answer.bars[0];
};

const FIRST = NOON + SETTLE_WAIT_MS + MINUTE;
const SECOND = NOON + SETTLE_SECOND_MS + MINUTE;

describe('L2: the first look half an hour, the second half a day after the submit', () => {
  test('so it is', () => expect(settle([reading(FIRST), reading(SECOND)])).toEqual({ ok: true }));

  test.each([
    ['the second an hour too early', [FIRST, SECOND - HOUR]],
    ['the first too early', [FIRST - 10 * MINUTE, SECOND]],
    ['both late, but near each other', [SECOND, SECOND + 20 * MINUTE]],
  ])('%s: not yet', (_, [one, two]) => {
    expect(settle([reading(one as number), reading(two as number)]).ok).toBe(false);
  });

  test('many early ones are no second', () => {
    const early = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((hours) => reading(FIRST + hours * HOUR));
    expect(barOf(early)).toMatchObject({ have: 1, after: NOON + SETTLE_SECOND_MS });
  });

  test('the button says from when it opens', () => {
    expect(barOf([], NOON, NOON + MINUTE)).toMatchObject({
      have: 0,
      after: NOON + SETTLE_WAIT_MS,
      opensAt: NOON + SETTLE_SECOND_MS,
    });
    expect(barOf([reading(FIRST)], NOON, FIRST + MINUTE)).toMatchObject({ opensAt: NOON + SETTLE_SECOND_MS });
    const late = NOON + 2 * DAY;
    expect(barOf([], NOON, late)).toMatchObject({ opensAt: late + SETTLE_WAIT_MS });
  });

  test('a shorter second wait is a setting, but never shorter than the first', () => {
    expect(settleWaits(SETTLE_WAIT_MS, 1_000)).toEqual({
      firstMs: SETTLE_WAIT_MS,
      secondMs: SETTLE_WAIT_MS,
    });
  });

  test('property: a list that shows its row within half a day never lets it be settled', () => {
    // Looks at any times, each whole by what the portal held then; the row comes `delay` after the submit.
    const looks = fc.array(fc.integer({ min: 0, max: 72 * 60 }), { maxLength: 8 });
    fc.assert(
      fc.property(looks, fc.integer({ min: 0, max: 12 * 60 }), (minutes, delay) => {
        const before = minutes.filter((at) => at < delay).map((at) => reading(NOON + at * MINUTE));
        expect(settle(before).ok).toBe(false);
      }),
    );
  });
});

describe('a look made of single months', () => {
  const late = Date.parse('2026-11-30T23:50:00+08:00');
  const months = (at: number) => [
    reading(at, '2026-11-01', '2026-11-30'),
    reading(at + 2 * MINUTE, '2026-12-01', '2026-12-31'),
  ];
  const [one, two] = [late + 2 * HOUR, late + 14 * HOUR];

  test('joins over the end of the month', () => {
    expect(settle([...months(one), ...months(two)], late)).toEqual({ ok: true });
    expect(settle([...months(two), ...months(one)].reverse(), late)).toEqual({ ok: true });
  });

  test('without one of the months it is none', () => {
    for (const missing of [0, 1, 2, 3]) {
      const all = [...months(one), ...months(two)].filter((_, nth) => nth !== missing);
      expect(settle(all, late).ok).toBe(false);
    }
  });

  test('one month of each time makes no second look', () => {
    const [november] = months(one);
    const [, december] = months(two);
    expect(settle([november as Reading, december as Reading], late).ok).toBe(false);
  });

  test('which of the readings count is told: both of a look, and none that waits for its other month', () => {
    const named = [...months(one), ...months(two)].map((of, nth) => ({ ...of, id: `L${nth}` }));
    const counting = (readings: readonly Reading[]) => [
      ...countingReadings(unclear(late), readings, SETTLE_WAIT_MS, late + 90 * DAY),
    ];
    expect(counting(named)).toEqual(['L0', 'L1', 'L2', 'L3']);
    expect(counting(named.slice(0, 3))).toEqual(['L0', 'L1']);
    expect(counting(named.slice(0, 1))).toEqual([]);
    expect(
      counting([{ ...reading(two, '2026-11-01', '2026-12-31'), id: 'A' }, ...named.slice(0, 1)]),
    ).toEqual(['A']);
  });

  test('one that was made too early joins with none', () => {
    const early = months(late + MINUTE).map((of, nth) => ({ ...of, id: `E${nth}` }));
    expect(countingReadings(unclear(late), early, SETTLE_WAIT_MS, late + DAY).size).toBe(0);
  });

  test('a gap of a day between the two is a gap', () => {
    const gap = (at: number) => [
      reading(at, '2026-11-01', '2026-11-29'),
      reading(at, '2026-12-01', '2026-12-31'),
    ];
    expect(settle([...gap(one), ...gap(two)], late).ok).toBe(false);
  });
});

describe('an exported file as one of the two', () => {
  test('taken in on the day of its export it counts, once', () => {
    expect(settle([asFile(reading(FIRST)), reading(SECOND)])).toEqual({ ok: true });
    expect(settle([reading(FIRST), asFile(reading(SECOND))])).toEqual({ ok: true });
  });

  test('rule N1: one of which nobody said that it is 导出全部 does not, whatever an older program made of it', () => {
    const chosen = asFile(reading(FIRST), FIRST, false);
    expect(chosen.complete).toBe(true);
    expect(settle([chosen, reading(SECOND)]).ok).toBe(false);
    expect(settle([reading(FIRST), asFile(reading(SECOND), SECOND, false)]).ok).toBe(false);
  });

  test('two files do not: the other one is to be made on the page', () => {
    expect(barOf([asFile(reading(FIRST)), asFile(reading(SECOND))])).toMatchObject({ onPage: true });
  });

  test('one that was exported on another day, or of which that is not known, does not', () => {
    const stale = asFile(reading(FIRST), FIRST + 2 * DAY);
    expect(settle([stale, reading(SECOND)]).ok).toBe(false);
    const { takenAt: _, ...unknown } = asFile(reading(FIRST));
    expect(settle([unknown, reading(SECOND)]).ok).toBe(false);
  });
});

describe('a total that is not steady', () => {
  test('the same question told more a moment later: the first answer was not whole', () => {
    const short = { ...reading(SECOND), total: 1 };
    const right = { ...reading(SECOND + 10_000), total: 2 };
    expect(settle([reading(FIRST), short]).ok).toBe(true);
    expect(settle([reading(FIRST), short, { ...right, complete: false, problems: ['pages'] }]).ok).toBe(
      false,
    );
    expect(settle([reading(FIRST), short, right]).ok).toBe(true);
  });
});
