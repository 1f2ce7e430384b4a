import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../../utils/domain/fact/fact';
import { decideOutcome } from '../../../../utils/domain/outcome/decide-outcome';
import type { Outcome } from '../../../../utils/domain/outcome/outcome';
import type { Signals } from '../../../../utils/domain/outcome/signals';
import { foldSubmission } from '../../../../utils/domain/record/fold-submission';
import type { Submission } from '../../../../utils/domain/record/submission';
import { knowledgeWith } from '../../../../utils/portal/registry';
import * as make from '../../support/facts/facts';
import { ended, gesture, open, says, signals } from '../../support/facts/signals';

const PENDING: Outcome = { type: 'pending' };
const decide = (part: Partial<Signals>) => decideOutcome(signals(part), PENDING);
const NUMBER = '26112000000123456789';
const { NOON } = make;
const fold = (...facts: Fact[]): Submission =>
  facts.reduce<Submission | undefined>(
    (record, fact) => foldSubmission(record, make.eventOf(fact), knowledgeWith()('dppt')),
    undefined,
  ) as Submission;

describe('S13 a refusal answers its own press alone (X23)', () => {
  const unread = { type: 'unknown', reason: 'answerUnread' };

  test('S13 the first call ended with 200 and nothing was read before the second press, which is refused', () =>
    expect(
      decide({
        gestures: [gesture(), gesture(60_000)],
        issueCalls: [ended(200), ended(200, 60_010, 60_020)],
        verdicts: [says('refused', 60_030)],
      }),
    ).toMatchObject(unread));

  test('S13 a further call of the page itself, without a press, too', () =>
    expect(
      decide({
        issueCalls: [ended(200), ended(200, 5_000, 5_010)],
        verdicts: [says('refused', 5_020)],
      }),
    ).toMatchObject(unread));

  test('S13 a second press that sent nothing does not answer the first either', () =>
    expect(
      decide({
        gestures: [gesture(), gesture(60_000)],
        issueCalls: [ended(200)],
        verdicts: [says('refused', 60_030, 'inline')],
      }),
    ).toMatchObject(unread));

  test.each(['question', 'auth', 'refused', 'unclear'] as const)(
    'S13 a %s dialog in between is its answer',
    (read) =>
      expect(
        decide({
          issueCalls: [ended(200), ended(200, 5_000, 5_010)],
          verdicts: [says(read, 30, 'dialog'), says('refused', 5_020)],
          questionEndedAt: 4_000,
        }),
      ).toEqual({ type: 'refused', message: '<refused>' }),
  );

  test('S13 a notice is no answer', () =>
    expect(
      decide({
        issueCalls: [ended(200), ended(200, 5_000, 5_010)],
        verdicts: [says('refused', 30, 'notice'), says('refused', 5_020)],
      }),
    ).toMatchObject(unread));

  test('S13 a double click is one press: the call was still open at its second half', () =>
    expect(
      decide({
        gestures: [gesture(), gesture(15)],
        issueCalls: [ended(200)],
        verdicts: [says('refused', 30)],
      }),
    ).toEqual({ type: 'refused', message: '<refused>' }));

  test('S13 one of the family may be a check before the call', () =>
    expect(
      decide({
        issueCalls: [ended(200), { ...ended(200, 5_000, 5_010), unlisted: true }],
        verdicts: [says('refused', 5_020)],
      }),
    ).toEqual({ type: 'refused', message: '<refused>' }));
});

describe('S14 a call that nobody knows (X7)', () => {
  const post = { ...ended(200), unlisted: true };
  const refused = { verdicts: [says('refused')] };

  test('S14 it bars notSent where no issuing call was seen', () =>
    expect(decide({ otherCalls: [post], ...refused })).toEqual({ type: 'refused', message: '<refused>' }));
  test('S14 without it nothing was sent', () =>
    expect(decide({ otherCalls: [ended(200)], ...refused })).toEqual({
      type: 'notSent',
      message: '<refused>',
    }));
  test('S14 one that failed is doubt', () =>
    expect(decide({ otherCalls: [{ ...ended(500), unlisted: true }], ...refused })).toMatchObject({
      type: 'unknown',
      reason: 'httpError',
    }));
  test('S14 beside an issuing call it has no say', () =>
    expect(
      decide({ issueCalls: [ended(200)], otherCalls: [{ ...ended(500), unlisted: true }], ...refused }),
    ).toEqual({ type: 'refused', message: '<refused>' }));
  test('S14 while it is open a refusal is not believed', () =>
    expect(decide({ otherCalls: [{ ...open(), unlisted: true }], ...refused })).not.toMatchObject({
      type: 'notSent',
    }));
  test('S14 of the issuing family: a refusal after 200 is no notSent', () => {
    const site = { ...make.SITE, path: '/kpfw/lzfpkj/v1/jzfwfpkj' };
    const record = fold(
      make.submitted(),
      make.called({ at: NOON + 10, site, unlisted: true }),
      make.responded(200, { at: NOON + 20 }),
      make.answered('税率不合法', { at: NOON + 30 }),
    );
    expect(record.outcome).toEqual({ type: 'refused', message: '税率不合法' });
    expect(record.history[1]).toMatchObject({ type: 'called.unlisted', text: `POST ${site.path}` });
  });
});

