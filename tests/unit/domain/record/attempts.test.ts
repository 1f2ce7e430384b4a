import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../../utils/domain/fact/fact';
import { asAttempts, attemptsOf } from '../../../../utils/domain/record/attempts';
import { foldSubmission } from '../../../../utils/domain/record/fold-submission';
import type { Submission } from '../../../../utils/domain/record/submission';
import { createTexts } from '../../../../utils/domain/texts/texts';
import { attemptWords } from '../../../../utils/domain/view/attempt-words';
import { ledgerFilter } from '../../../../utils/domain/view/ledger-filter';
import { knowledgeWith } from '../../../../utils/portal/registry';
import * as make from '../../support/facts/facts';

const { NOON } = make;
const at = (ms: number) => ({ at: NOON + ms });
const call = (nth: number, ms: number, status = 200) => [
  make.called({ requestId: `R${nth}`, ...at(ms) }),
  make.responded(status, { requestId: `R${nth}`, ...at(ms + 10) }),
];
const refusal = (nth: number, ms: number, text = '税率不合法') => [
  ...call(nth, ms + 10),
  make.answered(text, at(ms + 100)),
];
const again = (ms: number) => make.repeated(at(ms));
const SUBMITTED = make.submitted(at(0));
const done = (ms: number) => make.success(['26112000000123456789'], at(ms));
const fold = (...facts: Fact[]): Submission =>
  facts.reduce<Submission | undefined>(
    (record, fact) => foldSubmission(record, make.eventOf(fact), knowledgeWith()('dppt')),
    undefined,
  ) as Submission;
const types = (record: Submission) => attemptsOf(record).map(({ outcome }) => outcome.type);
const t = createTexts('zh_CN');

const THREE = [
  SUBMITTED,
  ...refusal(1, 0),
  again(1_000),
  ...refusal(2, 1_000, '购买方名称不能为空'),
  again(2_000),
  ...refusal(3, 2_000),
  again(3_000),
];

describe('A1 a press after a refusal is another attempt of its record', () => {
  test('three refusals, then issued: four attempts, each with its press and its words', () => {
    const record = fold(...THREE, ...call(4, 3_010), done(3_100));
    expect(attemptsOf(record)).toMatchObject([
      { at: NOON, outcome: { type: 'refused', message: '税率不合法' } },
      { at: NOON + 1_000, outcome: { type: 'refused', message: '购买方名称不能为空' } },
      { at: NOON + 2_000, outcome: { type: 'refused', message: '税率不合法' } },
      { at: NOON + 3_000, outcome: { type: 'issued' } },
    ]);
    expect(attemptWords(record, t)).toBe('第 4 次才开成，前 3 次：税率不合法；购买方名称不能为空');
    expect(record.invoiceNumbers).toEqual(['26112000000123456789']);
  });

  test('records that were refused before it are attempts, too', () => {
    const first = fold(SUBMITTED, ...refusal(1, 0), again(500), ...refusal(2, 500));
    const second = fold(
      make.submitted({ submissionId: 'S2', retryOf: 'S1', ...at(1_000) }),
      make.success([], { submissionId: 'S2', ...at(1_100) }),
    );
    expect(attemptWords(second, t, [first])).toBe('第 3 次才开成，前 2 次：税率不合法');
  });

  test('one attempt: nothing is told', () => {
    const record = fold(SUBMITTED, ...call(1, 10), done(50));
    expect(types(record)).toEqual(['issued']);
    expect(attemptWords(record, t)).toBeUndefined();
  });

  test('a second press before the answer, and a call that the page repeats, are none', () => {
    expect(types(fold(SUBMITTED, again(5), ...refusal(1, 10)))).toEqual(['refused']);
    const resent = fold(SUBMITTED, ...refusal(1, 0), ...call(2, 500), make.answered('税率不合法', at(600)));
    expect(types(resent)).toEqual(['refused']);
  });

  test('not submitted, then pressed again: it was an attempt, too', () => {
    const record = fold(SUBMITTED, make.answered('税率不合法', at(50)), again(1_000), ...call(1, 1_010));
    expect(types(record)).toEqual(['notSent', 'pending']);
  });

  test('what was unknown is no failure, whatever comes after it', () => {
    const lost = [SUBMITTED, ...call(1, 10, 504), again(1_000), ...refusal(2, 1_000)];
    expect(types(fold(...lost))).toEqual(['unknown']);
    expect(types(fold(...lost, again(2_000), ...call(3, 2_010), done(2_100)))).toEqual(['issued']);
  });

  test('proof that comes late makes the last refusal good, and no other', () => {
    expect(types(fold(SUBMITTED, ...refusal(1, 0), done(900)))).toEqual(['issued']);
    const twice = fold(SUBMITTED, ...refusal(1, 0), again(1_000), ...refusal(2, 1_000), done(2_000));
    expect(types(twice)).toEqual(['refused', 'issued']);
  });

  test('lists of failures hold each refusal, and that it was pressed again', () => {
    const rows = asAttempts(fold(...THREE, ...call(4, 3_010), done(3_100)));
    expect(rows.map(({ outcomeType, newerAttempt }) => [outcomeType, newerAttempt])).toEqual([
      ['refused', 'S1'],
      ['refused', 'S1'],
      ['refused', 'S1'],
      ['issued', undefined],
    ]);
    const record = fold(SUBMITTED, ...refusal(1, 0));
    expect(asAttempts(record)).toEqual([record]);
  });

  test('the filter finds it among what failed and among what was issued', () => {
    const record = fold(...THREE, ...call(4, 3_010), done(3_100));
    expect(ledgerFilter({ outcome: 'refused' })(record)).toBe(true);
    expect(ledgerFilter({ outcome: 'issued' })(record)).toBe(true);
    expect(ledgerFilter({ outcome: 'notSent' })(record)).toBe(false);
  });
});
