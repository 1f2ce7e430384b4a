import type { InvoiceLine } from '../invoice/invoice';
import { type Decimal, parseDecimal, sum, twoDecimals } from '../invoice/money';
import { plainText } from '../invoice/plain-text';
import { compareParties, type Party } from '../invoice/same-party';
import { normaliseTaxId } from '../invoice/tax-id';
import type { PortalRow, RowLine } from '../list/portal-row';
import type { Sent } from '../outcome/issue-window';
import type { Submission } from '../record/submission';

/** The part of a record on which matching rests. */
export type MatchSubject = Sent &
  Pick<
    Submission,
    | 'id'
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
  >;

/** Words of the list, given as data by the profile. */
export interface MatchWords {
  /** In 发票来源: it was not entered in the portal's own pages. */
  readonly elsewhere: readonly string[];
  /** In 发票状态: wholly reversed, in part. */
  readonly reversed: readonly string[];
  readonly reversedPartly: readonly string[];
  /** In 发票票种. */
  readonly special: readonly string[];
  readonly general: readonly string[];
  /** In 备注 of a red invoice, before the number of the blue one; before another number of as many digits. */
  readonly originalNumber: readonly string[];
  readonly notOriginalNumber: readonly string[];
}

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

/** 专票 or 普票 by the words of the list; undefined where it shows neither. */
export function kindOf(
  { shown: { kind = '' } }: PortalRow,
  words: MatchWords,
): 'special' | 'general' | undefined {
  if (words.special.some((word) => kind.includes(word))) return 'special';
  return words.general.some((word) => kind.includes(word)) ? 'general' : undefined;
}

/** How far a row is reversed (已红冲). */
export function reversalOf(
  { shown: { status = '' } }: PortalRow,
  words: MatchWords,
): 'full' | 'partial' | undefined {
  if (words.reversedPartly.some((word) => status.includes(word))) return 'partial';
  return words.reversed.some((word) => status.includes(word)) ? 'full' : undefined;
}

/**
 * 价税合计 of a row, also where its column is called otherwise: 金额 and 税额 make it up. Only to find what is equal; what is not
 * shown rules no row out (N2).
 */
export const grossOfRow = ({ gross, net, tax }: PortalRow): Decimal | undefined =>
  gross ?? (net === undefined || tax === undefined ? undefined : sum([net, tax]));

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
