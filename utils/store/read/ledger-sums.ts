import { sum } from '../../domain/invoice/money';
import type { InitialsOf, LedgerFilter } from '../../domain/view/ledger-filter';
import { type LedgerRow, type RowSums, sumRows } from '../../domain/view/ledger-row';
import { countsOfAll, countsOfDays, countsOfMonth } from '../ledger/counters';
import type { Ledger } from '../ledger/db';
import type { PageKey } from './cursor-page';
import { readLedgerPage } from './ledger-pages';

/** What of a filter is summed: all of it, and of that what was issued (a failure is no turnover). */
export interface LedgerSums {
  readonly all: RowSums;
  readonly issued: RowSums;
}

const PAGE = 500;
const NONE: RowSums = { count: 0, net: '0', tax: '0', gross: '0', unread: 0 };
const COUNTED: ReadonlySet<string> = new Set(['company', 'month', 'since', 'until', 'outcome']);

const added = (parts: readonly RowSums[]): RowSums => ({
  count: parts.reduce((total, { count }) => total + count, 0),
  net: sum(parts.map(({ net }) => net)),
  tax: sum(parts.map(({ tax }) => tax)),
  gross: sum(parts.map(({ gross }) => gross)),
  unread: parts.reduce((total, { unread }) => total + unread, 0),
});

/**
 * Sums at once, from the counters of the fold; they do not know of how many an amount was not read.
 * @returns undefined where the filter asks for more than is counted
 */
export async function sumsByCounters(db: Ledger, filter: LedgerFilter): Promise<LedgerSums | undefined> {
  const { company, month, since, until, outcome } = filter;
  const given = Object.entries(filter).filter(([, value]) => value !== undefined);
  if (!given.every(([part]) => COUNTED.has(part))) return undefined;
  const isByDay = since !== undefined || until !== undefined;
  if (month !== undefined && isByDay) return undefined;
  const rows = isByDay
    ? await countsOfDays(db, since, until)
    : month === undefined
      ? await countsOfAll(db, 'all')
      : await countsOfMonth(db, month);
  const fitting = rows
    .filter((row) => company === undefined || row.sellerTaxId === company)
    .filter((row) => (outcome === undefined ? row.outcome !== 'draft' : row.outcome === outcome))
    .map((row) => ({ ...row, unread: 0 }));
  return { all: added(fitting), issued: added(fitting.filter((row) => row.outcome === 'issued')) };
}

export interface SumRun {
  readonly initialsOf?: InitialsOf | undefined;
  /** After each page: what is summed so far, and the submit time down to which was looked. */
  readonly onPage: (sums: LedgerSums, lookedTo: number | undefined) => void;
  /** Asked between two pages. */
  readonly isStopped: () => boolean;
}

/** Exact sums by one pass over the index, a page at a time, so that the screen stays alive. @returns undefined if stopped */
export async function sumByPass(
  db: Ledger,
  filter: LedgerFilter,
  run: SumRun,
): Promise<LedgerSums | undefined> {
  let sums: LedgerSums = { all: NONE, issued: NONE };
  let after: PageKey | undefined;
  do {
    const page = await readLedgerPage(db, filter, after, PAGE, run.initialsOf);
    if (run.isStopped()) return undefined;
    const isIssued = ({ outcome }: LedgerRow) => outcome === 'issued';
    sums = {
      all: added([sums.all, sumRows(page.rows)]),
      issued: added([sums.issued, sumRows(page.rows.filter(isIssued))]),
    };
    after = page.next;
    run.onPage(sums, page.lookedTo);
  } while (after !== undefined);
  return sums;
}
