import type { Invoice } from '../invoice/invoice';
import { partyName, plainText } from '../invoice/plain-text';
import { normaliseTaxId } from '../invoice/tax-id';

const keysOf = ({ buyer }: Invoice) => ({
  name: partyName(buyer.name),
  taxId: normaliseTaxId(buyer.taxId),
});
const isBlank = ({ name, taxId }: ReturnType<typeof keysOf>) => name === '' && taxId === '';
const itemsOf = ({ lines }: Invoice) => lines.map(({ itemName }) => plainText(itemName)).filter(Boolean);
const same = (left: string, right: string) => left !== '' && left === right;

/**
 * Whether a changed submit of the same form corrects the one before, rather than being another invoice that was
 * entered after 清空重填: the buyer is the same by name or by tax id (either may be what was wrong), and at least one
 * item is. A buyer or items that were not entered at all are what the page asked for. Judged wrongly either way, a
 * failure would be hidden or offered again (law L2).
 */
export function isCorrection(before: Invoice, next: Invoice): boolean {
  const buyer = keysOf(before);
  const nextBuyer = keysOf(next);
  const sameBuyer =
    (isBlank(buyer) && !isBlank(nextBuyer)) ||
    same(buyer.name, nextBuyer.name) ||
    same(buyer.taxId, nextBuyer.taxId);
  const items = itemsOf(before);
  const nextItems = itemsOf(next);
  const sameItem = items.length === 0 ? nextItems.length > 0 : nextItems.some((item) => items.includes(item));
  return sameBuyer && sameItem;
}
