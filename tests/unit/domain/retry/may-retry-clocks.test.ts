import { describe, expect, test } from 'vitest';
import type { Signals } from '../../../../utils/domain/outcome/signals';
import type { RetryBar, RetrySubject } from '../../../../utils/domain/retry/may-retry';
import { barOf, ISSUED, record } from '../../support/facts/retry-subjects';

describe('R9 attempts on several computers, whose clocks differ', () => {
  const HOUR_MS = 3_600_000;
  const NOON = 1_000 * HOUR_MS;
  const on = (chainId: string, id: string, submittedAt: number, given: Partial<RetrySubject> = {}) =>
    record(id, { begun: { chainId, n: 1 }, submittedAt, signals: signalsOf(submittedAt), ...given });
  /** @param skew the computer's clock less the portal's; undefined where no answer told the portal's */
  const signalsOf = (startedAt: number, skew?: number): Signals => ({
    gestures: [{ at: startedAt, onLine: true }],
    issueCalls: [
      {
        requestId: '1',
        startedAt,
        endedAt: startedAt,
        status: 200,
        ...(skew === undefined ? {} : { portalAt: startedAt - skew }),
      },
    ],
    otherCalls: [],
    verdicts: [],
  });

  test('a repeat is the newer one, whatever the clocks say', () => {
    const first = on('W', 'A', NOON);
    const repeat = on('L', 'B', NOON - HOUR_MS, { retryOf: 'A' });
    expect(barOf(repeat, [first])).toBe('may');
    expect(barOf(first, [repeat])).toBe('superseded');
  });

  test.each<[string, number, number | undefined, RetryBar | 'may']>([
    ['measured, a day behind: it came after', NOON - 23 * HOUR_MS, -24 * HOUR_MS, 'twinIssued'],
    ['measured and right: hours before', NOON - 5 * HOUR_MS, 0, 'may'],
    ['measured and right: minutes before', NOON - 10 * 60_000, 0, 'twinIssued'],
    ['not measured: hours before', NOON - 5 * HOUR_MS, undefined, 'twinIssued'],
    ['not measured: days before', NOON - 72 * HOUR_MS, undefined, 'may'],
  ])('an equal one that was issued on another computer, by a clock that was %s', (_, at, skew, bar) => {
    const own = on('W', 'A', NOON, { fingerprint: 'same', signals: signalsOf(NOON, 0) });
    const theirs = on('L', 'B', at, {
      fingerprint: 'same',
      outcome: ISSUED,
      signals: signalsOf(at, skew),
    });
    expect(barOf(own, [theirs])).toBe(bar);
  });

  test('on this computer alone the log tells which came first', () => {
    const own = on('W', 'A', NOON, { fingerprint: 'same', begun: { chainId: 'W', n: 2 } });
    const before = on('W', 'B', NOON - HOUR_MS, { fingerprint: 'same', outcome: ISSUED });
    expect(barOf(own, [before])).toBe('may');
  });
});
