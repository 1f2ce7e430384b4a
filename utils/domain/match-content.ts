import type { InvoiceLine } from './invoice';
import { CLOCK_TOLERANCE_MS, lastSentAt } from './may-settle';
import { parseDecimal, twoDecimals } from './money';
import type { PortalRow, RowLine } from './portal-row';
import type { Submission } from './submission';
import { normaliseName, normaliseTaxId } from './tax-id';

/** How long after the last that went to the portal an invoice may still be issued by it, ms. */
export const ISSUE_WITHIN_MS = 30 * 60_000;

/** The part of a record on which matching rests. */
export type MatchSubject = Pick<
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
}

/** When the invoice of a submission can have been issued. The clerk's clock may go wrong by `CLOCK_TOLERANCE_MS`. */
export const windowOf = (subject: Pick<MatchSubject, 'submittedAt' | 'signals'>) => ({
  from: subject.submittedAt - CLOCK_TOLERANCE_MS,
  to: lastSentAt(subject) + ISSUE_WITHIN_MS,
});

type Who = { taxId?: string | undefined; name?: string | undefined };

/** An id with stars is shown in part, and so is none. */
const wholeId = (taxId: string | undefined) => {
  const id = normaliseTaxId(taxId);
  return id.includes('*') ? '' : id;
};

/** Told by the tax id where both show one whole, else by the name; nothing shown is nobody. */
function isSameParty(left: Who, right: Who): boolean {
  const [one, two] = [wholeId(left.taxId), wholeId(right.taxId)];
  if (one !== '' && two !== '') return one === two;
  const [name, other] = [normaliseName(left.name), normaliseName(right.name)];
  return name !== '' && name === other;
}

/** The other side of the row: the buyer, or of 收购 the seller. */
export function otherSideOf({ sellerTaxId, shown }: PortalRow, company: string): Who {
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
  const [own, row] = [normaliseName(note), normaliseName(shown)];
  return own === '' || row === '' || own.includes(row) || row.includes(own);
}

const lineKey = (name: string | undefined, net: string | undefined, tax: string | undefined) =>
  [normaliseName(name), ...[net, tax].map((amount) => amount && twoDecimals(amount))].join(' ');
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
 * Whether a row shows the same invoice as a submission entered: the other party and the gross with its sign, which
 * both must show; net, tax, kind, note and lines where both do. The clerk's word that it is another one counts.
 */
export function isSameContent(subject: MatchSubject, row: PortalRow, words: MatchWords): boolean {
  const { invoice, red, otherRows = [] } = subject;
  if (otherRows.includes(row.id) || red?.originalNumber === row.id) return false;
  if (invoice.totalGross === undefined || row.gross === undefined) return false;
  const kind = kindOf(row, words);
  if (invoice.kind !== undefined && kind !== undefined && invoice.kind !== kind) return false;
  return (
    twoDecimals(invoice.totalGross) === twoDecimals(row.gross) &&
    isSameOrUnknown(invoice.totalNet, row.net) &&
    isSameOrUnknown(invoice.totalTax, row.tax) &&
    isSameParty(invoice.buyer, otherSideOf(row, subject.sellerTaxId)) &&
    isNoteOf(invoice.note, row.shown.note) &&
    areLinesOf(invoice, row.shown.lines)
  );
}
