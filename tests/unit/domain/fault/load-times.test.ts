import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  countOf,
  isSlow,
  msOfStep,
  STEPS,
  stepOf,
  timeAt,
  together,
  usualOf,
} from '../../../../utils/domain/fault/load-times';

const counts = (times: readonly number[]) =>
  together(times.map((ms) => Array.from({ length: STEPS }, (_, step) => (step === stepOf(ms) ? 1 : 0))));
const many = (count: number, ms: number) => Array.from({ length: count }, () => ms);

test('a time lies in its step, and is told at most a fifth of a double too long', () => {
  fc.assert(
    fc.property(fc.integer({ min: 51, max: 180_000 }), (ms) => {
      const told = msOfStep(stepOf(ms));
      expect(told).toBeGreaterThanOrEqual(ms - 1);
      expect(told).toBeLessThanOrEqual(ms * 1.42 + 1);
    }),
  );
  expect(stepOf(0)).toBe(0);
  expect(stepOf(9e9)).toBe(STEPS - 1);
});

test('median and 95th percentile are those of the times, in their steps', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 120_000 }), { minLength: 1, maxLength: 60 }), (times) => {
      const sorted = [...times].sort((left, right) => left - right);
      for (const part of [0.5, 0.95]) {
        const exact = sorted[Math.ceil(sorted.length * part) - 1] as number;
        expect(timeAt(counts(times), part)).toBe(msOfStep(stepOf(exact)));
      }
    }),
  );
  expect(timeAt(counts([]), 0.5)).toBeUndefined();
});

test('damaged counts count nothing', () => {
  const damaged = [1, -3, Number.NaN, 2.5, '7' as unknown as number];
  expect(countOf(together([damaged]))).toBe(1);
});

describe('slow', () => {
  const usual = usualOf(counts(many(30, 400)), []);

  test('is beside what is usual here at this hour, else at any', () => {
    expect(usual).toMatchObject({ median: 400, p95: 400, loads: 30 });
    expect(usualOf(counts(many(19, 9_000)), counts(many(40, 400)))?.median).toBe(400);
    expect(usualOf(counts(many(19, 400)), counts(many(19, 400)))).toBeUndefined();
  });

  test.each([
    [2_900, false],
    [3_100, true],
    [9_000, true],
    // A closed laptop.
    [3 * 3_600_000, false],
  ])('%i ms where 0.4 s are usual: %s', (ms, slow) => {
    expect(isSlow(ms, usual)).toBe(slow);
  });

  test('a page that is always slow is not called slow', () => {
    const slow = usualOf(counts(many(30, 8_000)), []);
    expect(isSlow(9_000, slow)).toBe(false);
    expect(isSlow(30_000, slow)).toBe(true);
  });

  test('while nothing is known, only what is slow for everybody', () => {
    expect(isSlow(9_000, undefined)).toBe(false);
    expect(isSlow(12_000, undefined)).toBe(true);
  });
});
