import type { FailureClassRule } from '../../domain/inbox/failure-class';
import { endOfMonth, startOfPeriod } from '../../domain/invoice/beijing-time';
import type { Submission } from '../../domain/record/submission';
import type { MonthStatistics } from '../../domain/statistics/month-statistics';
import { createTally } from '../../domain/statistics/tally';
import { isReadable } from '../../domain/view/readable';
import { sellerNameOf } from '../ledger/counters';
import type { Ledger } from '../ledger/db';
import { pagesByTime } from './submission-pages';

const CHAIN_LIMIT = 50;

export interface StatisticsScope {
  /** Beijing month `YYYY-MM` of the submit. */
  readonly month: string;
  /** Tax id; undefined = all. */
  readonly company: string | undefined;
}

export interface StatisticsRun {
  /** After each page: how many records were looked at. */
  readonly onPage: (looked: number) => void;
  /** Asked between two pages. */
  readonly isStopped: () => boolean;
}

/** What was entered in the place of a failure, or in the place of that, is issued; it may lie in a later month. */
async function isIssuedLater(db: Ledger, { outcome, newerAttempt }: Submission): Promise<boolean> {
  if (outcome.type !== 'refused' && outcome.type !== 'notSent') return false;
  let next = newerAttempt;
  for (let links = 1; next !== undefined && links < CHAIN_LIMIT; links += 1) {
    const newer: Submission | undefined = await db.get('submissions', next);
    if (newer?.outcomeType === 'issued') return true;
    next = newer?.newerAttempt;
  }
  return false;
}

/**
 * What was entered in a month and how it went. The counters of the fold go by 开票日期 and know no tries, no times and no
 * standing: one pass over the index by submit time, a page at a time, so that the screen stays alive.
 * @returns undefined if stopped
 */
export async function readMonthStatistics(
  db: Ledger,
  { month, company }: StatisticsScope,
  rules: readonly FailureClassRule[],
  run: StatisticsRun,
): Promise<MonthStatistics | undefined> {
  const tally = createTally(rules);
  let looked = 0;
  for await (const page of pagesByTime(db, company, startOfPeriod(month), endOfMonth(month) - 1)) {
    if (run.isStopped()) return undefined;
    for (const record of page) {
      if (isReadable(record)) tally.add(record, await isIssuedLater(db, record));
      else tally.addUnreadable();
    }
    looked += page.length;
    run.onPage(looked);
  }
  if (run.isStopped()) return undefined;
  const { companies, ...rest } = tally.result();
  const named = companies.map(async (row) =>
    row.name === '' && row.taxId !== '' ? { ...row, name: (await sellerNameOf(db, row.taxId)) ?? '' } : row,
  );
  return { ...rest, companies: await Promise.all(named) };
}
