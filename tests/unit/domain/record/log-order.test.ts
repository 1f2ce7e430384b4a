import { describe, expect, test } from 'vitest';
import { isSnoozedAt } from '../../../../utils/domain/inbox/snooze';
import { DEADLINES, longestWait } from '../../../../utils/domain/outcome/deadline';
import { standingWordOf } from '../../../../utils/domain/reconcile/declared';
import { foldSubmission } from '../../../../utils/domain/record/fold-submission';
import { byBeginning, hadHappened } from '../../../../utils/domain/record/log-order';
import type { Submission } from '../../../../utils/domain/record/submission';
import { attemptOfDraft, type DraftRow } from '../../../../utils/domain/retry/draft';
import { findTwin } from '../../../../utils/domain/retry/find-twin';
import { mayRetry, type RetrySubject } from '../../../../utils/domain/retry/may-retry';
import { knowledgeWith } from '../../../../utils/portal/registry';
import * as make from '../../support/facts/facts';

const { NOON } = make;
const HOUR = 3_600_000;
const at = (n: number) => ({ begun: { chainId: 'C', n } });
const knowledge = knowledgeWith()('dppt');

/** A record of the log at place `n`, folded from its facts. */
function record(n: number, ...facts: Parameters<typeof make.eventOf>[0][]): Submission {
  const folded = facts.reduce<Submission | undefined>(
    (before, fact, index) => foldSubmission(before, { ...make.eventOf(fact), n: n + index }, knowledge),
    undefined,
  );
  return folded as Submission;
}

describe('J1 X17 the order of two submissions goes by the log', () => {
  const first = { id: 'A', submittedAt: NOON, ...at(1) };
  test('not by a clock that was set back between them', () => {
    const second = { id: 'B', submittedAt: NOON - 4 * HOUR, ...at(2) };
    expect([second, first].sort(byBeginning)).toEqual([first, second]);
  });
  test('of two logs, or where a row does not know its place, by the clocks', () => {
    const other = { id: 'B', submittedAt: NOON - 1, begun: { chainId: 'D', n: 9 } };
    const old = { id: 'C', submittedAt: NOON + 1 };
    expect([old, first, other].sort(byBeginning)).toEqual([other, first, old]);
  });
  test('a record knows where it began', () => {
    expect(record(7, make.submitted()).begun).toEqual({ chainId: 'C', n: 7 });
  });

  const refused = (id: string, n: number, submittedAt: number, given = {}): RetrySubject => ({
    ...record(n, make.submitted({ submissionId: id, at: submittedAt })),
    outcome: { type: 'refused', message: '' },
    ...given,
  });
  test('R2 the newer attempt bars, though its clock is behind', () => {
    const older = refused('A', 1, NOON);
    const newer = refused('B', 2, NOON - 4 * HOUR, { retryOf: 'A' });
    expect(mayRetry(older, [older, newer])).toEqual({ ok: false, bar: 'superseded' });
    expect(mayRetry(newer, [older, newer])).toEqual({ ok: true });
  });
  test('R3 a later twin that exists bars, though its clock is behind', () => {
    const older = refused('A', 1, NOON);
    const twin = refused('B', 2, NOON - 4 * HOUR, {
      outcome: { type: 'issued', invoiceNumbers: [] },
    });
    expect(mayRetry(older, [older, twin])).toEqual({ ok: false, bar: 'twinIssued' });
  });
  test('a draft lies between the events at which it was kept', () => {
    const source = record(1, make.submitted());
    const row = {
      id: 'D1',
      startedAt: NOON,
      seller: { taxId: source.sellerTaxId, name: '' },
      invoice: source.invoice,
      fingerprint: source.fingerprint,
      begun: { chainId: 'C', n: 4.5 },
    } as DraftRow;
    const draft = attemptOfDraft(row);
    const twin = (n: number, when: number): Submission => ({
      ...record(n, make.submitted({ submissionId: 'S2', at: when })),
      outcome: { type: 'issued', invoiceNumbers: [] },
    });
    expect(mayRetry(draft, [draft, twin(5, NOON - HOUR)])).toEqual({ ok: false, bar: 'twinIssued' });
    expect(mayRetry(draft, [draft, twin(4, NOON + HOUR)])).toEqual({ ok: true });
  });
  test('a finding after she dealt with one is news, though its clock is behind', () => {
    const finding = (when: number) =>
      ({
        id: make.nextId(),
        at: when,
        type: 'reconciled',
        submissionId: 'S1',
        standing: 'missing',
        invoiceNumbers: [],
        differences: [],
      }) as never;
    const handled = (when: number) =>
      ({ id: make.nextId(), at: when, type: 'handled', submissionId: 'S1', reason: '已核' }) as never;
    const issued = [make.submitted(), make.success(['26112000000123456789'])];
    expect(record(1, ...issued, handled(NOON), finding(NOON - HOUR)).open).toBe(1);
    expect(record(1, ...issued, finding(NOON), handled(NOON - HOUR)).open).toBe(0);
  });
  test('of two words on a month the later one counts', () => {
    const word = (n: number, when: number, declared: boolean) => ({
      event: `E${n}`,
      at: when,
      declared,
      cells: [],
      place: { chainId: 'C', n },
    });
    expect(standingWordOf([word(1, NOON, true), word(2, NOON - HOUR, false)])).toBeUndefined();
  });
});

describe('J2 X17 an instant that is yet to come is of a clock that was set back', () => {
  test.each([
    ['before', 1, 5, 10, true],
    ['after', 6, 5, 10, false],
    ['yet to come, so before', 14, 5, 10, true],
    ['seen from one that is yet to come itself', 5, 14, 10, false],
    ['both yet to come', 13, 14, 10, true],
  ])('%s', (_, one, by, now, had) => {
    expect(hadHappened(one, by, now)).toBe(had);
  });
});

describe('J3 X17 the warning of an equal one', () => {
  const twin = (n: number, submittedAt: number) => record(n, make.submitted({ at: submittedAt }));
  test('comes for one that was made before the clock was set back by days', () => {
    const { sellerTaxId } = twin(1, NOON);
    expect(findTwin([twin(1, NOON)], sellerTaxId, NOON - 72 * HOUR)).toBeDefined();
    expect(findTwin([twin(1, NOON)], sellerTaxId, NOON + 25 * HOUR)).toBeUndefined();
  });
  test('names the one that began last', () => {
    const [first, second] = [twin(1, NOON), { ...twin(2, NOON - HOUR), id: 'S2' }];
    expect(findTwin([second, first], first.sellerTaxId, NOON)?.id).toBe('S2');
  });
});

describe('J4 X17 what lies farther ahead than it can is over', () => {
  test('a wait', () => {
    expect(longestWait(DEADLINES)).toBe(660_000);
    expect(longestWait(DEADLINES, 100)).toBe(960_000);
    expect(longestWait({ quietMs: 900_000, openCallMs: 1 })).toBe(960_000);
  });
  test('a snooze', () => {
    expect(isSnoozedAt(NOON + 20 * HOUR, NOON)).toBe(true);
    expect(isSnoozedAt(NOON + 20 * HOUR, NOON - 240 * HOUR)).toBe(false);
    expect(isSnoozedAt(NOON, NOON)).toBe(false);
    expect(isSnoozedAt(undefined, NOON)).toBe(false);
  });
});
