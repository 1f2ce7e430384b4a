import type * as zhCN from '../zh-cn/review';

/** 已复核, the checks in the ledger and in the exports, and how much they let pass (设置). */
export const reviewTexts: Record<keyof typeof zhCN.reviewTexts, string> = {
  'column.checks': 'Checks',
  'column.reviewed': 'Reviewed',
  'detail.checks': 'Checks',
  'review.mark': 'Mark as reviewed',
  'review.unmark': 'Not reviewed',
  'review.done': '{count} marked as reviewed',
  'review.none': 'These were reviewed already',
  'review.undone': 'Marked as not reviewed',
  'review.at': 'Reviewed · {time}',
  'review.byAt': 'Reviewed by {name}, {time}',
  'ledger.review': 'Review',
  'ledger.review.no': 'Not reviewed',
  'ledger.review.yes': 'Reviewed',
  'settings.checks': 'Checks of an invoice',
  'settings.checksNote':
    'Before issuing, in the ledger and in exported tables Piaoying says what does not fit. It warns and stops nothing. Below: how far apart figures may be (yuan); what the portal takes is for the portal to say.',
  'settings.checks.total': 'A total and its lines',
  'settings.checks.amount': 'Price × quantity and amount',
  'settings.checks.tax': 'Amount × rate and tax',
  'settings.checks.discountTax': 'Amount × rate and tax of a discount',
  'settings.checks.reset': 'Back to the usual',
  'settings.checks.wrong': 'A number from 0 to 999999 with at most 4 decimals, please',
};
