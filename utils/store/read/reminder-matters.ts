import { isToLookAt } from '../../domain/case/case';
import { isMonthEnd, type Matter, mattersOf } from '../../domain/inbox/reminder';
import { OF_RECORDS, type Topic } from '../../domain/inbox/reminder-topics';
import { beijingDay, beijingMonth, startOfPeriod } from '../../domain/invoice/beijing-time';
import type { Submission } from '../../domain/record/submission';
import { readCases } from '../faults/cases';
import { countsOfAll } from '../ledger/counters';
import type { Ledger } from '../ledger/db';
import { newestBatches } from './cursor-page';

const DAY_MS = 86_400_000;
const LATEST = Number.MAX_SAFE_INTEGER;
/** Records are read with their snapshots: so many at once, each time in a transaction that no write waits for long. */
const BATCH = 50;
/** What the portal's list would show, or might. */
const LISTED = ['issued', 'unknown'] as const;

export interface Wanted {
  readonly topics: readonly Topic[];
  readonly coverageDays: number;
}

export interface Matters {
  readonly matters: ReadonlyArray<Matter & { readonly company: string }>;
  /** Names of the companies by tax id, as last read. */
  readonly names: ReadonlyMap<string, string>;
}

/** Everything of a company that needs the clerk, newest first. */
async function* openOf(db: Ledger, taxId: string): AsyncGenerator<Submission[]> {
  for (let high = LATEST; ; ) {
    const index = db.transaction('submissions').store.index('sellerOpenTime');
    const batches = newestBatches(index, [taxId, 1, 0], [taxId, 1, high], undefined, BATCH);
    const batch: readonly { readonly value: Submission }[] = (await batches.next()).value ?? [];
    const last = batch.at(-1);
    if (last === undefined) return;
    yield batch.map(({ value }) => value);
    high = last.value.submittedAt - 1;
  }
}

/** A damaged row costs its own reminder, not those of all others; it stands in the inbox as one that cannot be read. */
function readMattersOf(record: Submission, now: number): Matter[] {
  try {
    return mattersOf(record, now);
  } catch {
    return [];
  }
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** What of a company's submissions the complete readings since an instant would show. */
async function coveredSpans(db: Ledger, taxId: string, since: number): Promise<Span[]> {
  const readings = await db.getAllFromIndex(
    'coverage',
    'companyTime',
    IDBKeyRange.bound([taxId, since], [taxId, LATEST]),
  );
  return readings
    .filter(({ complete }) => complete)
    .map(({ query, finishedAt }) => ({
      from: startOfPeriod(query.from as string),
      // What came after the look was not there yet.
      to: Math.min(startOfPeriod(query.to as string) + DAY_MS - 1, finishedAt),
    }));
}

/** The first submission in [from, to] that no span holds. By keys alone, from gap to gap. */
async function firstUncovered(
  db: Ledger,
  taxId: string,
  { from, to }: Span,
  spans: readonly Span[],
): Promise<number | undefined> {
  let first: number | undefined;
  for (const outcome of LISTED) {
    for (let at = from; at <= (first ?? to); ) {
      const range = IDBKeyRange.bound([taxId, outcome, at], [taxId, outcome, first ?? to]);
      const index = db.transaction('submissions').store.index('sellerOutcomeTime');
      const found = (await index.openKeyCursor(range))?.key[2];
      if (found === undefined) break;
      const ends = spans.filter((span) => span.from <= found && found <= span.to).map((span) => span.to);
      if (ends.length === 0) {
        first = found;
        break;
      }
      at = Math.max(...ends) + 1;
    }
  }
  return first;
}

/**
 * Everything to remind of that the ledger knows, read by key ranges: the counters tell which companies have something
 * open, and only that is read.
 */
export async function readMatters(
  db: Ledger,
  now: number,
  { topics, coverageDays }: Wanted,
): Promise<Matters> {
  const [all, open] = await Promise.all([countsOfAll(db, 'all'), countsOfAll(db, 'open')]);
  const names = new Map<string, string>();
  for (const { sellerTaxId, sellerName, count } of all) {
    if (count > 0) names.set(sellerTaxId, sellerName || (names.get(sellerTaxId) ?? ''));
  }
  const matters: Array<Matter & { company: string }> = [];

  const ofRecords = topics.filter(
    (topic) => OF_RECORDS.includes(topic) || (topic === 'monthEnd' && isMonthEnd(now)),
  );
  const waiting = new Set(open.filter(({ count }) => count > 0).map(({ sellerTaxId }) => sellerTaxId));
  for (const company of ofRecords.length > 0 ? waiting : []) {
    for await (const batch of openOf(db, company)) {
      for (const matter of batch.flatMap((record) => readMattersOf(record, now))) {
        if (ofRecords.includes(matter.topic)) matters.push({ ...matter, company });
      }
    }
  }

  // What is older belongs to months that are long declared.
  const from = startOfPeriod(beijingMonth(startOfPeriod(beijingMonth(now)) - 1));
  const span = { from, to: now - coverageDays * DAY_MS - 1 };
  for (const company of topics.includes('coverage') ? names.keys() : []) {
    if (company === '') continue;
    const first = await firstUncovered(db, company, span, await coveredSpans(db, company, from));
    if (first !== undefined)
      matters.push({ topic: 'coverage', since: first + coverageDays * DAY_MS, company });
  }
  if (topics.includes('lookAgain')) {
    const today = beijingDay(now);
    for (const one of (await readCases(db)).cases.filter((known) => isToLookAt(known, today)))
      matters.push({ topic: 'lookAgain', since: startOfPeriod(one.lookAgainOn ?? today), company: '' });
  }
  return { matters, names };
}
