import { beijingDay } from '../invoice/beijing-time';
import type { Invoice } from '../invoice/invoice';
import { isDecimal, parseDecimal, sameAmount, subtract } from '../invoice/money';
import { plainText } from '../invoice/plain-text';
import type { Standing } from '../list/list-check';
import { originalState } from '../originals/original';
import type { OutcomeType } from '../outcome/outcome';
import { attemptsOf } from '../record/attempts';
import { logOf } from '../record/chain';
import type { Submission } from '../record/submission';

/** What of the ledger is shown. Absent parts do not narrow it. */
export interface LedgerFilter {
  /** Normalised tax id of the seller. */
  readonly company?: string;
  /** Beijing month `YYYY-MM`. */
  readonly month?: string;
  /** Beijing days `YYYY-MM-DD`, both included; they narrow in place of the month. */
  readonly since?: string;
  readonly until?: string;
  readonly outcome?: OutcomeType;
  readonly standing?: Standing;
  readonly kind?: NonNullable<Invoice['kind']>;
  /** Bounds of the gross amount, both included; exact decimals. */
  readonly from?: string;
  readonly to?: string;
  /** 已开具未存原件 */
  readonly original?: 'missing' | 'unproven';
  /** Rows of one import of the batch page. */
  readonly batch?: string;
  /** One of her own tags, as she wrote it. */
  readonly tag?: string;
  /** 录入人: the logs of her computers, separated by commas; what she entered, and what she took over. */
  readonly clerk?: string;
  /** 已复核, or not yet. */
  readonly reviewed?: 'yes' | 'no';
  /** Words that must all be found, in any order. */
  readonly text?: string;
}

/** Writes a name as the first letters of its pinyin; its dictionary is large, and loaded by those who ask. */
export type InitialsOf = (name: string) => string;

interface SearchWord {
  readonly plain: string;
  /** The amount that it may be. */
  readonly amount: string | undefined;
  readonly isLetters: boolean;
}

const LETTERS = /^[a-z]{2,}$/i;
const splitWords = (text: string | undefined): string[] => (text ?? '').split(/\s+/).filter(Boolean);

/** Whether a search may mean the pinyin of a name. */
export const needsInitials = (text: string | undefined): boolean =>
  splitWords(text).some((word) => LETTERS.test(word));

/** The words of a search. */
const searchWords = (text: string | undefined): SearchWord[] =>
  splitWords(text)
    .map((word) => ({ plain: plainText(word), amount: parseDecimal(word), isLetters: LETTERS.test(word) }))
    .filter(({ plain }) => plain !== '');

/** Without cents it finds every amount of so many yuan; without a sign also the red one. */
function isAmount(wanted: string, { invoice }: Submission): boolean {
  return [invoice.totalGross, invoice.totalNet, invoice.totalTax].some((shown) => {
    if (!isDecimal(shown)) return false;
    const amount = wanted.startsWith('-') ? shown : shown.replace(/^[+-]/, '');
    return sameAmount(wanted.includes('.') ? amount : (amount.split('.')[0] as string), wanted);
  });
}

const isInitials = ({ invoice }: Submission, word: string, initialsOf: InitialsOf): boolean =>
  [invoice.buyer.name, invoice.seller.name].some(
    (name) => name !== undefined && initialsOf(name).includes(word),
  );

/** Everything of a record that a search looks at as text: both names, tax id, numbers, notes, tags, items. */
const searchText = ({ invoice, invoiceNumbers, note, tags = [] }: Submission): string =>
  [
    invoice.seller.name,
    invoice.buyer.name,
    invoice.buyer.taxId,
    ...invoiceNumbers,
    invoice.note,
    ...invoice.lines.map(({ itemName }) => itemName),
    note,
    ...tags,
  ]
    .map((part) => plainText(part))
    .join('\n');

const isLess = (left: string, right: string) => subtract(left, right).startsWith('-');

function isWithin(gross: string | undefined, { from, to }: LedgerFilter): boolean {
  if (from === undefined && to === undefined) return true;
  // An amount that could not be read is in no range: it shows as soon as the range is taken away.
  if (gross === undefined) return false;
  return !(from !== undefined && isLess(gross, from)) && !(to !== undefined && isLess(to, gross));
}

/** The day on which a record counts: of 开票日期 once known, else of the submit. */
const dayOf = ({ day, submittedAt }: Submission) => day || beijingDay(submittedAt);

/** A branch of a log is that of the computer whose log it is. */
const isOf = ({ begun, claimed }: Submission, logs: ReadonlySet<string>): boolean =>
  [begun, claimed].some((part) => part !== undefined && logs.has(logOf(part.chainId)));

/** A1: what failed stays among the failures, also where a later press of the same record was issued. */
const hadOutcome = (record: Submission, outcome: OutcomeType): boolean =>
  record.outcomeType === outcome || attemptsOf(record).some((attempt) => attempt.outcome.type === outcome);

/**
 * @param initialsOf absent: letters are looked for as they stand
 * @returns a test for records; the words of the search are prepared once
 */
export function ledgerFilter(filter: LedgerFilter, initialsOf?: InitialsOf): (record: Submission) => boolean {
  const words = searchWords(filter.text);
  const logs = filter.clerk === undefined ? undefined : new Set(filter.clerk.split(','));
  const fits = (record: Submission) => {
    if (filter.company !== undefined && record.sellerTaxId !== filter.company) return false;
    if (filter.month !== undefined && !dayOf(record).startsWith(filter.month)) return false;
    if (filter.since !== undefined && dayOf(record) < filter.since) return false;
    if (filter.until !== undefined && dayOf(record) > filter.until) return false;
    if (filter.outcome !== undefined && !hadOutcome(record, filter.outcome)) return false;
    // What is only to be issued is no submission: it stands under 待开登记, and here where she asks for it.
    if (filter.outcome !== 'draft' && record.outcomeType === 'draft') return false;
    if (filter.standing !== undefined && record.standing !== filter.standing) return false;
    if (filter.kind !== undefined && record.invoice.kind !== filter.kind) return false;
    if (filter.original !== undefined && originalState(record) !== filter.original) return false;
    if (filter.batch !== undefined && record.batch?.importId !== filter.batch) return false;
    if (filter.tag !== undefined && !record.tags?.includes(filter.tag)) return false;
    if (logs !== undefined && !isOf(record, logs)) return false;
    if (filter.reviewed !== undefined && (record.reviewed ? 'yes' : 'no') !== filter.reviewed) return false;
    if (!isWithin(record.invoice.totalGross, filter)) return false;
    if (words.length === 0) return true;
    const text = searchText(record);
    return words.every(
      ({ plain, amount, isLetters }) =>
        text.includes(plain) ||
        (amount !== undefined && isAmount(amount, record)) ||
        (isLetters && initialsOf !== undefined && isInitials(record, plain, initialsOf)),
    );
  };
  return (record) => {
    try {
      return fits(record);
    } catch {
      // A damaged row is shown rather than hidden: it costs its own line (law L4).
      return true;
    }
  };
}
