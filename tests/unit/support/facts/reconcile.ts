import type { MatchWords } from '../../../../utils/domain/list/list-words';
import { type PortalRow, portalRow } from '../../../../utils/domain/list/portal-row';
import type { Finding, ReconcileSubject } from '../../../../utils/domain/reconcile/reconcile';
import { dpptQuery } from '../../../../utils/portal/dppt-query';
import { BUYER, SELLER } from '../page/snapshots';
import { NOON, SITE } from './facts';
import { sameRow } from './lists';
import { clockCall, signals } from './signals';

export const WORDS: MatchWords = dpptQuery.words;

/** A submission of the company; unknown, and submitted at noon unless told otherwise. */
export function subject(id: string, given: Partial<ReconcileSubject> = {}): ReconcileSubject {
  const submittedAt = given.submittedAt ?? NOON;
  return {
    id,
    source: 'portal',
    outcome: { type: 'unknown', reason: 'timedOut' },
    invoiceNumbers: [],
    submittedAt,
    sellerTaxId: SELLER.taxId,
    site: SITE,
    practice: false,
    standing: 'unchecked',
    signals: signals({
      gestures: [{ at: submittedAt, onLine: true }],
      otherCalls: [clockCall(submittedAt)],
    }),
    invoice: {
      priceIncludesTax: false,
      seller: SELLER,
      buyer: BUYER,
      buyerIsNaturalPerson: false,
      lines: [],
      totalNet: '300.00',
      totalTax: '39.00',
      totalGross: '339.00',
      issues: [],
    },
    ...given,
  };
}

/** The same, issued with that number. */
export const issuedSubject = (id: string, number: string, given: Partial<ReconcileSubject> = {}) =>
  subject(id, { outcome: { type: 'issued', invoiceNumbers: [number] }, invoiceNumbers: [number], ...given });

/** A row that equals `subject()`, 10 s after noon. */
export const equalRow = (sequence: number, given: Parameters<typeof sameRow>[1] = {}): PortalRow =>
  portalRow(sameRow(sequence, given), { profileId: 'dppt', readingId: 'L1', seenAt: NOON }) as PortalRow;

/** `id standing numbers`, short enough for a table. */
export const brief = ({ submissionId, standing, invoiceNumbers }: Finding) =>
  [submissionId, standing, ...invoiceNumbers.map((number) => Number(number.slice(5)))].join(' ');
