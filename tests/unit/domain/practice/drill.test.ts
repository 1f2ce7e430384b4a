import { describe, expect, test } from 'vitest';
import {
  DRILL_STEPS,
  type DrillFacts,
  type DrillRecord,
  type DrillStepId,
  judgeStep,
  scoreOf,
  secondsOf,
} from '../../../../utils/domain/practice/drill';
import { FIRST_CARDS, firstStepOf } from '../../../../utils/domain/practice/first-way';
import { entryOf, type PracticeCard } from '../../../../utils/domain/practice/practice-invoice';

const stepOf = (id: DrillStepId) => {
  const step = DRILL_STEPS.find((one) => one.id === id);
  if (!step) throw new Error(id);
  return step;
};
const issued = { type: 'issued' as const, invoiceNumbers: ['26990000000000000001'] };
const refused = { type: 'refused' as const, message: '税率不合法' };
const notSent = { type: 'notSent' as const };
const unknown = { type: 'unknown' as const, reason: 'timedOut' as const };

/** A record of the card, as the fold would show it. */
function record(card: PracticeCard, over: Partial<DrillRecord> = {}): DrillRecord {
  const [line] = entryOf(card).lines;
  const outcome = over.outcome ?? issued;
  return {
    id: 'A',
    submittedAt: 1_000,
    outcome,
    invoiceNumbers: outcome.type === 'issued' ? [...outcome.invoiceNumbers] : [],
    invoice: {
      seller: {},
      buyer: { name: card.buyerName },
      lines: [{ itemName: line?.xmmc, netAmount: line?.je }],
      issues: [],
    },
    signals: { gestures: [{ at: 1_000, onLine: true }] },
    ...over,
  } as unknown as DrillRecord;
}
const facts = (records: DrillRecord[], listReadAt: number[] = []): DrillFacts => ({ records, listReadAt });

describe('what a step of the drill asks for', () => {
  test('there are five, each with another amount', () => {
    expect(DRILL_STEPS.map(({ id }) => id)).toEqual(['kept', 'refused', 'hang', 'offline', 'lost']);
    expect(new Set(DRILL_STEPS.map(({ card }) => entryOf(card).lines[0]?.je)).size).toBe(5);
  });

  test.each(DRILL_STEPS.map(({ id }) => id))('%s is open while nothing was done', (id) =>
    expect(judgeStep(stepOf(id), facts([]))).toEqual({ state: 'open' }),
  );

  const kept = stepOf('kept');
  test.each([
    ['issued, not found yet', [record(kept.card)], { state: 'open' }],
    ['found and ticked', [record(kept.card, { reviewed: { by: '', at: 2_000 } })], { state: 'right' }],
    ['twice', [record(kept.card), record(kept.card, { id: 'B' })], { state: 'wrong', mistake: 'twice' }],
    [
      'another buyer',
      [record({ ...kept.card, buyerName: '别家' })],
      { state: 'wrong', mistake: 'otherContent' },
    ],
    [
      'another amount',
      [record({ ...kept.card, quantity: '11' })],
      { state: 'wrong', mistake: 'otherContent' },
    ],
    ['another item', [record({ ...kept.card, itemName: '纸' })], { state: 'wrong', mistake: 'otherContent' }],
  ])('kept: %s', (_, records, verdict) => expect(judgeStep(kept, facts(records))).toEqual(verdict));

  describe.each([
    ['refused', refused],
    ['offline', notSent],
  ] as const)('%s', (id, outcome) => {
    const step = stepOf(id);
    const first = record(step.card, { outcome });
    test.each([
      ['failed alone', [first], { state: 'open' }],
      [
        'filled in again and issued',
        [first, record(step.card, { id: 'B', retryOf: 'A' })],
        { state: 'right' },
      ],
      ['typed anew', [first, record(step.card, { id: 'B' })], { state: 'wrong', mistake: 'typedAnew' }],
      [
        'issued twice',
        [first, record(step.card, { id: 'B', retryOf: 'A' }), record(step.card, { id: 'C' })],
        { state: 'wrong', mistake: 'twice' },
      ],
    ])('%s', (_, records, verdict) => expect(judgeStep(step, facts(records))).toEqual(verdict));
  });

  const hang = stepOf('hang');
  const hung = record(hang.card, { outcome: unknown });
  const pressedTwice = { gestures: [{ at: 1_000 }, { at: 1_500 }] } as DrillRecord['signals'];
  test.each([
    ['not looked up', facts([hung]), { state: 'open' }],
    ['looked up before it was submitted', facts([hung], [500]), { state: 'open' }],
    [
      'looked up while it is pending',
      facts([record(hang.card, { outcome: { type: 'pending' } })], [2_000]),
      { state: 'open' },
    ],
    ['looked up', facts([hung], [2_000]), { state: 'right' }],
    [
      'pressed again',
      facts([{ ...hung, signals: pressedTwice }], [2_000]),
      { state: 'wrong', mistake: 'pressedAgain' },
    ],
    [
      'issued another',
      facts([hung, record(hang.card, { id: 'B' })]),
      { state: 'wrong', mistake: 'pressedAgain' },
    ],
  ])('hang: %s', (_, seen, verdict) => expect(judgeStep(hang, seen)).toEqual(verdict));

  const lost = stepOf('lost');
  const unclear = record(lost.card, { outcome: unknown });
  test.each([
    ['unclear', [unclear], { state: 'open' }],
    ['settled by its number', [record(lost.card)], { state: 'right' }],
    ['pressed again', [{ ...unclear, signals: pressedTwice }], { state: 'wrong', mistake: 'pressedAgain' }],
    ['issued once more', [unclear, record(lost.card, { id: 'B' })], { state: 'wrong', mistake: 'twice' }],
  ])('lost: %s', (_, records, verdict) => expect(judgeStep(lost, facts(records))).toEqual(verdict));
});

