import type { zhCNPortal } from './zh-cn-portal';

/** Words on the portal page: chip and refill bar. Apart, because every portal tab loads them. */
export const enPortal: Record<keyof typeof zhCNPortal, string> = {
  'chip.watching': 'Keeping copies',
  'chip.drift':
    'The page has changed. The whole page is kept; amounts and rates may be incomplete, please check them yourself',
  'chip.off': 'Not keeping copies',
  'chip.keeping': 'Keeping…',
  'chip.pending': 'Kept · waiting',
  'chip.question': 'Kept · waiting for you',
  'chip.issued': 'Issued · …{number}',
  'chip.issuedNoNumber': 'Issued · number not read',
  'chip.refused': 'Not issued · text kept',
  'chip.notSent': 'Not sent · text kept',
  'chip.unknown': 'Result unknown · look it up first',
  'chip.lost': 'NOT kept',
  'chip.orphaned': 'Please reload the page, it is not being kept',
  'refill.allFilled': '{count} filled in, the same as before. Check, correct, and press 发票开具 yourself',
  'refill.filled': '{count} filled in, {missing} not:',
  'refill.field': '{label}: {wanted}',
  'refill.more': '{count} more',
  'refill.cell': 'Line {line} {column}: {wanted}',
  'refill.otherCell': 'Table row {line} {column}: {wanted}',
  'refill.rows': 'Number of lines',
  'refill.priceIncludesTax': 'Prices, amounts',
  'refill.withTax': 'with tax',
  'refill.withoutTax': 'without tax',
  'refill.ticked': 'ticked',
  'refill.notTicked': 'not ticked',
  'refill.empty': '(empty)',
  'refill.special': 'special (增值税专用发票)',
  'refill.general': 'general (普通发票)',
  'refill.kind': 'Kind',
  'refill.totalGross': 'Gross',
  'refill.wrongCompany': 'The form shows {shown}, this invoice belongs to {wanted}. Switch the company first',
  'refill.companyChanged':
    'The company changed to {shown} while filling, this invoice belongs to {wanted}. Do not issue from this page',
  'refill.notEmpty': 'This form already holds something, nothing was filled in',
  'refill.pageUnknown':
    'The entry form could not be opened, nothing was filled in. Please open it yourself and enter what the detail shows',
};
