import type { Invoice } from './invoice';
import { normaliseName, normaliseTaxId } from './tax-id';

const same = (left: string, right: string) => left !== '' && left === right;

/**
 * Whether a changed submit of the same form corrects the one before, rather than being another invoice that was
 * entered after 清空重填: the buyer is the same by name or by tax id (either may be what was wrong), and at least one
 * item is. Judged wrongly either way, a failure would be hidden or offered again (law L2).
 */
export function isCorrection(before: Invoice, next: Invoice): boolean {
  const sameBuyer =
    same(normaliseName(before.buyer.name), normaliseName(next.buyer.name)) ||
    same(normaliseTaxId(before.buyer.taxId), normaliseTaxId(next.buyer.taxId));
  const items = new Set(before.lines.map(({ itemName }) => normaliseName(itemName)));
  return sameBuyer && next.lines.some(({ itemName }) => itemName && items.has(normaliseName(itemName)));
}
