import type { ListRow } from '../../../../utils/domain/fact/list-row';
import type { Reading } from '../../../../utils/domain/list/coverage';
import {
  maySettleNotIssued,
  SETTLE_WAIT_MS,
  type SettleSubject,
  settleWaits,
} from '../../../../utils/domain/list/may-settle';
import { type PortalRow, portalRow } from '../../../../utils/domain/list/portal-row';
import { BUYER, SELLER } from '../page/snapshots';
import { NOON, SITE } from './facts';
import { MINUTE, wholeReading } from './lists';
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

export const record = (given: Partial<SettleSubject> = {}) => unclear(NOON, given);
export const row = (shown: ListRow): PortalRow =>
  portalRow(shown, { profileId: 'dppt', readingId: 'L1', seenAt: NOON }) as PortalRow;

const NONE = new Set<string>();
/** Without the half day: `settle-waits.test` is about that. */
export const WAITS = settleWaits(SETTLE_WAIT_MS, SETTLE_WAIT_MS);
/** First and second reading, each begun a second before. */
export const FIRST = NOON + SETTLE_WAIT_MS + 1_000;
export const SECOND = FIRST + SETTLE_WAIT_MS + 1_000;
export const TWO = [wholeReading(FIRST), wholeReading(SECOND)];
export const LATER = SECOND + 60 * MINUTE;
export const settle = (
  readings: readonly Reading[],
  rows: readonly PortalRow[] = [],
  given = {},
  now = LATER,
) => maySettleNotIssued(record(given), readings, rows, NONE, now, WAITS);
export const barsOf = (...args: Parameters<typeof settle>) => {
  const answer = settle(...args);
  return answer.ok ? [] : answer.bars;
};
