import type { RowLine } from '../fact/list-row';
import type { InvoiceLine } from '../invoice/invoice';
import { parseDecimal, twoDecimals } from '../invoice/money';
import { plainText } from '../invoice/plain-text';
import { compareParties, type Party } from '../invoice/same-party';
import { normaliseTaxId } from '../invoice/tax-id';
import { kindOf, type MatchWords } from '../list/list-words';
import { grossOfRow, type PortalRow } from '../list/portal-row';
import type { Sent } from '../outcome/issue-window';
import type { Submission } from '../record/submission';

/** The part of a record on which matching rests. */
export type MatchSubject = Sent &
  Pick<
    Submission,
    | 'id'
    | 'source'
    | 'submittedAt'
    | 'sellerTaxId'
    | 'outcome'
    | 'invoiceNumbers'
    | 'invoice'
    | 'signals'
    | 'red'
    | 'practice'
    | 'retryOf'
    | 'otherRows'
    | 'template'
  >;

/** The other side of the row: the buyer, or of 收购 the seller. */
export function otherSideOf({ sellerTaxId, shown }: PortalRow, company: string): Party {
  const isBought =
    sellerTaxId !== '' && sellerTaxId !== company && normaliseTaxId(shown.buyerTaxId) === company;
  return isBought
    ? { taxId: shown.sellerTaxId, name: shown.sellerName }
    : { taxId: shown.buyerTaxId, name: shown.buyerName };
}

const isSameOrUnknown = (left: string | undefined, right: string | undefined) =>
  left === undefined || right === undefined || twoDecimals(left) === twoDecimals(right);

/** The portal may add to a note or cut it. */
function isNoteOf(note: string | undefined, shown: string | undefined): boolean {
  const [own, row] = [plainText(note), plainText(shown)];
  return own === '' || row === '' || own.includes(row) || row.includes(own);
}

const lineKey = (name: string | undefined, net: string | undefined, tax: string | undefined) =>
  [plainText(name), ...[net, tax].map((amount) => amount && twoDecimals(amount))].join(' ');
const linesKey = (lines: readonly InvoiceLine[]) =>
  lines.map(({ itemName, netAmount, taxAmount }) => lineKey(itemName, netAmount, taxAmount)).sort();
const shownLinesKey = (lines: readonly RowLine[]) =>
  lines
    .map(({ itemName, netAmount, taxAmount }) =>
      lineKey(itemName, parseDecimal(netAmount), parseDecimal(taxAmount)),
    )
    .sort();

/** Name, net and tax of each line; quantity and price are shown in another precision. */
function areLinesOf({ lines, issues }: MatchSubject['invoice'], shown: readonly RowLine[] = []): boolean {
  const isWhole =
    lines.length > 0 && !issues.some(({ code }) => code === 'linesIncomplete' || code === 'noLines');
  return !isWhole || shown.length === 0 || linesKey(lines).join('\n') === shownLinesKey(shown).join('\n');
}

/**
 * Whether a row shows the same invoice as a submission entered: the other party and the gross with its sign, which
 * both must show; net, tax, kind, note and lines where both do. The clerk's word that it is another one counts.
 */
export function isSameContent(subject: MatchSubject, row: PortalRow, words: MatchWords): boolean {
  const { invoice, red, otherRows = [] } = subject;
  if (otherRows.includes(row.id) || red?.originalNumber === row.id) return false;
  const gross = grossOfRow(row);
  if (invoice.totalGross === undefined || gross === undefined) return false;
  const kind = kindOf(row, words);
  if (invoice.kind !== undefined && kind !== undefined && invoice.kind !== kind) return false;
  return (
    twoDecimals(invoice.totalGross) === twoDecimals(gross) &&
    isSameOrUnknown(invoice.totalNet, row.net) &&
    isSameOrUnknown(invoice.totalTax, row.tax) &&
    compareParties(invoice.buyer, otherSideOf(row, subject.sellerTaxId)) === 'same' &&
    isNoteOf(invoice.note, row.shown.note) &&
    areLinesOf(invoice, row.shown.lines)
  );
}
