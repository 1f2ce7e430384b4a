import { formatAmount } from '../../utils/domain/invoice/money';
import type { Submission } from '../../utils/domain/record/submission';
import type { Translate } from '../../utils/domain/texts/texts';

/** Company, buyer and amount: by these she knows which one is meant. */
export function whichOne(
  { invoice, sellerTaxId }: Pick<Submission, 'invoice' | 'sellerTaxId'>,
  t: Translate,
): string {
  const { seller, buyer, totalGross } = invoice;
  const gross = totalGross === undefined ? t('popup.unreadAmount') : `¥${formatAmount(totalGross)}`;
  return [seller.name || sellerTaxId, buyer.name ?? t('popup.unreadBuyer'), gross]
    .filter(Boolean)
    .join(' · ');
}