describe('S15 what stood before the press (X14)', () => {
  const stood = { ...says('refused', 1_500, 'inline'), stood: true };
  const toast = says('unclear', 30);

  test('S15 it answers a press that sent nothing, beside an unclear toast', () =>
    expect(decide({ verdicts: [toast, stood] })).toEqual({ type: 'notSent', message: '<refused>' }));
  test('S15 also where the toast was taken first', () =>
    expect(
      decideOutcome(signals({ verdicts: [toast, stood] }), {
        type: 'unknown',
        reason: 'unclearText',
        message: '<unclear>',
      }),
    ).toEqual({ type: 'notSent', message: '<refused>' }));
  test('S15 once something was sent it answers nothing', () =>
    expect(decide({ issueCalls: [ended(200)], verdicts: [stood] })).toEqual(PENDING));
  test('S15 nor where a call that nobody knows was sent', () =>
    expect(decide({ otherCalls: [{ ...ended(200), unlisted: true }], verdicts: [stood] })).toEqual(PENDING));
  test('S15 nor where calls went unwatched', () =>
    expect(decide({ callsUnseen: true, verdicts: [stood] })).toEqual(PENDING));
  test('S15 nor is a doubt of then one of now', () =>
    expect(
      decide({ issueCalls: [ended(200)], verdicts: [{ ...says('unknown', 1_500, 'dialog'), stood: true }] }),
    ).toEqual(PENDING));
});

describe('S16 proof that may be another invoice’s (X22, X6)', () => {
  test('S16 a success view that does not belong is a hint: no number, no outcome', () => {
    const record = fold(
      make.submitted(),
      make.answered('请稍后到查询页面核对', { at: NOON + 10 }),
      make.answered('发票号码 26112000000123456789', {
        at: NOON + 20,
        area: 'success',
        invoiceNumbers: [NUMBER],
        belongs: false,
      }),
    );
    expect(record.outcome.type).toBe('unknown');
    expect(record.invoiceNumbers).toEqual([]);
    expect(record.history.at(-1)).toMatchObject({ type: 'answered.hint' });
  });
  test('S16 one that belongs is proof', () =>
    expect(
      fold(make.submitted(), make.success([NUMBER], { at: NOON + 20, belongs: true })).outcome,
    ).toMatchObject({ type: 'issued', invoiceNumbers: [NUMBER] }));
  test('S16 「已成功开具」 where another invoice of the page may be meant is doubt', () =>
    expect(
      fold(
        make.submitted(),
        make.answered('系统检测到您在当前页已成功开具发票', {
          at: NOON + 10,
          area: 'dialog',
          belongs: false,
        }),
      ).outcome,
    ).toMatchObject({ type: 'unknown', reason: 'portalText' }));
  test('S16 else it is proof', () =>
    expect(
      fold(make.submitted(), make.answered('系统检测到您在当前页已成功开具发票', { area: 'dialog' })).outcome,
    ).toMatchObject({ type: 'issued' }));
});

describe('what may have been issued waits for her, though it was pressed again (law L2)', () => {
  const unclear = make.answered('业务处理未完成，请核对后再试', { at: NOON + 10 });
  const again = make.make('refillClosed', { submissionId: 'S1', how: 'submitted', by: 'S2', at: NOON + 20 });
  const word = make.make('settled', { submissionId: 'S1', as: 'notIssued', at: NOON + 30 });
  test('an unclear one', () => expect(fold(make.submitted(), unclear, again).open).toBe(1));
  test('not after her word that it is not there', () =>
    expect(fold(make.submitted(), unclear, again, word).open).toBe(0));
  test('a refused one gives its place to the newer one', () =>
    expect(fold(make.submitted(), make.answered('税率不合法', { at: NOON + 10 }), again).open).toBe(0));
});

describe('what began with a weaker witness', () => {
  test.each(['proof', 'post'] as const)('S12 %s: a refusal stays unknown', (witness) => {
    const { gesture: _, ...plain } = make.submitted({ witness });
    const record = fold(plain, make.answered('税率不合法', { at: NOON + 10 }));
    expect(record.outcome).toMatchObject({ type: 'unknown', reason: 'callsUnseen' });
    expect(record.witness).toBe(witness);
  });
  test('the age of the reading is kept and stands in the history', () => {
    const record = fold(make.submitted({ witness: 'call', readAgoMs: 2_300 }));
    expect(record).toMatchObject({ witness: 'call', readAgoMs: 2_300 });
    expect(record.history[0]).toMatchObject({ type: 'submitted.call', readAgoMs: 2_300 });
  });
  test('a press by a script is a press', () => {
    const record = fold(
      make.submitted({ gesture: 'script', witness: 'gesture' }),
      make.answered('税率不合法'),
    );
    expect(record.outcome).toMatchObject({ type: 'notSent' });
    expect(record.history[0]?.type).toBe('submitted.script');
  });
});
