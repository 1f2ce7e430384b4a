import { beijingDay } from '../invoice/beijing-time';
import { twoDecimals } from '../invoice/money';
import { compareNames, isShownInPart } from '../invoice/same-party';
import { normaliseTaxId } from '../invoice/tax-id';
import { coversDays, withoutUnsteady } from '../list/cover-span';
import type { Reading } from '../list/coverage';
import type { Difference, ListCheck, Standing } from '../list/list-check';
import { kindOf, type MatchWords, reversalOf } from '../list/list-words';
import { isCandidate, SETTLE_WAIT_MS } from '../list/may-settle';
import type { PortalRow } from '../list/portal-row';
import { lastSentAt, windowOf } from '../outcome/issue-window';
import type { Submission } from '../record/submission';
import { type Link, type Matching, matchRows, mayBeListed, type UnclearGroup } from './match';
import { type MatchSubject, otherSideOf } from './match-content';

/** A record as far as its standing rests on it. */
export type ReconcileSubject = MatchSubject & Pick<Submission, 'standing' | 'settled' | 'check' | 'site'>;

/** What was read is not so any more: look again. */
export class StaleFinding extends Error {}

/** What the list says of one submission. */
export interface Finding extends Omit<ListCheck, 'at'> {
  readonly submissionId: string;
  readonly standing: Exclude<Standing, 'unchecked'>;
  /** 开票日期 by the list; absent where it shows no time of day, or two invoices. */
  readonly issuedAt?: number | undefined;
}

export interface Reconciliation {
  /** Of the submissions on which the list has a word; the others stay as they stand. */
  readonly findings: readonly Finding[];
  readonly groups: readonly UnclearGroup[];
  /** In the list, and no submission of this ledger. */
  readonly elsewhere: readonly PortalRow[];
}

/** What both show, and differently. What one of them does not show, or in part, is no difference. */
function differencesOf(
  { invoice, sellerTaxId }: MatchSubject,
  row: PortalRow,
  words: MatchWords,
): Difference[] {
  const { buyer } = invoice;
  const other = otherSideOf(row, sellerTaxId);
  const amounts = [
    ['net', invoice.totalNet, row.net],
    ['tax', invoice.totalTax, row.tax],
    ['gross', invoice.totalGross, row.gross],
  ] as const;
  const [name, otherName] = [buyer.name?.trim() ?? '', other.name?.trim() ?? ''];
  const isSameName = compareNames(name, otherName) === 'same' || isShownInPart(name);
  const shown: ReadonlyArray<readonly [Difference['field'], string, string]> = [
    ['kind', invoice.kind ?? '', kindOf(row, words) ?? ''],
    ['buyerName', name, isSameName ? name : otherName],
    ['buyerTaxId', normaliseTaxId(buyer.taxId), normaliseTaxId(other.taxId)],
    ...amounts.map(
      ([field, here, there]) =>
        [
          field,
          here === undefined ? '' : twoDecimals(here),
          there === undefined ? '' : twoDecimals(there),
        ] as const,
    ),
  ];
  return shown.flatMap(([field, here, there]) =>
    here === '' || there === '' || here === there || isShownInPart(there) ? [] : [{ field, here, there }],
  );
}

/** Whether whole readings would show the submission's invoice, had it been issued; those of single months join. */
function wouldShow(readings: readonly Reading[], subject: ReconcileSubject, waitMs: number): boolean {
  const time = windowOf(subject);
  const whole = readings.filter(
    (reading) =>
      reading.complete &&
      reading.companyTaxId === subject.sellerTaxId &&
      reading.origin === subject.site.origin &&
      reading.startedAt >= lastSentAt(subject) + waitMs,
  );
  return coversDays(whole, beijingDay(time.from), beijingDay(time.to));
}