describe('the score', () => {
  const all = DRILL_STEPS.map(({ id }) => ({ id, seconds: 30 }));
  test.each([
    ['all right', all, { right: 5, steps: 5, seconds: 150, passed: true }],
    [
      'one wrong',
      [...all.slice(1), { id: 'kept' as const, seconds: 30, mistake: 'gaveUp' as const }],
      { right: 4, steps: 5, seconds: 150, passed: false },
    ],
    ['one missing', all.slice(1), { right: 4, steps: 5, seconds: 120, passed: false }],
    [
      'longer than ten minutes',
      all.map((one) => ({ ...one, seconds: 121 })),
      { right: 5, steps: 5, seconds: 605, passed: false },
    ],
  ])('%s', (_, results, score) => expect(scoreOf(results)).toEqual(score));

  test.each([
    [0, 1_400, 1],
    [0, 1_500, 2],
    [5_000, 1_000, 0],
  ])('seconds from %i to %i', (from, to, seconds) => expect(secondsOf(from, to)).toBe(seconds));
});

test('the guided way asks for one thing at a time', () => {
  const [one, two] = FIRST_CARDS;
  const first = record(one);
  const failed = { ...record(two, { id: 'B', outcome: refused }), refill: undefined };
  const again = record(two, { id: 'C', retryOf: 'B' });
  expect([
    firstStepOf([], false, undefined),
    firstStepOf([record(one, { outcome: { type: 'pending' } })], false, undefined),
    firstStepOf([first], false, undefined),
    firstStepOf([first], true, undefined),
    firstStepOf([failed, first], true, undefined),
    firstStepOf([{ ...failed, refill: { at: 1 } }, first], true, undefined),
    firstStepOf([again, failed, first], true, undefined),
    firstStepOf([again, failed, first], true, ['A']),
    firstStepOf([again, failed, first], true, ['C', 'B']),
  ]).toEqual(['press', 'press', 'next', 'pressAgain', 'refill', 'correct', 'find', 'find', 'done']);
});
