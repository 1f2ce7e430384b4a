import type { FactOf } from '../fact/fact';
import type { Invoice } from '../invoice/invoice';
import { parseDecimal, parseTaxRate } from '../invoice/money';
import { kindOf, type MatchWords } from './list-words';
import { portalRow } from './portal-row';

/** What a row of the portal's list tells of an invoice; `undefined` where its number cannot be read. */
export function invoiceOfRow(
  fact: FactOf<'takenOver'>,
  words: MatchWords,
): { invoice: Invoice; invoiceNumber: string; issuedAt: number | undefined } | undefined {
  const row = portalRow(fact.row, { profileId: fact.profileId, seenAt: fact.at, readingId: '' });
  if (!row) return undefined;
  const { shown } = row;
  const kind = kindOf(row, words);
  const party = (name: string | undefined, taxId: string | undefined) => ({ name, taxId });
  const invoice = {
    ...(kind === undefined ? {} : { kind }),
    priceIncludesTax: false,
    seller: party(shown.sellerName, shown.sellerTaxId),
    buyer: party(shown.buyerName, shown.buyerTaxId),
    buyerIsNaturalPerson: false,
    lines: (shown.lines ?? []).map((line, at) => ({
      lineNo: String(at + 1),
      itemName: line.itemName,
      netAmount: parseDecimal(line.netAmount),
      taxRate: parseTaxRate(line.taxRate),
      taxAmount: parseDecimal(line.taxAmount),
    })),
    totalNet: row.net,
    totalTax: row.tax,
    totalGross: row.gross,
    note: shown.note,
    drawer: shown.drawer,
    issues: shown.lines === undefined ? [{ code: 'noLines' as const }] : [],
  };
  return {
    invoice: JSON.parse(JSON.stringify(invoice)) as Invoice,
    invoiceNumber: row.id,
    issuedAt: row.issuedAt,
  };
}
