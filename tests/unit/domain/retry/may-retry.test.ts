import { describe, expect, test } from 'vitest';
import type { Invoice } from '../../../../utils/domain/invoice/invoice';
import type { Outcome } from '../../../../utils/domain/outcome/outcome';
import { mayRetry, type RetryBar, type RetrySubject } from '../../../../utils/domain/retry/may-retry';
import {
  barOf,
  ISSUED,
  invoice,
  LINE,
  later,
  NOT_ISSUED,
  NOT_SENT,
  PENDING,
  REFUSED,
  record,
  UNKNOWN,
} from '../../support/facts/retry-subjects';

describe('R1 the record itself', () => {
  test.each<[string, Partial<RetrySubject>, RetryBar | 'may']>([
    ['refused', { outcome: REFUSED }, 'may'],
    ['not sent', { outcome: NOT_SENT }, 'may'],
    ['pending', { outcome: PENDING }, 'pending'],
    ['a draft', { outcome: { type: 'draft' } }, 'draft'],
    ['unknown', { outcome: UNKNOWN }, 'unknown'],
    ['unknown, settled as not issued', { outcome: UNKNOWN, ...NOT_ISSUED }, 'may'],
    [
      'unknown, with a settlement as issued on its way',
      { outcome: UNKNOWN, settled: { as: 'issued', at: 1 } },
      'unknown',
    ],
    ['issued', { outcome: ISSUED, invoiceNumbers: ['26112000000123456789'] }, 'issued'],
    ['issued, number not read', { outcome: { type: 'issued', invoiceNumbers: [] } }, 'issued'],
    ['refused, yet a number is known', { invoiceNumbers: ['26112000000123456789'] }, 'hasNumber'],
    [
      'settled as not issued, then a number came',
      { outcome: UNKNOWN, ...NOT_ISSUED, invoiceNumbers: ['26112000000123456789'] },
      'hasNumber',
    ],
    ['R4 being filled in', { refill: { at: 150 } }, 'refillOpen'],
    ['R4 written into a batch template', { inTemplate: true }, 'inTemplate'],
  ])('%s', (_, given, bar) => {
    expect(barOf(record('A', given))).toBe(bar);
  });
});

describe('R2 the chain of attempts', () => {
  const chain = (outcome: Outcome, given: Partial<RetrySubject> = {}) => [
    later('B', outcome, { retryOf: 'A', ...given }),
  ];

  test.each<[string, RetrySubject[], RetryBar | 'may']>([
    ['its retry is pending', chain(PENDING), 'chainOpen'],
    ['its retry is unknown', chain(UNKNOWN), 'chainOpen'],
    ['its retry is issued', chain(ISSUED), 'chainIssued'],
    ['its retry was refused: the retry is the newest now', chain(REFUSED), 'superseded'],
    ['its retry is settled as not issued: still the newest', chain(UNKNOWN, NOT_ISSUED), 'superseded'],
    ['a retry at the same instant', chain(REFUSED, { submittedAt: 100 }), 'superseded'],
    [
      'the retry of the retry is issued',
      [...chain(REFUSED), later('C', ISSUED, { retryOf: 'B', submittedAt: 300 })],
      'chainIssued',
    ],
    [
      'another retry of the same is unknown',
      [...chain(REFUSED), later('C', UNKNOWN, { retryOf: 'A', submittedAt: 300 })],
      'chainOpen',
    ],
    ['a chain of others', [later('Y', ISSUED, { retryOf: 'X' })], 'may'],
  ])('%s', (_, group, bar) => {
    expect(barOf(record('A'), group)).toBe(bar);
  });

  test.each<[string, RetrySubject, RetryBar | 'may']>([
    ['the first was refused', record('A'), 'may'],
    ['the first is issued after all, by late proof', record('A', { outcome: ISSUED }), 'chainIssued'],
    ['the first became unknown', record('A', { outcome: UNKNOWN }), 'chainOpen'],
    [
      'R4 the first is being filled in, in another window',
      record('A', { refill: { at: 250 } }),
      'refillOpen',
    ],
    ['R4 the first was written into a template', record('A', { inTemplate: true }), 'inTemplate'],
  ])('the newest attempt, when %s', (_, first, bar) => {
    expect(barOf(later('B', REFUSED, { retryOf: 'A' }), [first])).toBe(bar);
  });
});

