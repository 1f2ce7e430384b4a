import { type Decimal, isDecimal, sum } from '../invoice/money';
import type { Standing } from '../list/list-check';
import { isUndecided } from '../list/may-settle';
import type { PortalRow } from '../list/portal-row';
import type { Submission } from '../record/submission';
import type { UnclearGroup } from './match';
import type { Reconciliation } from './reconcile';

/** A record without what is by far its larger part. */
export type ListedSubmission = Omit<Submission, 'snapshot' | 'history'>;

/** What the portal's list says of a month of one company, in the lists that the clerk goes through. */
export interface ReconcileLists {
  readonly confirmed: readonly ListedSubmission[];
  readonly missing: readonly ListedSubmission[];
  readonly mismatched: readonly ListedSubmission[];
  readonly duplicated: readonly ListedSubmission[];
  readonly reversed: readonly ListedSubmission[];
  /** Of unknown outcome and in no group: to be settled by looking them up. */
  readonly unknown: readonly ListedSubmission[];
  /** Issued, and no reading has a word on them yet. */
  readonly unchecked: readonly ListedSubmission[];
  readonly groups: readonly UnclearGroup[];
  /** In the list alone. */
  readonly elsewhere: readonly PortalRow[];
}

export interface CountAndGross {
  readonly count: number;
  readonly gross: Decimal;
  /** Without an amount that could be read. */
  readonly unread: number;
}

/** An amount of a damaged row counts as one that was not read. */
const countGross = (amounts: ReadonlyArray<Decimal | undefined>): CountAndGross => ({
  count: amounts.length,
  gross: sum(amounts.filter(isDecimal)),
  unread: amounts.filter((amount) => !isDecimal(amount)).length,
});
export const sumSubmissions = (of: readonly Pick<Submission, 'invoice'>[]): CountAndGross =>
  countGross(of.map(({ invoice }) => invoice?.totalGross));
export const sumPortalRows = (of: readonly PortalRow[]): CountAndGross =>
  countGross(of.map(({ gross }) => gross));

const byTime = (left: ListedSubmission, right: ListedSubmission) =>
  left.submittedAt - right.submittedAt || (left.id < right.id ? -1 : 1);

/** Whether the clerk still has to find out what became of it. */
export const isOpenUnknown = (record: Pick<Submission, 'outcome' | 'invoiceNumbers' | 'settled'>): boolean =>
  isUndecided(record) && record.settled?.as !== 'notIssued';

/** What stands beside the table of a month: of the ledger alone, for no list of the portal shows it. */
export interface MonthAside {
  /** Submitted in the month and not issued, nor tried again since. */
  readonly notIssued: readonly ListedSubmission[];
  readonly unknown: readonly ListedSubmission[];
  /** Issued, and in no list that was read. */
  readonly unseen: readonly ListedSubmission[];
}

export function monthAside(subjects: readonly ListedSubmission[], month: string): MonthAside {
  const own = subjects.filter(({ day, practice }) => day.startsWith(month) && !practice).sort(byTime);
  const hasFailed = ({ outcome, settled, newerAttempt }: ListedSubmission) =>
    newerAttempt === undefined &&
    (outcome.type === 'refused' ||
      outcome.type === 'notSent' ||
      (outcome.type === 'unknown' && settled?.as === 'notIssued'));
  return {
    notIssued: own.filter(hasFailed),
    unknown: own.filter(isOpenUnknown),
    unseen: own.filter(
      ({ outcome, standing }) =>
        outcome.type === 'issued' && (standing === 'missing' || standing === 'unchecked'),
    ),
  };
}

/**
 * The lists of a month. A record counts by 开票日期 once known, else by its submit; what is in a group waits there.
 * @param subjects as the check left them
 * @param month `YYYY-MM`
 */
export function reconcileLists(
  subjects: readonly ListedSubmission[],
  { groups, elsewhere }: Pick<Reconciliation, 'groups' | 'elsewhere'>,
  month: string,
): ReconcileLists {
  const isOfMonth = ({ day }: { readonly day: string }) => day.startsWith(month);
  const own = subjects
    .filter((record) => isOfMonth(record) && !record.practice && record.outcome.type !== 'draft')
    .sort(byTime);
  const days = new Map(subjects.map(({ id, day }) => [id, day]));
  const ofMonth = groups.filter(
    (group) =>
      group.rows.some(isOfMonth) || group.subjects.some(({ id }) => isOfMonth({ day: days.get(id) ?? '' })),
  );
  const grouped = new Set(ofMonth.flatMap((group) => group.subjects.map(({ id }) => id)));
  const issued = own.filter(({ outcome }) => outcome.type === 'issued');
  const standing = (wanted: Standing) => issued.filter((record) => record.standing === wanted);
  return {
    confirmed: standing('confirmed'),
    missing: standing('missing'),
    mismatched: standing('mismatched'),
    duplicated: standing('duplicated'),
    reversed: standing('reversed'),
    unknown: own.filter((record) => isOpenUnknown(record) && !grouped.has(record.id)),
    unchecked: standing('unchecked').filter(({ id }) => !grouped.has(id)),
    groups: ofMonth,
    // A row whose date cannot be read may be of any month: it is shown in each.
    elsewhere: elsewhere.filter((row) => row.day === '' || isOfMonth(row)),
  };
}
