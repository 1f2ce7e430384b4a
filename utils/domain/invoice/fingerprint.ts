import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import type { Invoice } from './invoice';
import { twoDecimals } from './money';
import { plainText } from './plain-text';
import { buyerKey, normaliseTaxId } from './tax-id';
import { wholeValue } from './whole-text';

function canonicalJson(value: unknown): string {
  try {
    return canonicalize(value) ?? '';
  } catch {
    // Half an emoji: the form is compared as the ledger keeps it. What is wrong otherwise throws again.
    return canonicalize(wholeValue(value)) ?? '';
  }
}

/** SHA-256 of the canonical JSON (RFC 8785) of a value, hex. Synchronous: it runs inside transactions. */
export const digest = (value: unknown): string => bytesToHex(sha256(utf8ToBytes(canonicalJson(value))));

/**
 * Two entries of one invoice have one fingerprint: seller, buyer, gross and every line's item, net and rate.
 * Quantity and unit price are left out: their shown precision differs between pages. A red-letter invoice is never the
 * twin of a blue one, nor of one that reverses another invoice.
 */
export function fingerprint(
  invoice: Invoice,
  red?: { readonly originalNumber?: string | undefined },
): string {
  const amount = (value: string | undefined) => (value === undefined ? null : twoDecimals(value));
  return digest({
    ...(red ? { red: red.originalNumber ?? '' } : {}),
    seller: normaliseTaxId(invoice.seller.taxId),
    buyer: buyerKey(invoice.buyer),
    gross: amount(invoice.totalGross),
    lines: invoice.lines.map((line) => [
      plainText(line.itemName),
      amount(line.netAmount),
      line.taxRate ?? null,
    ]),
  });
}

/**
 * What an invoice still shows where its lines are not known, as on the batch page: seller, buyer and gross.
 * @returns undefined where one of the three was not read: it equals no other then
 */
export function outline(invoice: Pick<Invoice, 'seller' | 'buyer' | 'totalGross'>): string | undefined {
  const seller = normaliseTaxId(invoice.seller.taxId);
  const buyer = buyerKey(invoice.buyer);
  const { totalGross: gross } = invoice;
  if (seller === '' || buyer === '' || gross === undefined) return undefined;
  return `same ${digest({ seller, buyer, gross: twoDecimals(gross) })}`;
}