describe('R3 twins: the same invoice, retyped by hand', () => {
  const twin = (outcome: Outcome, given: Partial<RetrySubject> = {}) => [
    later('T', outcome, { fingerprint: 'of A', ...given }),
  ];

  test.each<[string, RetrySubject[], RetryBar | 'may']>([
    ['later, issued', twin(ISSUED), 'twinIssued'],
    ['later, pending', twin(PENDING), 'twinOpen'],
    ['later, unknown', twin(UNKNOWN), 'twinOpen'],
    ['later, unknown, settled as not issued', twin(UNKNOWN, NOT_ISSUED), 'may'],
    ['later, refused too', twin(REFUSED), 'may'],
    ['earlier, issued: a second one was wanted', twin(ISSUED, { submittedAt: 50 }), 'may'],
    ['X23 earlier, of which nobody knows', twin(UNKNOWN, { submittedAt: 50 }), 'twinOpen'],
    ['X23 earlier, without an answer', twin(PENDING, { submittedAt: 50 }), 'twinOpen'],
    [
      'X23 earlier, found issued after this one was pressed',
      twin(ISSUED, { submittedAt: 50, history: [{ at: 101, type: 'answered', outcome: 'issued' }] }),
      'twinIssued',
    ],
    [
      'earlier, known to be issued before this one was pressed',
      twin(ISSUED, { submittedAt: 50, history: [{ at: 60, type: 'answered', outcome: 'issued' }] }),
      'may',
    ],
    ['earlier, settled as not issued', twin(UNKNOWN, { submittedAt: 50, ...NOT_ISSUED }), 'may'],
    ['earlier, refused', twin(REFUSED, { submittedAt: 50 }), 'may'],
    ['later, issued, of another company', twin(ISSUED, { sellerTaxId: '91110105MA02K3R8TX' }), 'may'],
    ['later, issued, another content', twin(ISSUED, { fingerprint: 'of T' }), 'may'],
  ])('%s', (_, group, bar) => {
    expect(barOf(record('A'), group)).toBe(bar);
  });
});

describe('R7 twins of which only one shows its lines', () => {
  /** As the batch page shows it. */
  const row = (given: Partial<Invoice> = {}) => invoice({ lines: [], totalGross: '101', ...given });
  const form = (given: Partial<Invoice> = {}) =>
    record('A', { invoice: invoice({ kind: 'general', ...given }) });
  const twin = (outcome: Outcome, shown = row(), given: Partial<RetrySubject> = {}) => [
    later('T', outcome, { invoice: shown, ...given }),
  ];

  test.each<[string, RetrySubject[], RetryBar | 'may']>([
    ['issued', twin(ISSUED), 'twinIssued'],
    ['pending', twin(PENDING), 'twinOpen'],
    ['unknown', twin(UNKNOWN), 'twinOpen'],
    ['of the same kind', twin(ISSUED, row({ kind: 'general' })), 'twinIssued'],
    ['refused too', twin(REFUSED), 'may'],
    ['settled as not issued', twin(UNKNOWN, row(), NOT_ISSUED), 'may'],
    ['of another kind', twin(ISSUED, row({ kind: 'special' })), 'may'],
    ['of another buyer', twin(ISSUED, row({ buyer: { name: '另一家' } })), 'may'],
    ['of another gross', twin(ISSUED, row({ totalGross: '101.01' })), 'may'],
    ['whose gross was not read', twin(ISSUED, row({ totalGross: undefined })), 'may'],
    ['whose buyer was not read', twin(ISSUED, row({ buyer: {} })), 'may'],
    ['earlier: a second one was wanted', twin(ISSUED, row(), { submittedAt: 50 }), 'may'],
    ['of another company', twin(ISSUED, row(), { sellerTaxId: '91110105MA02K3R8TX' }), 'may'],
    ['with lines of its own, which differ', twin(ISSUED, invoice({ lines: [LINE, LINE] })), 'may'],
  ])('a refused form, then a row of a batch, %s', (_, group, bar) => {
    expect(barOf(form(), group)).toBe(bar);
  });

  test.each<[string, Outcome, RetryBar | 'may']>([
    ['issued', ISSUED, 'twinIssued'],
    ['pending', PENDING, 'twinOpen'],
    ['refused too', REFUSED, 'may'],
  ])('a refused row of a batch, then the form, %s', (_, outcome, bar) => {
    expect(barOf(record('A', { invoice: row() }), [later('T', outcome, { invoice: invoice() })])).toBe(bar);
  });

  test('a gross or a buyer that neither shows makes no twins', () => {
    const blank = row({ totalGross: undefined });
    expect(barOf(record('A', { invoice: blank }), twin(ISSUED, blank))).toBe('may');
  });
});

