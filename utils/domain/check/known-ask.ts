import { outline } from '../invoice/fingerprint';
import type { Invoice } from '../invoice/invoice';
import { normaliseTaxId } from '../invoice/tax-id';

/** By what the ledger is asked of an invoice: company, buyer, and both with the gross. */
export interface KnownAsk {
  readonly sellerTaxId: string;
  readonly buyerTaxId: string;
  readonly outline?: string | undefined;
}

/** @returns undefined where nothing can be asked for */
export function knownAsk(invoice: Pick<Invoice, 'seller' | 'buyer' | 'totalGross'>): KnownAsk | undefined {
  const sellerTaxId = normaliseTaxId(invoice.seller.taxId);
  const buyerTaxId = normaliseTaxId(invoice.buyer.taxId);
  const shown = outline(invoice);
  if (sellerTaxId === '' || (buyerTaxId === '' && shown === undefined)) return undefined;
  return { sellerTaxId, buyerTaxId, ...(shown === undefined ? {} : { outline: shown }) };
}
