import { beijingDay, startOfPeriod } from '../../domain/invoice/beijing-time';
import { normaliseTaxId } from '../../domain/invoice/tax-id';
import { ISSUED_LIST, type Reading } from '../../domain/list/coverage';
import { withListSkew } from '../../domain/list/list-skew';
import type { PortalRow } from '../../domain/list/portal-row';
import type { ListedSubmission } from '../../domain/reconcile/reconcile-lists';
import type { Submission } from '../../domain/record/submission';
import type { Ledger } from '../ledger/db';
import { readPortalRow } from '../ledger/read-portal-row';
import { pagesByTime } from '../read/submission-pages';

const DAY_MS = 86_400_000;

/** Everything of one company and a span of days that bears on its check against the portal's list. */
export interface ReconcileEvidence {
  readonly subjects: readonly ListedSubmission[];
  readonly rows: readonly PortalRow[];
  /** Since the first day, oldest first. */
  readonly readings: readonly Reading[];
}

/** Without the snapshot and the history, by far the larger part of a record. */
function slim({ snapshot: _, history: __, ...subject }: Submission): ListedSubmission {
  return subject;
}

/**
 * @param company normalised tax id
 * @param from first Beijing day `YYYY-MM-DD`
 * @param to last one
 */
export async function readReconcileEvidence(
  db: Ledger,
  company: string,
  from: string,
  to: string,
): Promise<ReconcileEvidence> {
  const [start, end] = [startOfPeriod(from), startOfPeriod(to) + DAY_MS - 1];
  const subjects: ListedSubmission[] = [];
  for await (const page of pagesByTime(db, company, start, end)) subjects.push(...page.map(slim));

  const tx = db.transaction(['portalRows', 'coverage']);
  const since = IDBKeyRange.bound([company, start], [company, Number.MAX_SAFE_INTEGER]);
  const readings = await tx.objectStore('coverage').index('companyTime').getAll(since);
  const store = tx.objectStore('portalRows');
  const ofDays = await store.index('sellerDay').getAll(IDBKeyRange.bound([company, from], [company, to]));
  const undated = await store.index('sellerDay').getAll(IDBKeyRange.only([company, '']));
  const found = new Map([...ofDays, ...undated].map((row) => [row.id, readPortalRow(row)]));
  // 收购 invoices of the company's list show another seller; some lists show none.
  const ofList = readings.filter(({ query }) => query.type === ISSUED_LIST);
  const showsOthers = (sellers: readonly string[]) => sellers.length !== 1 || sellers[0] !== company;
  const others = new Set(
    ofList.flatMap(({ pages }) => pages.flatMap(({ ids, sellers }) => (showsOthers(sellers) ? ids : []))),
  );
  for (const number of others) {
    const stored = found.has(number) ? undefined : await store.get(number);
    const row = stored && readPortalRow(stored);
    if (!row || (row.day !== '' && (row.day < from || row.day > to))) continue;
    const isBought = row.sellerTaxId !== company && normaliseTaxId(row.shown.buyerTaxId) === company;
    if (row.sellerTaxId === '' || isBought) found.set(number, row);
  }
  return {
    subjects: withListSkew(subjects, subjects, (number) => found.get(number)),
    rows: [...found.values()],
    readings,
  };
}

/** The Beijing day so many days later (or, below 0, earlier). */
export const dayBeside = (day: string, days: number): string =>
  beijingDay(startOfPeriod(day) + days * DAY_MS);
