import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../../../utils/domain/outcome/outcome';
import {
  attemptOfDraft,
  Draft,
  type DraftRow,
  describeDraft,
  isEmptyEntry,
  planDraft,
  repeatedBy,
} from '../../../../utils/domain/retry/draft';
import { mayRetry, type RetrySubject } from '../../../../utils/domain/retry/may-retry';
import { dppt } from '../../../../utils/portal/dppt';
import { NOON, SITE } from '../../support/facts/facts';
import { BUYER, SELLER, snapshot } from '../../support/page/snapshots';

const { mapping } = dppt.entry;
const draft = (given: Partial<Draft> = {}): Draft => ({
  id: 'D1',
  startedAt: NOON,
  at: NOON + 5_000,
  profileId: 'dppt',
  site: SITE,
  snapshot: snapshot(),
  ...given,
});
const row = (given: Partial<Draft> = {}): DraftRow => describeDraft(draft(given), mapping);

describe('an empty form is no draft', () => {
  const EMPTY_LINE = ['1', '', '', '', '', '', '', '13%', ''];

  test.each([
    ['nothing at all', { buyer: {}, lines: [] }, true],
    ['a line without item and amount', { buyer: {}, lines: [EMPTY_LINE] }, true],
    ['spaces', { buyer: { name: '  ' }, lines: [EMPTY_LINE] }, true],
    ['a buyer', { buyer: BUYER, lines: [EMPTY_LINE] }, false],
    ['an item', { buyer: {}, lines: [EMPTY_LINE, ['2', '*服务*甲', '', '', '', '', '', '', '']] }, false],
    ['an amount', { buyer: {}, lines: [['1', '', '', '', '', '', '5', '', '']] }, false],
  ])('%s', (_, given, empty) => {
    expect(isEmptyEntry(snapshot(given), mapping)).toBe(empty);
  });
});

describe('a draft as it is stored', () => {
  test('says whose it is and what it is about', () => {
    expect(row()).toMatchObject({
      seller: SELLER,
      invoice: { buyer: BUYER, totalGross: '339.00' },
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  test.each([undefined, null, 'x', { fields: 7 }, snapshot({ seller: {} })])(
    'without a company that was read it is kept, and planned for none: %#',
    (unread) => {
      const kept = row({ snapshot: unread });
      expect(kept.seller.taxId).toBe('');
      expect(planDraft(kept)).toBeUndefined();
    },
  );

  test('its plan repeats nothing, unless its form was filled from an attempt', () => {
    expect(planDraft(row())).toMatchObject({ draftId: 'D1', seller: SELLER });
    expect(planDraft(row())).not.toHaveProperty('submissionId');
    expect(planDraft(row(), 'S1')).toMatchObject({ draftId: 'D1', submissionId: 'S1' });
  });

  test('after a submit from its form it repeats that one, unless something else was typed', () => {
    const { invoice } = row();
    expect(repeatedBy(row(), undefined)).toBeUndefined();
    expect(repeatedBy(row(), { id: 'S1', invoice })).toBe('S1');
    const other = row({ snapshot: snapshot({ buyer: { name: '别的公司' } }) });
    expect(repeatedBy(other, { id: 'S1', invoice })).toBeUndefined();
  });
});

describe('L2: a draft is filled in only while nothing speaks against it', () => {
  const subject = (outcome: Outcome, given: Partial<RetrySubject> = {}): RetrySubject => ({
    ...attemptOfDraft(row()),
    id: 'S1',
    outcome,
    submittedAt: NOON + 60_000,
    ...given,
  });
  const ISSUED: Outcome = { type: 'issued', invoiceNumbers: [] };
  const PENDING: Outcome = { type: 'pending' };
  const UNKNOWN: Outcome = { type: 'unknown', reason: 'timedOut' };
  const REFUSED: Outcome = { type: 'refused', message: '税率不合法' };
  const answer = (group: RetrySubject[], given: Partial<Draft> = {}) => {
    const own = attemptOfDraft(row(given), given.follows);
    const result = mayRetry(own, [own, ...group]);
    return result.ok ? 'ok' : result.bar;
  };

  test.each([
    ['alone', [], {}, 'ok'],
    ['an equal one was issued since', [subject(ISSUED)], {}, 'twinIssued'],
    ['an equal one is under way since', [subject(PENDING)], {}, 'twinOpen'],
    ['an equal one is unknown since', [subject(UNKNOWN)], {}, 'twinOpen'],
    ['an equal one was refused since', [subject(REFUSED)], {}, 'ok'],
    ['an equal one was issued before', [subject(ISSUED, { submittedAt: NOON - 1 })], {}, 'ok'],
    [
      'its form was submitted and issued',
      [subject(ISSUED, { submittedAt: NOON - 1 })],
      { follows: 'S1' },
      'chainIssued',
    ],
    [
      'its form was submitted, no word yet',
      [subject(PENDING, { submittedAt: NOON - 1 })],
      { follows: 'S1' },
      'chainOpen',
    ],
    [
      'its form was submitted, unknown',
      [subject(UNKNOWN, { submittedAt: NOON - 1 })],
      { follows: 'S1' },
      'chainOpen',
    ],
    [
      'its form was submitted and refused',
      [subject(REFUSED, { submittedAt: NOON - 1 })],
      { follows: 'S1' },
      'ok',
    ],
    [
      'the refused one was repeated since',
      [subject(REFUSED, { submittedAt: NOON - 1 }), subject(REFUSED, { id: 'S2', retryOf: 'S1' })],
      { follows: 'S1' },
      'superseded',
    ],
    [
      'the refused one is being filled in',
      [subject(REFUSED, { submittedAt: NOON - 1, refill: { at: NOON } })],
      { follows: 'S1' },
      'refillOpen',
    ],
  ] as Array<[string, RetrySubject[], Partial<Draft>, string]>)('%s', (_, group, given, expected) => {
    expect(answer(group, given)).toBe(expected);
  });
});

test('hostile entries of the storage are no drafts', () => {
  for (const entry of [
    undefined,
    null,
    7,
    'x',
    [],
    {},
    { ...draft(), id: 'i'.repeat(65) },
    { ...draft(), at: 'soon' },
  ])
    expect(Draft.safeParse(entry).success).toBe(false);
});
