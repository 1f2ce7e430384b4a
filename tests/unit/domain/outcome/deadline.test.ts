import { describe, expect, test } from 'vitest';
import { DEADLINES, deadlineOf } from '../../../../utils/domain/outcome/deadline';
import type { Outcome } from '../../../../utils/domain/outcome/outcome';
import type { Signals } from '../../../../utils/domain/outcome/signals';
import { ended, gesture, open, signals } from '../../support/facts/signals';

const RULES = { quietMs: 100, openCallMs: 1_000 };

describe('S7 deadlines are stored instants (design.md §2)', () => {
  test('180 s without an open issue call, 10 min with one', () => {
    expect(DEADLINES).toEqual({ quietMs: 180_000, openCallMs: 600_000 });
  });

  test.each<[string, Partial<Signals>, number | undefined]>([
    ['from the click', {}, 100],
    ['from the last click', { gestures: [gesture(0), gesture(50)] }, 150],
    ['from the end of the call', { issueCalls: [ended(200, 10, 20)] }, 120],
    ['an open call has longer, from its start', { issueCalls: [open(10)] }, 1_010],
    ['from the newest open call', { issueCalls: [open(10), open(40, 'R2')] }, 1_040],
    ['a call that ended does not shorten an open one', { issueCalls: [open(10), ended(200, 40, 50)] }, 1_010],
    ['the clock stands while the page asks', { questionSince: 30 }, undefined],
    ['even with an open call', { questionSince: 30, issueCalls: [open(10)] }, undefined],
    ['and begins anew when the question is answered', { questionEndedAt: 500 }, 600],
    ['the token call does not count', { otherCalls: [open(40)] }, 100],
  ])('%s', (_, part, at) => {
    expect(deadlineOf(signals(part), { type: 'pending' }, RULES)).toBe(at);
  });

  test.each<Outcome>([
    { type: 'draft' },
    { type: 'issued', invoiceNumbers: [] },
    { type: 'refused', message: '' },
    { type: 'notSent' },
    { type: 'unknown', reason: 'timedOut' },
  ])('$type waits for nothing', (outcome) => {
    expect(deadlineOf(signals(), outcome, RULES)).toBeUndefined();
  });
});