test('N3 that the list lacks it opens nothing by itself', () => {
  const missing = { standing: 'missing' as const };
  for (const outcome of [UNKNOWN, PENDING]) {
    expect(mayRetry({ ...record('A', { outcome }), ...missing }, [])).toEqual({
      ok: false,
      bar: outcome.type,
    });
  }
});

test('the answer does not hang on the order of the group', () => {
  const group = [
    record('A'),
    later('B', REFUSED, { retryOf: 'A' }),
    later('C', ISSUED, { retryOf: 'B', submittedAt: 300 }),
    later('T', UNKNOWN, { fingerprint: 'of A' }),
  ];
  const answers = [group, [...group].reverse(), [...group.slice(2), ...group.slice(0, 2)]].map((order) =>
    mayRetry(group[1] as RetrySubject, order),
  );
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
});

describe('R8 an equal one stands in a batch template', () => {
  const TEMPLATE = { serialNumbers: ['PY261124A'], fileName: 'a.xlsx', writtenAt: 150 };
  const WRITTEN = { inTemplate: true, template: TEMPLATE, fingerprint: 'of A' };
  const rowOf = (outcome: Outcome, given: Partial<RetrySubject> = {}) =>
    later('R', outcome, { batch: { importId: 'I', serialNumber: 'PY261124A', rows: 1 }, ...given });

  test.each<[string, RetrySubject, RetryBar | 'may']>([
    ['a later one', later('T', REFUSED, WRITTEN), 'twinInTemplate'],
    ['an earlier one', record('T', { ...WRITTEN, submittedAt: 50 }), 'twinInTemplate'],
    ['taken back', later('T', REFUSED, { template: TEMPLATE, fingerprint: 'of A' }), 'may'],
    ['of another company', later('T', REFUSED, { ...WRITTEN, sellerTaxId: '91110105MA02K3R8TX' }), 'may'],
    ['of another content', later('T', REFUSED, { ...WRITTEN, fingerprint: 'of T' }), 'may'],
  ])('%s', (_, other, bar) => expect(barOf(record('A'), [other])).toBe(bar));

  test.each<[string, RetrySubject, RetryBar | 'may']>([
    ['was issued', rowOf(ISSUED), 'twinIssued'],
    ['has no answer', rowOf(PENDING), 'twinOpen'],
    ['is unknown', rowOf(UNKNOWN), 'twinOpen'],
    ['was refused: it may be corrected and written again', rowOf(REFUSED), 'may'],
    ['was issued, by a clock that was set back', rowOf(ISSUED, { submittedAt: 50 }), 'twinIssued'],
    ['is of another company', rowOf(ISSUED, { sellerTaxId: '91110105MA02K3R8TX' }), 'may'],
    [
      'has another 流水号',
      rowOf(ISSUED, { batch: { importId: 'I', serialNumber: 'LS1', rows: 1 }, fingerprint: 'of R' }),
      'may',
    ],
  ])('taken back, and the row of its 流水号 %s', (_, row, bar) =>
    expect(barOf(record('A', { template: TEMPLATE }), [row])).toBe(bar),
  );

  test('a later attempt is barred by the row of an earlier one, too', () => {
    const first = record('A', { template: TEMPLATE });
    const attempt = later('B', REFUSED, { retryOf: 'A' });
    expect(barOf(attempt, [first, rowOf(ISSUED, { submittedAt: 300 })])).toBe('twinIssued');
  });

  test('the row itself is not entered while the record stands in the template', () => {
    const own = record('A', { inTemplate: true, template: TEMPLATE });
    expect(barOf(rowOf(REFUSED), [own])).toBe('twinInTemplate');
  });
});
