import { describe, expect, test } from 'vitest';
import {
  CLOCK_TOLERANCE_MS,
  clockWord,
  ISSUE_WITHIN_MS,
  skewOf,
  UNKNOWN_SKEW_MS,
  windowOf,
} from '../../../../utils/domain/outcome/issue-window';
import { NOON } from '../../support/facts/facts';
import { MINUTE } from '../../support/facts/lists';
import { clockCall, signals } from '../../support/facts/signals';

const HOUR = 60 * MINUTE;
const sent = (...otherCalls: ReturnType<typeof clockCall>[]) => ({
  submittedAt: NOON,
  signals: signals({ gestures: [{ at: NOON, onLine: true }], otherCalls }),
});

describe('C11 when an invoice can have been issued', () => {
  test.each([0, 11 * MINUTE, 8 * HOUR, -3 * HOUR])('X2 a clock that is %d ms fast', (skew) => {
    const issued = NOON - skew;
    const { from, to } = windowOf(sent(clockCall(NOON, skew)));
    expect(from).toBe(Math.min(issued, NOON) - CLOCK_TOLERANCE_MS);
    expect(to).toBe(Math.max(issued + 1_000, NOON) + ISSUE_WITHIN_MS);
  });

  test.each([8 * HOUR, -8 * HOUR])(
    'a Date that is wrong by %d ms rules out nothing that her clock allows',
    (wrong) => {
      const { from, to } = windowOf(sent(clockCall(NOON, wrong)));
      expect(from).toBeLessThanOrEqual(NOON - CLOCK_TOLERANCE_MS);
      expect(to).toBeGreaterThanOrEqual(NOON + ISSUE_WITHIN_MS);
    },
  );

  test('X2 unknown counts as large', () => {
    const { from, to } = windowOf(sent());
    expect(from).toBe(NOON - UNKNOWN_SKEW_MS - CLOCK_TOLERANCE_MS);
    expect(to).toBe(NOON + UNKNOWN_SKEW_MS + ISSUE_WITHIN_MS);
  });

  test('an answer was made at any moment of its call, and its Date tells whole seconds', () => {
    const call = { ...clockCall(NOON), endedAt: NOON + 9_000, portalAt: NOON + 4_000 };
    expect(skewOf(sent(call).signals)).toEqual({ least: -5_000, most: 5_000, known: true });
  });

  test('set right between two answers: both count', () => {
    const { least, most } = skewOf(
      sent(clockCall(NOON, 8 * HOUR), { ...clockCall(NOON), requestId: 'T2' }).signals,
    );
    expect([least, most]).toEqual([-1_000, 8 * HOUR]);
  });
});

test.each([
  ['right', [clockCall(NOON, 2 * MINUTE)], undefined],
  ['ahead', [clockCall(NOON, 8 * HOUR)], { word: 'fast', minutes: 480 }],
  ['behind', [clockCall(NOON, -11 * MINUTE)], { word: 'slow', minutes: 11 }],
  ['not measured', [], { word: 'unknown', minutes: 0 }],
])('what she is told of a clock that is %s', (_, calls, word) =>
  expect(clockWord(sent(...calls))).toEqual(word),
);
