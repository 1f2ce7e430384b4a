import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../../utils/domain/fact/fact';
import { foldSubmission } from '../../../../utils/domain/record/fold-submission';
import type { Submission } from '../../../../utils/domain/record/submission';
import { mayRetry } from '../../../../utils/domain/retry/may-retry';
import { knowledgeWith } from '../../../../utils/portal/registry';
import { called, eventOf, NOON, repeated, responded, submitted } from '../../support/facts/facts';

const settled: Fact = { id: 'W1', at: NOON + 9, type: 'settled', submissionId: 'S1', as: 'notIssued' };
const fold = (...facts: Fact[]) =>
  facts.reduce<Submission | undefined>(
    (record, fact) => foldSubmission(record, eventOf(fact), knowledgeWith()('dppt')),
    undefined,
  ) as Submission;
const unknown = [submitted(), called(), responded(500)];

describe('L2: what the clerk found holds only until something goes to the portal again', () => {
  test('settled as not issued: still unknown, and may be entered again', () => {
    const record = fold(...unknown, settled);
    expect(record).toMatchObject({
      outcome: { type: 'unknown' },
      settled: { as: 'notIssued', at: NOON + 9 },
    });
    expect(mayRetry(record, [record])).toEqual({ ok: true });
  });

  test.each<[string, Fact]>([
    ['发票开具 is pressed again on the old page', repeated({ at: NOON + 10 })],
    ['an issue call leaves', called({ requestId: 'R2', at: NOON + 10 })],
    ['an issue call is told late', called({ requestId: 'R2', at: NOON + 1 })],
  ])('%s: to be looked up again', (_, fact) => {
    const record = fold(...unknown, settled, fact);
    expect(record.settled).toBeUndefined();
    expect(mayRetry(record, [record])).toEqual({ ok: false, bar: 'unknown' });
  });

  test('a preparing call changes nothing', () => {
    const record = fold(...unknown, settled, called({ call: 'token', requestId: 'R3', at: NOON + 10 }));
    expect(record.settled?.as).toBe('notIssued');
  });
});
