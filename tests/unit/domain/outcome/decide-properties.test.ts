import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../../utils/domain/fact/fact';
import { decideOutcome } from '../../../../utils/domain/outcome/decide-outcome';
import type { CallSignal, Signals } from '../../../../utils/domain/outcome/signals';
import { foldSubmission } from '../../../../utils/domain/record/fold-submission';
import type { Submission } from '../../../../utils/domain/record/submission';
import { knowledgeWith } from '../../../../utils/portal/registry';
import { story } from '../../support/facts/arbitrary-facts';
import { eventOf } from '../../support/facts/facts';

const knowledge = knowledgeWith()('dppt');
const RUNS = { numRuns: 150 };
const OFFLINE = ['net::ERR_INTERNET_DISCONNECTED', 'NS_ERROR_OFFLINE'];

/** The record after each fact of a story. */
function steps(facts: readonly Fact[]): Submission[] {
  const records: Submission[] = [];
  for (const fact of facts) {
    const record = foldSubmission(records.at(-1), eventOf(fact), knowledge);
    if (record) records.push(record);
  }
  return records;
}

/** Calls `check` with each record and the one before it. */
const always = (check: (after: Submission, before: Submission) => void) =>
  fc.assert(
    fc.property(story(), (facts) => {
      const records = steps(facts);
      records.forEach((record, index) => {
        check(record, records[index - 1] ?? record);
      });
    }),
    RUNS,
  );

const wasOffline = ({ status, error }: CallSignal) =>
  status === undefined && error !== undefined && OFFLINE.includes(error);

describe('whatever happens', () => {
  test('S1 issued is the end; its numbers only grow', () =>
    always((after, before) => {
      if (before.outcome.type !== 'issued') return;
      expect(after.outcome.type).toBe('issued');
      expect(after.invoiceNumbers).toEqual(expect.arrayContaining(before.invoiceNumbers));
    }));

  test('S1 issued only by proof', () =>
    always(({ outcome, signals }) => {
      if (outcome.type !== 'issued') return;
      expect(signals.verdicts.some((verdict) => ['success', 'issued'].includes(verdict.class))).toBe(true);
    }));

  test('S2 unknown goes nowhere but to issued, except by validation text beside an unclear one', () =>
    always((after, before) => {
      if (before.outcome.type !== 'unknown') return;
      if (after.outcome.type === 'notSent') {
        expect(before.outcome.reason).toBe('unclearText');
        expect(after.signals.issueCalls).toEqual([]);
        const doubts = after.signals.verdicts.filter(
          ({ area, class: read }) => area !== 'notice' && ['doubtful', 'unknown'].includes(read),
        );
        expect(doubts).toEqual([]);
      } else {
        expect(['unknown', 'issued']).toContain(after.outcome.type);
      }
    }));

  test('S4 notSent never with an issue call seen, other than surely offline', () =>
    always(({ outcome, signals }) => {
      if (outcome.type !== 'notSent' || signals.issueCalls.length === 0) return;
      expect(signals.issueCalls.every(wasOffline)).toBe(true);
      expect(signals.gestures.every(({ onLine }) => !onLine)).toBe(true);
    }));

  test('S5 refused only if all issue calls ended with 200', () =>
    always(({ outcome, signals }) => {
      if (outcome.type !== 'refused') return;
      expect(signals.issueCalls.length).toBeGreaterThan(0);
      for (const call of signals.issueCalls)
        expect(call).toMatchObject({ status: 200, endedAt: expect.any(Number) });
    }));

  test('S6 a record that waits has a clock, unless the page asks something', () =>
    always(({ outcome, signals, deadlineAt }) => {
      const waits = outcome.type === 'pending' && signals.questionSince === undefined;
      expect(deadlineAt !== undefined).toBe(waits);
    }));

  test('every event enters the history', () =>
    fc.assert(
      fc.property(story(), (facts) => {
        expect(steps(facts).at(-1)?.history).toHaveLength(facts.length);
      }),
      RUNS,
    ));
});

describe('order', () => {
  const shuffled = <T>(list: readonly T[]) => fc.shuffledSubarray([...list], { minLength: list.length });

  test('the order in which signals of one kind are listed does not decide', () => {
    const both = story().chain((facts) => {
      const signals = steps(facts).at(-1)?.signals as Signals;
      return fc
        .record({
          gestures: shuffled(signals.gestures),
          issueCalls: shuffled(signals.issueCalls),
          otherCalls: shuffled(signals.otherCalls),
          verdicts: shuffled(signals.verdicts),
        })
        .map((part) => [signals, { ...signals, ...part }] as const);
    });
    fc.assert(
      fc.property(both, ([one, other]) => {
        const pending = { type: 'pending' } as const;
        expect(decideOutcome(other, pending).type).toBe(decideOutcome(one, pending).type);
      }),
      RUNS,
    );
  });

  test.each(['called', 'responded', 'callFailed'])('two %s facts side by side may change places', (type) => {
    const requestOf = (fact: Fact | undefined) => (fact && 'requestId' in fact ? fact.requestId : undefined);
    fc.assert(
      fc.property(story(), (facts) => {
        const at = facts.findIndex(
          (fact, index) =>
            fact.type === type &&
            facts[index + 1]?.type === type &&
            requestOf(fact) !== requestOf(facts[index + 1]) &&
            fact.at === facts[index + 1]?.at,
        );
        fc.pre(at > 0);
        const swapped = facts.with(at, facts[at + 1] as Fact).with(at + 1, facts[at] as Fact);
        const [one, other] = [facts, swapped].map((order) => steps(order).at(-1)?.outcome.type);
        // What came first may have made it unknown, and that stays (S2): the order decides nothing else.
        if (one !== 'unknown' && other !== 'unknown') expect(other).toBe(one);
      }),
      { numRuns: 100, maxSkipsPerRun: 10_000 },
    );
  });
});
