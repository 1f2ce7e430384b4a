/** Records as the rule of the retry sees them (`may-retry.ts`). */
import type { Invoice } from '../../../../utils/domain/invoice/invoice';
import type { Outcome } from '../../../../utils/domain/outcome/outcome';
import { mayRetry, type RetrySubject } from '../../../../utils/domain/retry/may-retry';

export const REFUSED: Outcome = { type: 'refused', message: '税率不合法' };
export const NOT_SENT: Outcome = { type: 'notSent' };
export const PENDING: Outcome = { type: 'pending' };
export const UNKNOWN: Outcome = { type: 'unknown', reason: 'timedOut' };
export const ISSUED: Outcome = { type: 'issued', invoiceNumbers: ['26112000000123456789'] };
export const NOT_ISSUED = { settled: { as: 'notIssued' as const, at: 1 } };

export const LINE = { itemName: '*餐饮服务*餐费', netAmount: '100.00', taxRate: '0.01' };
export const invoice = (given: Partial<Invoice> = {}): Invoice => ({
  priceIncludesTax: false,
  seller: { name: '北京云杉科技有限公司', taxId: '91110108MA01Q7X4HN' },
  buyer: { name: '朝阳区某学校' },
  buyerIsNaturalPerson: false,
  lines: [LINE],
  totalGross: '101.00',
  issues: [],
  ...given,
});

/** A record as the rule sees it; by default a refused one at 100 of its own fingerprint. */
export const record = (id: string, given: Partial<RetrySubject> = {}): RetrySubject => ({
  id,
  submittedAt: 100,
  outcome: REFUSED,
  invoiceNumbers: [],
  fingerprint: `of ${id}`,
  sellerTaxId: '91110108MA01Q7X4HN',
  invoice: invoice(),
  ...given,
});
export const later = (id: string, outcome: Outcome, given: Partial<RetrySubject> = {}) =>
  record(id, { outcome, submittedAt: 200, ...given });

export const barOf = (subject: RetrySubject, group: RetrySubject[] = []) => {
  const answer = mayRetry(subject, [subject, ...group]);
  return answer.ok ? 'may' : answer.bar;
};
