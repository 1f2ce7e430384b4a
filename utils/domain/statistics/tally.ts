import type { FailureClass, FailureClassRule } from '../inbox/failure-class';
import { inboxClassOf } from '../inbox/inbox-class';
import { beijingText } from '../invoice/beijing-time';
import { mayBeListed } from '../reconcile/match';
import { attemptsOf } from '../record/attempts';
import type { Submission } from '../record/submission';
import { timeToIssue } from './issue-time';
import {
  type CompanyMonth,
  type HourMonth,
  type MonthStatistics,
  NO_RECORDS,
  together,
} from './month-statistics';

const HOURS = 24;

/** What was entered here: not what came from the portal's list, never a practice record. */
const isEntered = ({ practice, source, outcome }: Submission): boolean =>
  !practice && source !== 'import' && source !== 'manual' && outcome.type !== 'draft';

/** Failed presses by class, as 待处理 has them. */
function reasonsOf(record: Submission, rules: readonly FailureClassRule[]) {
  const reasons = new Map<FailureClass, number>();
  for (const { outcome } of attemptsOf(record)) {
    if (outcome.type !== 'refused' && outcome.type !== 'notSent') continue;
    const reason = inboxClassOf({ ...record, outcome }, rules) as FailureClass;
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  return reasons;
}

/** One record as a month of its own. @param isIssuedLater it failed, and what was entered in its place is issued */
function monthOfOne(
  record: Submission,
  isIssuedLater: boolean,
  rules: readonly FailureClassRule[],
): CompanyMonth {
  const { type } = record.outcome;
  const one = (is: boolean) => (is ? 1 : 0);
  const failed = type === 'refused' || type === 'notSent';
  const listed = mayBeListed(record);
  const time = timeToIssue(record);
  return {
    taxId: record.sellerTaxId,
    name: record.invoice.seller.name ?? '',
    entered: 1,
    issued: one(type === 'issued'),
    failed: one(failed),
    unknown: one(type === 'unknown'),
    pending: one(type === 'pending'),
    red: one(record.red !== undefined),
    batch: one(record.batch !== undefined),
    issuedLater: one(failed && isIssuedLater),
    tries: attemptsOf(record).length,
    reasons: reasonsOf(record, rules),
    listed: one(listed),
    unchecked: one(listed && record.standing === 'unchecked'),
    missing: one(listed && record.standing === 'missing'),
    times: time === undefined ? [] : [time],
  };
}

/** Entered first, on the entry form, one by one: by these an hour is judged. */
const tellsOfHour = ({ red, batch, retryOf }: Submission): boolean =>
  red === undefined && batch === undefined && retryOf === undefined;

interface Tally {
  add(record: Submission, isIssuedLater: boolean): void;
  /** A row of the database that could not be read. */
  addUnreadable(): void;
  result(): MonthStatistics;
}

/** Counts records one by one, so that no more than a page of them is held at once. @param rules classes of refusals */
export function createTally(rules: readonly FailureClassRule[]): Tally {
  const companies = new Map<string, { sum: CompanyMonth; times: number[] }>();
  const hours: Array<HourMonth & { times: number[] }> = Array.from({ length: HOURS }, (_, hour) => ({
    hour,
    entered: 0,
    decided: 0,
    atOnce: 0,
    times: [],
  }));
  let unreadable = 0;

  function addToHour(record: Submission, month: CompanyMonth) {
    const nth = Number(beijingText(record.submittedAt).slice(11, 13));
    const hour = hours[nth];
    if (!hour) return;
    hour.times.push(...month.times);
    hours[nth] = {
      ...hour,
      entered: hour.entered + 1,
      decided: hour.decided + 1 - month.pending,
      atOnce: hour.atOnce + (month.issued === 1 && month.tries === 1 ? 1 : 0),
    };
  }

  return {
    add(record, isIssuedLater) {
      if (!isEntered(record)) return;
      const month = monthOfOne(record, isIssuedLater, rules);
      const { sum, times } = companies.get(month.taxId) ?? { sum: NO_RECORDS, times: [] };
      times.push(...month.times);
      companies.set(month.taxId, { sum: together(sum, { ...month, times: [] }), times });
      if (tellsOfHour(record)) addToHour(record, month);
    },
    addUnreadable() {
      unreadable += 1;
    },
    result: () => ({
      companies: [...companies.values()]
        .map(({ sum, times }) => ({ ...sum, times }))
        .sort((left, right) => right.entered - left.entered || (left.taxId < right.taxId ? -1 : 1)),
      hours,
      unreadable,
    }),
  };
}
