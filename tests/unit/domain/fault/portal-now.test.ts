import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { portalNow, type RecentLoad } from '../../../../utils/domain/fault/portal-now';

const MINUTE = 60_000;
const NOW = Date.parse('2026-11-24T09:30:00+08:00');
const load = (minutesAgo: number, more: Partial<RecentLoad> = {}): RecentLoad => ({
  host: 'dppt.beijing.chinatax.gov.cn',
  kind: 'page',
  path: '/a',
  at: NOW - minutesAgo * MINUTE,
  ms: 400,
  how: 'came',
  ...more,
});
const slow = (minutesAgo: number, more: Partial<RecentLoad> = {}) =>
  load(minutesAgo, { ms: 9_000, how: 'slow', usualMs: 400, ...more });
const failed = (minutesAgo: number, more: Partial<RecentLoad> = {}) =>
  load(minutesAgo, { ms: 20, how: 'failed', ...more });
const told = (...loads: RecentLoad[]) => portalNow(loads, NOW);

describe('nothing is said', () => {
  test.each([
    ['of nothing', []],
    ['of a day as usual', [load(1), load(2), load(3)]],
    ['of one slow page', [slow(1), load(2, { path: '/b' }), load(3, { path: '/c' })]],
    ['of two slow ones', [slow(1), slow(2)]],
    ['of one that failed', [failed(1), load(2)]],
    [
      'once three came as usual',
      [load(1, { path: '/b' }), load(1), load(2), slow(3), slow(4), slow(5), slow(6)],
    ],
    ['once one came after failures', [load(1), failed(2), failed(3), failed(4)]],
    ['after a quarter of an hour without loads', [slow(16), slow(17), slow(18), failed(16), failed(17)]],
    ['of a clock that was set back', [slow(-60), slow(-61), slow(-62)]],
  ])('%s', (_, loads) => expect(told(...loads)).toBeUndefined());
});

test('slow: the middle of the page that was slow most often, beside what is usual for it', () => {
  const loads = [
    slow(1, { ms: 9_000 }),
    slow(2, { ms: 4_000 }),
    slow(3, { ms: 11_000 }),
    slow(4, { path: '/b', ms: 30_000 }),
  ];
  expect(told(...loads)).toEqual({ state: 'slow', ms: 9_000, usualMs: 400 });
});

test('slow on several pages, each once; a call that comes at once beside them changes nothing', () => {
  const beat = [1, 2, 3, 4, 5].map((ago) => load(ago + 0.5, { kind: 'call', path: '/beat', ms: 60 }));
  const loads = ['/a', '/b', '/c'].map((path, nth) => slow(nth + 1, { path }));
  expect(told(...beat, ...loads)).toMatchObject({ state: 'slow', ms: 9_000 });
});

test('slow where nothing is known of what is usual: no usual time is told', () => {
  const loads = [1, 2, 3].map((ago) => load(ago, { ms: 12_000, how: 'slow' }));
  expect(told(...loads)).toEqual({ state: 'slow', ms: 12_000 });
});

test('down since its first failure, though that is long ago; a failure of yesterday is none of it', () => {
  const loads = [1, 10, 20, 30].map((ago) => failed(ago));
  expect(told(...loads, failed(300))).toEqual({ state: 'down', since: NOW - 30 * MINUTE, count: 4 });
});

test('of two sites the one that is down is told', () => {
  const loads = [slow(1), slow(2), slow(3), failed(2, { host: 'etax' }), failed(3, { host: 'etax' })];
  expect(told(...loads)).toMatchObject({ state: 'down', count: 2 });
});

test('whatever was loaded: numbers are those that were measured, and what is down has only failed since', () => {
  const any = fc.record({
    ago: fc.integer({ min: 0, max: 40 }),
    ms: fc.integer({ min: 0, max: 60_000 }),
    how: fc.constantFrom('came' as const, 'slow' as const, 'failed' as const),
    path: fc.constantFrom('/a', '/b'),
  });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 30 }), (some) => {
      const loads = some.map(({ ago, ...more }) => load(ago, { ...more, usualMs: 400 }));
      const now = portalNow(loads, NOW);
      if (now?.state === 'slow') expect(loads.map(({ ms }) => ms)).toContain(now.ms);
      if (now?.state === 'down') {
        const since = loads.filter(({ at }) => at > now.since);
        expect(since.every(({ how }) => how === 'failed')).toBe(true);
        expect(now.count).toBeGreaterThanOrEqual(2);
      }
      // The order in which they are given is no matter, but for ties.
      if (new Set(loads.map(({ at }) => at)).size === loads.length)
        expect(portalNow([...loads].reverse(), NOW)).toEqual(now);
    }),
  );
});
