import type { SettleSubject } from '../../../../utils/domain/list/may-settle';
import { BUYER, SELLER } from '../page/snapshots';
import { NOON, SITE } from './facts';
import { clockCall, signals } from './signals';

/** A submission of which nobody knows whether it was issued, by a clock that goes as the portal's. */
export const unclear = (submittedAt = NOON, given: Partial<SettleSubject> = {}): SettleSubject => ({
  outcome: { type: 'unknown', reason: 'timedOut' },
  invoiceNumbers: [],
  submittedAt,
  sellerTaxId: SELLER.taxId,
  site: SITE,
  signals: signals({ gestures: [{ at: submittedAt, onLine: true }], otherCalls: [clockCall(submittedAt)] }),
  invoice: {
    priceIncludesTax: false,
    seller: SELLER,
    buyer: BUYER,
    buyerIsNaturalPerson: false,
    lines: [],
    totalGross: '339.00',
    issues: [],
  },
  ...given,
});
