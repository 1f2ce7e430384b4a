import Big from 'big.js';
import type { Invoice, InvoiceLine } from './invoice';
import { isDecimal } from './money';

/** What an entry page takes; from `utils/portal`. */
export interface Limits {
  readonly note: number;
  readonly specification: number;
  readonly priceWhole: number;
  readonly priceDecimals: number;
  readonly amountOff: string;
  readonly taxOff: string;
  readonly discountTaxOff: string;
}

/** What the portal is known to refuse. It warns and never keeps anything from being kept or filled. */
export type EntryWarning =
  | { readonly code: 'sellerIsBuyer' }
  | { readonly code: 'noteLong'; readonly max: number }
  | { readonly code: 'specificationLong'; readonly line: number; readonly max: number }
  | { readonly code: 'priceLong'; readonly line: number; readonly whole: number; readonly decimals: number }
  | { readonly code: 'amountOff' | 'taxOff'; readonly line: number; readonly most: string };

const isFurther = (left: Big, right: string | Big, most: string) => left.minus(right).abs().gt(most);
const bareId = (taxId = '') => taxId.normalize('NFKC').replace(/\s/g, '').toUpperCase();

function warningsOf(entry: InvoiceLine, line: number, withTax: boolean, limits: Limits): EntryWarning[] {
  const found: EntryWarning[] = [];
  const { specification = '', unitPrice, quantity, netAmount, taxRate, taxAmount } = entry;
  const { specification: max, priceWhole: whole, priceDecimals: decimals, amountOff } = limits;
  if ([...specification].length > max) found.push({ code: 'specificationLong', line, max });
  if (isDecimal(unitPrice)) {
    const [before = '', after = ''] = unitPrice.replace(/^[+-]/, '').split('.');
    if (before.replace(/^0+/, '').length > whole || after.replace(/0+$/, '').length > decimals)
      found.push({ code: 'priceLong', line, whole, decimals });
  }
  if (!isDecimal(netAmount)) return found;
  // The price is with tax where the entry is; the amount that is kept never is.
  const amount = !withTax
    ? new Big(netAmount)
    : isDecimal(taxAmount)
      ? new Big(netAmount).plus(taxAmount)
      : undefined;
  if (
    amount &&
    isDecimal(unitPrice) &&
    isDecimal(quantity) &&
    isFurther(amount, new Big(unitPrice).times(quantity), amountOff)
  )
    found.push({ code: 'amountOff', line, most: amountOff });
  const most = netAmount.startsWith('-') && !quantity ? limits.discountTaxOff : limits.taxOff;
  if (
    isDecimal(taxRate) &&
    isDecimal(taxAmount) &&
    isFurther(new Big(netAmount).times(taxRate), taxAmount, most)
  )
    found.push({ code: 'taxOff', line, most });
  return found;
}

/** Pure: where an invoice is beyond what the portal takes; what was not read is not judged. */
export function entryWarnings(invoice: Invoice, limits: Limits): EntryWarning[] {
  const { seller, buyer, note = '', lines, priceIncludesTax } = invoice;
  const found: EntryWarning[] = [];
  if (bareId(seller.taxId) !== '' && bareId(seller.taxId) === bareId(buyer.taxId))
    found.push({ code: 'sellerIsBuyer' });
  if ([...note].length > limits.note) found.push({ code: 'noteLong', max: limits.note });
  return [...found, ...lines.flatMap((line, at) => warningsOf(line, at + 1, priceIncludesTax, limits))];
}
