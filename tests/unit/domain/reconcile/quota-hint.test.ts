import { describe, expect, test } from 'vitest';
import { type QuotaLook, type QuotaSubject, quotaHint } from '../../../../utils/domain/reconcile/quota-hint';
import { NOON } from '../../support/facts/facts';
import { MINUTE } from '../../support/facts/lists';
import { issuedSubject, subject } from '../../support/facts/reconcile';

const look = (minutes: number, left: string) => ({ at: NOON + minutes * MINUTE, left });
const A: QuotaSubject = subject('A');
/** Ten minutes before and after; the net of `subject()` is 300.00. */
const FELL = [look(-10, '10000.00'), look(10, '9700.00')];
const hint = (looks: readonly QuotaLook[] = FELL, others: QuotaSubject[] = [], record = A) =>
  quotaHint(record, looks, others);

describe('N4 the quota fell by exactly the net amount', () => {
  test('between the nearest looks', () => {
    const [before, after] = FELL;
    expect(hint()).toEqual({ before, after, net: '300.00' });
    expect(hint([look(20, '1'), ...FELL.toReversed(), look(-20, '1')])).toEqual({
      before,
      after,
      net: '300.00',
    });
  });
  test('amounts before and after declaring are never compared', () => {
    const [before, after] = FELL.map((one) => ({ ...one, basis: 'afterDeclaring' as const }));
    if (!before || !after) throw new Error('two looks');
    expect(hint([before, after])?.net).toBe('300.00');
    expect(hint([{ ...before, basis: 'beforeDeclaring' }, after])).toBeUndefined();
    expect(hint([look(-10, '10000.00'), after])).toBeUndefined();
  });
  test('with what else was issued meanwhile taken off', () => {
    const other = issuedSubject('B', '1', { submittedAt: NOON + MINUTE });
    expect(hint([look(-10, '10000'), look(10, '9400')], [A, other])?.net).toBe('300.00');
    expect(hint(FELL, [A, other])).toBeUndefined();
  });
  test('what failed, and what lies outside, takes nothing', () => {
    const refused = subject('B', { outcome: { type: 'refused', message: '' }, submittedAt: NOON + MINUTE });
    const later = issuedSubject('C', '2', { submittedAt: NOON + 11 * MINUTE });
    const earlier = issuedSubject('D', '3', { submittedAt: NOON - 11 * MINUTE });
    expect(hint(FELL, [A, refused, later, earlier])).toBeDefined();
  });
  test.each([
    ['by another amount', [look(-10, '10000'), look(10, '9700.01')], [], A],
    ['not at all', [look(-10, '10000'), look(10, '10000')], [], A],
    ['no look before', [look(10, '9700')], [], A],
    ['no look after', [look(-10, '10000')], [], A],
    ['another is unclear', FELL, [subject('B', { submittedAt: NOON + MINUTE })], A],
    [
      'of another the net was not read',
      FELL,
      [issuedSubject('B', '1', { invoice: { ...subject('B').invoice, totalNet: undefined } as never })],
      A,
    ],
    [
      'its own net was not read',
      FELL,
      [],
      subject('A', { invoice: { ...subject('A').invoice, totalNet: undefined } as never }),
    ],
    [
      'its net is nothing',
      [look(-10, '1'), look(10, '1')],
      [],
      subject('A', { invoice: { ...subject('A').invoice, totalNet: '0.00' } }),
    ],
  ])('no hint: %s', (_, looks, others, record) => expect(hint(looks, others, record)).toBeUndefined());
  test('a look while a call was still open is none after it', () => {
    const signals = {
      ...A.signals,
      issueCalls: [{ requestId: 'R', startedAt: NOON, endedAt: NOON + 11 * MINUTE }],
    };
    expect(hint(FELL, [], { ...A, signals })).toBeUndefined();
  });
});