/** Two attempts of one chain that both exist: what law L2 is there to keep from happening. */
function doubledChains(
  links: readonly Link[],
  live: (link: Link) => readonly PortalRow[],
): ReadonlyMap<string, string[]> {
  const byId = new Map(links.map((link) => [link.subject.id, link]));
  const doubled = new Map<string, string[]>();
  for (const link of links) {
    const earlier = link.subject.retryOf === undefined ? undefined : byId.get(link.subject.retryOf);
    if (!earlier) continue;
    const numbers = [...live(earlier), ...live(link)].map(({ id }) => id);
    if (live(earlier).length > 0 && live(link).length > 0)
      doubled.set(link.subject.id, numbers).set(earlier.subject.id, numbers);
  }
  return doubled;
}

/**
 * Holds the submissions of one company against the portal's list (rules C1 to C7). Pure; the order of what is given
 * does not matter.
 * @param waitMs how long after a submission a reading counts at the earliest
 */
export function reconcile(
  subjects: readonly ReconcileSubject[],
  rows: readonly PortalRow[],
  readings: readonly Reading[],
  words: MatchWords,
  waitMs = SETTLE_WAIT_MS,
): Reconciliation {
  const steady = withoutUnsteady(readings);
  const isCovered = (subject: MatchSubject) => wouldShow(steady, subject as ReconcileSubject, waitMs);
  const matching: Matching = matchRows(subjects, rows, words, isCovered);
  const isLive = (row: PortalRow) => reversalOf(row, words) !== 'full';
  const liveOf = ({ rows: of }: Link) => of.filter(isLive);
  const doubled = doubledChains(matching.links, liveOf);

  const findings = matching.links.map((link): Finding => {
    const { subject, rows: of } = link;
    const live = liveOf(link);
    const shown = live[0] ?? (of[0] as PortalRow);
    const differences = live.length > 1 ? [] : differencesOf(subject, shown, words);
    const reversal = reversalOf(shown, words);
    const isDoubled = live.length > 1 || doubled.has(subject.id);
    const standing = isDoubled
      ? 'duplicated'
      : differences.length > 0
        ? 'mismatched'
        : reversal
          ? 'reversed'
          : 'confirmed';
    return {
      submissionId: subject.id,
      standing,
      invoiceNumbers: of.map(({ id }) => id).sort(),
      differences,
      ...(reversal === undefined ? {} : { reversal }),
      ...(isDoubled || shown.issuedAt === undefined || shown.dayOnly ? {} : { issuedAt: shown.issuedAt }),
    };
  });

  const known = new Set([
    ...matching.links.map(({ subject }) => subject.id),
    ...matching.groups.flatMap((group) => group.subjects.map(({ id }) => id)),
  ]);
  // Rows whose amount was not read may be any of their buyer's: nothing is missing beside one.
  const unread = matching.unmatched.filter(({ gross }) => gross === undefined);
  const isMissing = (subject: ReconcileSubject) =>
    !known.has(subject.id) &&
    !subject.practice &&
    subject.outcome.type !== 'pending' &&
    subject.settled?.as !== 'notIssued' &&
    mayBeListed(subject) &&
    !unread.some((row) => isCandidate(subject, row, false)) &&
    isCovered(subject);
  const missing = subjects
    .filter(isMissing)
    .map(
      ({ id }): Finding => ({ submissionId: id, standing: 'missing', invoiceNumbers: [], differences: [] }),
    );

  return {
    findings: [...findings, ...missing].sort((left, right) =>
      left.submissionId < right.submissionId ? -1 : 1,
    ),
    groups: matching.groups,
    elsewhere: matching.unmatched,
  };
}

/** Whether a finding says something else than the record knows already. */
export function isNews(
  { standing, check, invoiceNumbers: own, outcome }: ReconcileSubject,
  finding: Finding,
): boolean {
  const { submissionId: _, standing: found, issuedAt, ...rest } = finding;
  if (standing !== found || !check || rest.invoiceNumbers.some((number) => !own.includes(number)))
    return true;
  if (issuedAt !== undefined && outcome.type === 'issued' && outcome.issuedAt !== issuedAt) return true;
  const of = ({ invoiceNumbers, differences, reversal }: Omit<ListCheck, 'at'>) =>
    JSON.stringify([invoiceNumbers, differences, reversal ?? '']);
  return of(check) !== of(rest);
}
