import type { Site } from '../fact/fact-parts';
import type { RedPart } from '../fact/red';
import { beijingDay, startOfPeriod } from '../invoice/beijing-time';
import type { Invoice } from '../invoice/invoice';
import { INVOICE_NUMBER } from '../invoice/invoice';
import { sameAmount, twoDecimals } from '../invoice/money';
import { compareParties, type Party } from '../invoice/same-party';
import { windowOf } from '../outcome/issue-window';
import type { Outcome } from '../outcome/outcome';
import { type Cover, earliestCover, looksOf, withoutUnsteady } from './cover-span';
import type { Reading } from './coverage';
import type { PortalRow } from './portal-row';
import { isOtherClock, lastSentBy, nearerBy, type OfLog } from './reading-clock';
import type { ReadingProblem } from './reading-problems';

/** How long after the submit a reading counts at the earliest, and how far apart two of them are, ms (law L2). */
export const SETTLE_WAIT_MS = 30 * 60_000;
/** How long after the submit the second of them counts at the earliest, ms: rows were seen to come half a day late. */
export const SETTLE_SECOND_MS = 12 * 3_600_000;

/** Both counted from the last that went to the portal, ms. */
export interface SettleWaits {
  readonly firstMs: number;
  readonly secondMs: number;
}

/** The second is never asked for before the first could be. */
export const settleWaits = (firstMs: number, secondMs: number): SettleWaits => ({
  firstMs,
  secondMs: Math.max(firstMs, secondMs),
});
export const SETTLE_WAITS = settleWaits(SETTLE_WAIT_MS, SETTLE_SECOND_MS);

/** The part of a record on which the rule rests. */
export interface SettleSubject extends OfLog {
  readonly outcome: Outcome;
  readonly invoiceNumbers: readonly string[];
  readonly sellerTaxId: string;
  readonly invoice: Invoice;
  readonly site: Site;
  readonly red?: Pick<RedPart, 'originalNumber'>;
  readonly otherRows?: readonly string[];
  /** Log of this computer, by whose clock the list will be read next. */
  readonly here?: string;
}

/**
 * Why a submission may not be settled as not issued. What the clerk can do: `notUnknown` nothing, it is decided ·
 * `noCompany` look for it by hand, its company was not read · `candidate` see whether that row is it ·
 * `readings` read the list again, whole, not before `after` (`have` of the two are there; `onPage` not by a file; the
 * second can be there from `opensAt` on)
 */
export type SettleBar =
  | { readonly bar: 'notUnknown' | 'noCompany' }
  | { readonly bar: 'candidate'; readonly row: PortalRow }
  | {
      readonly bar: 'readings';
      readonly have: 0 | 1;
      readonly after: number;
      readonly opensAt: number;
      readonly onPage?: true;
    };

export type SettleAnswer =
  | { readonly ok: true }
  | { readonly ok: false; readonly bars: readonly SettleBar[] };

/** Why a reading does not count for a submission; further to what keeps it from being complete. */
export type ReadingDoubt =
  | ReadingProblem
  | 'otherCompany'
  | 'otherPortal'
  | 'tooEarly'
  | 'otherClock'
  | 'period'
  | 'future'
  | 'fromFile';

/** What keeps a reading from being one of the two that law L2 asks for; empty when it is one. */
export function doubtsOf(
  record: SettleSubject,
  reading: Reading,
  waitMs: number,
  now: number,
): ReadonlyArray<ReadingDoubt> {
  const { from = '', to = '' } = reading.query;
  const time = windowOf(record);
  // By the portal's clock, and by the clerk's should it have been set right since.
  const covers =
    from <= beijingDay(time.from) && to >= beijingDay(time.to) && to >= beijingDay(reading.startedAt);
  const isFresh =
    reading.takenAt !== undefined && beijingDay(reading.takenAt) === beijingDay(reading.startedAt);
  return [
    ...reading.problems,
    ...(reading.companyTaxId === record.sellerTaxId ? [] : (['otherCompany'] as const)),
    ...(reading.origin === record.site.origin ? [] : (['otherPortal'] as const)),
    ...(reading.startedAt < lastSentBy(record, reading.log) + waitMs
      ? [isOtherClock(record, reading.log) ? ('otherClock' as const) : ('tooEarly' as const)]
      : []),
    ...(covers || reading.problems.includes('dates') ? [] : (['period'] as const)),
    ...(reading.finishedAt > now ? (['future'] as const) : []),
    ...(reading.fromFile && !isFresh ? (['fromFile'] as const) : []),
  ];
}

