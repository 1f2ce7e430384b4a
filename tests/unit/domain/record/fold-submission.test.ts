import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../../utils/domain/fact/fact';
import { factOf, foldSubmission, profileIdOf } from '../../../../utils/domain/record/fold-submission';
import type { Submission } from '../../../../utils/domain/record/submission';
import { knowledgeWith } from '../../../../utils/portal/registry';
import { story } from '../../support/facts/arbitrary-facts';
import * as make from '../../support/facts/facts';
import { BUYER, SELLER, snapshot } from '../../support/page/snapshots';

const knowledge = knowledgeWith()('dppt');
const NUMBER = '26112000000123456789';
const { NOON } = make;

const fold = (facts: readonly Fact[], from?: Submission): Submission =>
  facts.reduce<Submission | undefined>(
    (record, fact) => foldSubmission(record, make.eventOf(fact), knowledge),
    from,
  ) as Submission;
const outcomes = ({ history }: Submission) => history.map(({ outcome }) => outcome);

describe('a record begins with its submitted event', () => {
  test('parsed, pending, with a clock and index fields', () => {
    const record = fold([make.submitted({ tabKey: 'B:7', frameId: 0 })]);
    expect(record).toMatchObject({
      id: 'S1',
      source: 'portal',
      tabKey: 'B:7',
      submittedAt: NOON,
      outcome: { type: 'pending' },
      outcomeType: 'pending',
      standing: 'unchecked',
      sellerTaxId: SELLER.taxId,
      invoiceNumbers: [],
      searchKeys: [BUYER.taxId, expect.stringMatching(/^same [0-9a-f]{64}$/)],
      day: '2026-11-24',
      deadlineAt: NOON + 180_000,
      history: [{ at: NOON, type: 'submitted', outcome: 'pending' }],
    });
  });

  test('the company that another page had gone over to stays with it (law L2)', () => {
    const otherCompany = { name: '北京望舒商贸有限公司', taxId: '91110105MA02K3R8TK' };
    expect(fold([make.submitted({ otherCompany })])).toMatchObject({ otherCompany });
    expect(fold([make.submitted()])).not.toHaveProperty('otherCompany');
  });

  test('anything else before it is kept in the log, no record yet', () => {
    expect(foldSubmission(undefined, make.eventOf(make.success([NUMBER])), knowledge)).toBeUndefined();
  });

  test('a snapshot that cannot be read makes a record all the same (law L4)', () => {
    const record = fold([make.submitted({ snapshot: { nonsense: true } })]);
    expect(record.snapshot).toEqual({ nonsense: true });
    expect(record.invoice.issues).toEqual([{ code: 'snapshotUnreadable' }]);
  });

  test('a missing snapshot too', () => {
    const record = fold([make.submitted({ snapshot: undefined })]);
    expect(record.outcome.type).toBe('pending');
    expect(record.invoice.issues).toEqual([{ code: 'snapshotUnreadable' }]);
  });

  test('an event whose payload fits no fact changes nothing', () => {
    const record = fold([make.submitted()]);
    const odd = { ...make.eventOf(make.called()), payload: { call: 'somethingNew' } };
    expect(factOf(odd)).toBeUndefined();
    expect(foldSubmission(record, odd, knowledge)).toBe(record);
    expect(profileIdOf(odd)).toBeUndefined();
  });
});

describe('the way of a submission', () => {
  const call = [make.called({ at: NOON + 100 }), make.responded(200, { at: NOON + 2_100 })];

  test('issued: number, search key, no clock', () => {
    const record = fold([make.submitted(), ...call, make.success([NUMBER], { at: NOON + 2_200 })]);
    expect(record).toMatchObject({
      invoiceNumbers: [NUMBER],
      searchKeys: expect.arrayContaining([BUYER.taxId, '23456789']),
    });
    expect(record).not.toHaveProperty('deadlineAt');
    expect(outcomes(record)).toEqual(['pending', undefined, undefined, 'issued']);
  });

  test('the history tells what was said, word for word, and how long it took', () => {
    const text = '第1行 税率不合法，请使用 0.03、0.01';
    const record = fold([make.submitted(), ...call, make.answered(text, { at: NOON + 2_200 })]);
    expect(record.outcome).toEqual({ type: 'refused', message: text });
    expect(record.history.slice(1)).toEqual([
      { at: NOON + 100, type: 'called.issue' },
      { at: NOON + 2_100, type: 'responded.issue', text: '200', durationMs: 2_000 },
      { at: NOON + 2_200, type: 'answered', text, outcome: 'refused' },
    ]);
  });

  test('a repeated click belongs to it and waits anew', () => {
    const refused = fold([make.submitted(), ...call, make.answered('税率不合法', { at: NOON + 2_200 })]);
    const again = fold([make.repeated({ at: NOON + 9_000 })], refused);
    expect(again.outcome.type).toBe('pending');
    expect(again.deadlineAt).toBe(NOON + 9_000 + 180_000);
    expect(again.signals.gestures).toHaveLength(2);
  });

  test('a late issue call moves notSent back to pending (design.md §3)', () => {
    const notSent = fold([make.submitted(), make.answered('购买方名称不能为空', { at: NOON + 50 })]);
    expect(notSent.outcome.type).toBe('notSent');
    const called = fold([make.called({ at: NOON + 120_000 })], notSent);
    expect(called.outcome.type).toBe('pending');
    expect(called.deadlineAt).toBe(NOON + 120_000 + 600_000);
  });

  test('an issue call that left before the text but was told later counts', () => {
    const record = fold([
      make.submitted(),
      make.answered('购买方名称不能为空', { at: NOON + 50 }),
      make.called({ at: NOON + 20 }),
    ]);
    expect(record.outcome.type).toBe('pending');
  });

  test('two hours later the invoice is found: unknown becomes issued', () => {
    const unknown = fold([make.submitted(), make.timedOut({ at: NOON + 180_000 })]);
    expect(unknown.outcome).toEqual({ type: 'unknown', reason: 'timedOut' });
    expect(fold([make.success([NUMBER], { at: NOON + 7_200_000 })], unknown).outcome.type).toBe('issued');
  });

  test('just before midnight in Beijing counts for that day', () => {
    const record = fold([make.submitted({ at: Date.parse('2026-11-30T15:59:59Z') })]);
    expect(record.day).toBe('2026-11-30');
  });

  test('the company is read as it is compared', () => {
    const typed = snapshot({ seller: { ...SELLER, taxId: ` ${SELLER.taxId.toLowerCase()} ` } });
    expect(fold([make.submitted({ snapshot: typed })]).sellerTaxId).toBe(SELLER.taxId);
  });
});

describe('replay', () => {
  test('folding on from a stored record equals folding from scratch', () => {
    const cut = story().chain((facts) => fc.tuple(fc.constant(facts), fc.nat({ max: facts.length })));
    fc.assert(
      fc.property(cut, ([facts, at]) => {
        const stored = at === 0 ? undefined : structuredClone(fold(facts.slice(0, at)));
        expect(fold(facts.slice(at), stored)).toEqual(fold(facts));
      }),
      { numRuns: 100 },
    );
  });

  test('folding changes no record that it was given', () => {
    fc.assert(
      fc.property(story(), (facts) => {
        const record = fold(facts);
        const before = structuredClone(record);
        fold([make.answered('x'), make.called(), make.repeated()], record);
        expect(record).toEqual(before);
      }),
      { numRuns: 50 },
    );
  });
});