/** Only a red-letter invoice is negative; an amount that is not shown tells neither. */
function hasOtherSign({ red, invoice }: SettleSubject, { gross }: PortalRow): boolean {
  if (gross === undefined || sameAmount(gross, '0')) return false;
  const isNegative = red !== undefined || invoice.totalGross?.startsWith('-') === true;
  return gross.startsWith('-') !== isNegative;
}

/**
 * May this row be the record's invoice? Only a fact that both show, and that differs, rules a row out; what one of
 * them does not show leaves it in.
 * The clerk's word that it is another invoice does, too.
 * @param isTaken the row's number belongs to another submission
 */
export function isCandidate(record: SettleSubject, row: PortalRow, isTaken: boolean): boolean {
  if (isTaken || hasOtherSign(record, row) || record.otherRows?.includes(row.id)) return false;
  if (record.red?.originalNumber !== undefined && record.red.originalNumber === row.id) return false;
  const { buyer, seller, totalGross } = record.invoice;
  const { buyerTaxId, buyerName, sellerTaxId, sellerName } = row.shown;
  if (totalGross !== undefined && row.gross !== undefined) {
    if (twoDecimals(totalGross) !== twoDecimals(row.gross)) return false;
  }
  if (row.issuedAt !== undefined && row.issuedAt < windowOf(record).from) return false;
  const shownBuyer = { taxId: buyerTaxId, name: buyerName };
  const shownSeller = { taxId: sellerTaxId, name: sellerName };
  // Whose the ledger is, its tax id tells: names count only where the row shows none.
  const mayBeOwn = (shown: Party) =>
    compareParties({ taxId: record.sellerTaxId, ...(shown.taxId ? {} : { name: seller.name }) }, shown) !==
    'other';
  const mayBeOther = (shown: Party) => compareParties(buyer, shown) !== 'other';
  // 收购: the form's buyer is the list's seller.
  return (
    (mayBeOwn(shownSeller) && mayBeOther(shownBuyer)) || (mayBeOwn(shownBuyer) && mayBeOther(shownSeller))
  );
}

/** The candidates among the rows, oldest first. @param taken numbers that other submissions carry */
export const candidatesFor = (
  record: SettleSubject,
  rows: readonly PortalRow[],
  taken: ReadonlySet<string>,
): PortalRow[] =>
  rows
    .filter((row) => isCandidate(record, row, taken.has(row.id)))
    .sort((left, right) => (left.id < right.id ? -1 : 1));

interface Imported {
  readonly outcome: Pick<Outcome, 'type'>;
  readonly invoiceNumbers: readonly string[];
  /** It stands in a batch template, or did. */
  readonly template?: unknown;
}

/**
 * B4: its row left our hands in a file, now or once, and nobody knows whether that was imported: it may have been issued
 * at any time since, by a page that nobody watched.
 */
export const mayBeImported = ({ template, outcome, invoiceNumbers }: Imported): boolean =>
  template !== undefined &&
  invoiceNumbers.length === 0 &&
  outcome.type !== 'issued' &&
  outcome.type !== 'pending';

/**
 * Whether a row of the portal's list that may be the record bars it from being entered again: she settled it as not
 * issued, or it stood in a batch template (B4). What shows it was read after that word, or by that import.
 */
export const listMayKnow = (
  record: Imported & { readonly settled?: { readonly as: 'issued' | 'notIssued' } },
): boolean => record.settled?.as === 'notIssued' || mayBeImported(record);

/** Whether the record is one that a look at the list may still decide. */
export const isUndecided = ({ outcome, invoiceNumbers }: Pick<SettleSubject, 'outcome' | 'invoiceNumbers'>) =>
  outcome.type === 'unknown' && invoiceNumbers.length === 0;

/** A settlement that law L2 does not allow; whoever asks for it must look again. */
export class SettleRefused extends Error {}

/** Those that count for it but for the days that they lack: what covers a part of the days may join with others. */
const goodReadings = (record: SettleSubject, readings: readonly Reading[], waitMs: number, now: number) =>
  withoutUnsteady(readings).filter((reading) =>
    doubtsOf(record, reading, waitMs, now).every((doubt) => doubt === 'period'),
  );

/** Ids of the readings that count, by themselves or because others hold the days that they lack. */
export function countingReadings(
  record: SettleSubject,
  readings: readonly Reading[],
  waitMs: number,
  now: number,
): ReadonlySet<string> {
  const time = windowOf(record);
  const good = goodReadings(record, readings, waitMs, now);
  return new Set(looksOf(good, beijingDay(time.from), beijingDay(time.to)).flatMap(({ ids }) => ids));
}

type Pair = { readonly first?: Cover; readonly isPair: boolean };

/** When another look may begin, by the clock of that log. */
function notBefore(
  record: SettleSubject,
  before: Cover,
  log: string | undefined,
  { firstMs, secondMs }: SettleWaits,
): number {
  const apart = firstMs + nearerBy([...before.logs, log]);
  return Math.max(lastSentBy(record, log) + secondMs, before.finishedAt + apart);
}

/** The two looks: the first as early as can be, then the second; of the two one at the most may be by a file. */
function pairOf(record: SettleSubject, good: readonly Reading[], waits: SettleWaits): Pair {
  const time = windowOf(record);
  const [from, to] = [beijingDay(time.from), beijingDay(time.to)];
  const ofPage = good.filter(({ fromFile }) => !fromFile);
  const first = earliestCover(good, from, to);
  if (!first) return { isPair: false };
  const isSecond = (before: Cover | undefined, those: readonly Reading[]) => {
    if (!before) return false;
    const later = those.filter(({ startedAt, log }) => startedAt >= notBefore(record, before, log, waits));
    return earliestCover(later, from, to) !== undefined;
  };
  return { first, isPair: isSecond(first, ofPage) || isSecond(earliestCover(ofPage, from, to), good) };
}

/**
 * Law L2: may the clerk settle this submission as not issued? Two complete looks at its company's list, the first at
 * least `firstMs` and the second at least `secondMs` after the last that went to the portal, `firstMs` apart, and no row
 * of any reading that may be it. A look is one reading, or several that join (of single months); one of the two may be an
 * exported file that was taken in on the day of its export. Her confirmation comes on top.
 * @param readings of its company or of any
 * @param rows of the portal's list that were ever seen; of this company, and those whose company is not known
 * @param taken numbers that other submissions carry
 */
export function maySettleNotIssued(
  record: SettleSubject,
  readings: readonly Reading[],
  rows: readonly PortalRow[],
  taken: ReadonlySet<string>,
  now: number,
  waits = SETTLE_WAITS,
): SettleAnswer {
  if (!isUndecided(record)) return { ok: false, bars: [{ bar: 'notUnknown' }] };
  if (record.sellerTaxId === '') return { ok: false, bars: [{ bar: 'noCompany' }] };
  const bars: SettleBar[] = candidatesFor(record, rows, taken).map((row) => ({ bar: 'candidate', row }));
  const good = goodReadings(record, readings, waits.firstMs, now);
  const { first, isPair } = pairOf(record, good, waits);
  if (!isPair) {
    // A list of a day that is not over yet may hold it still.
    const fullDays = startOfPeriod(beijingDay(windowOf(record).to));
    const sentAt = lastSentBy(record, record.here);
    const after = first
      ? notBefore(record, first, record.here, waits)
      : Math.max(sentAt + waits.firstMs, fullDays);
    const isForPage = first?.hasFile === true && after <= now;
    const opensAt = first
      ? Math.max(after, now)
      : Math.max(sentAt + waits.secondMs, Math.max(after, now) + waits.firstMs);
    bars.push({
      bar: 'readings',
      have: first ? 1 : 0,
      after,
      opensAt,
      ...(isForPage ? { onPage: true } : {}),
    });
  }
  return bars.length === 0 ? { ok: true } : { ok: false, bars };
}

/** Why a number is not taken: `digits` not 20 of them · `implausible` no number of a 数电票 · `taken` of another. */
export type NumberBar = 'digits' | 'implausible' | 'taken';

/**
 * The number that the clerk found in the list. 2 digits year, 2 area, 1 channel, 15 sequence.
 * @param taken another submission carries it
 * @param time when it can have been issued, `windowOf`: an invoice of an earlier year is another one; the next may have begun
 */
export function barOfNumber(
  number: string,
  time: { readonly from: number },
  isTaken: boolean,
): NumberBar | undefined {
  if (!INVOICE_NUMBER.test(number)) return 'digits';
  const submitYear = Number(beijingDay(time.from).slice(2, 4));
  const year = Number(number.slice(0, 2));
  const area = Number(number.slice(2, 4));
  const isPlausible = (year === submitYear || year === submitYear + 1) && area >= 11 && area <= 65;
  if (!isPlausible || /^0+$/.test(number.slice(5))) return 'implausible';
  return isTaken ? 'taken' : undefined;
}
