import { outline } from '../../domain/invoice/fingerprint';
import { OUTCOME_TYPES, type OutcomeType } from '../../domain/outcome/outcome';
import { isSubmitted } from '../../domain/record/fold-desk';
import { openRefillsOf } from '../../domain/record/fold-work';
import { byBeginning } from '../../domain/record/log-order';
import type { Submission } from '../../domain/record/submission';
import { mayRetry, type RetryAnswer, type RetrySubject } from '../../domain/retry/may-retry';
import { serialKey, serialsOf } from '../../domain/template/template';
import { isReadable } from '../../domain/view/readable';
import { isOfPortal } from '../faults/portal-faults';
import { readFault } from '../faults/read-fault';
import { colleaguesIn } from '../ledger/colleagues';
import { sellerNameOf } from '../ledger/counters';
import type { ChainHead, FaultRow, Ledger } from '../ledger/db';

const LATEST = Number.MAX_SAFE_INTEGER;

/** More than a tab has under way at once; among so many the log tells which is the newest. */
const SORTED_AT_LEAST = 64;

/**
 * The newest submissions of a tab that had begun at `at`, newest first.
 * @param now where it is known: what lies later than it was made before the clock was set back (J2)
 */
export async function newestOfTab(
  db: Ledger,
  tabKey: string,
  at: number,
  limit: number,
  now = Number.POSITIVE_INFINITY,
): Promise<Submission[]> {
  const upTo = (from: number, to: number) =>
    from > to
      ? []
      : newestIn(
          db,
          'tabTime',
          IDBKeyRange.bound([tabKey, from], [tabKey, to]),
          Math.max(limit, SORTED_AT_LEAST),
        );
  const known = at > now ? await upTo(now + 1, at) : await upTo(0, at);
  const older = at > now ? [] : await upTo(now + 1, LATEST);
  return [...known, ...older].sort(byBeginning).reverse().slice(0, limit);
}

/** What becomes of a colleague's is seen on her computer. */
const isOurs = ({ ofColleague }: Submission): boolean => !ofColleague;

/**
 * Pending submissions whose stored deadline has passed; or lies farther ahead than any wait, so that the clock was set
 * back since (J4).
 * @param longest how far ahead the deadline of a record may lie at most, ms; `shortest` of all records
 */
export async function overdue(
  db: Ledger,
  now: number,
  longest?: { readonly shortest: number; of(record: Submission): number },
): Promise<Submission[]> {
  const index = db.transaction('submissions').store.index('deadline');
  const passed = (await index.getAll(IDBKeyRange.upperBound(now))).filter(isOurs);
  if (longest === undefined) return passed;
  const ahead = await index.getAll(IDBKeyRange.lowerBound(now + longest.shortest, true));
  const isTooFar = (record: Submission) => (record.deadlineAt ?? 0) - now > longest.of(record);
  return [...passed, ...ahead.filter((record) => isOurs(record) && isTooFar(record))];
}

/** Pending submissions that have no deadline, for a question or face-scan dialog is open. */
export async function withStandingClock(db: Ledger): Promise<Submission[]> {
  const pending = IDBKeyRange.bound(['pending', 0], ['pending', LATEST]);
  const found = await db.getAllFromIndex('submissions', 'outcomeTime', pending);
  return found.filter((record) => isOurs(record) && record.deadlineAt === undefined);
}

async function newestIn(
  db: Ledger,
  index: 'sellerTime' | 'sellerOutcomeTime' | 'sellerOpenTime' | 'tabTime',
  range: IDBKeyRange,
  limit: number,
): Promise<Submission[]> {
  const found: Submission[] = [];
  let cursor = await db.transaction('submissions').store.index(index).openCursor(range, 'prev');
  while (cursor && found.length < limit) {
    found.push(cursor.value);
    cursor = await cursor.continue();
  }
  return found;
}

/** The newest submission of any company. */
export const newestOfAll = async (db: Ledger): Promise<Submission | undefined> =>
  (await db.transaction('submissions').store.index('time').openCursor(undefined, 'prev'))?.value;

/** Newest submissions of one company; thousands that are only to be issued (待开登记) may lie before them. */
export async function newestOfSeller(db: Ledger, sellerTaxId: string, limit: number): Promise<Submission[]> {
  const newest = await newestIn(
    db,
    'sellerTime',
    IDBKeyRange.bound([sellerTaxId, 0], [sellerTaxId, LATEST]),
    limit,
  );
  if (newest.every(isSubmitted)) return newest;
  const outcomes = OUTCOME_TYPES.filter((outcome) => outcome !== 'draft');
  const each = await Promise.all(
    outcomes.map((outcome) => newestWithOutcome(db, sellerTaxId, outcome, limit)),
  );
  return each
    .flat()
    .sort((left, right) => right.submittedAt - left.submittedAt)
    .slice(0, limit);
}

/** Newest submissions of one company with one outcome. */
export const newestWithOutcome = (
  db: Ledger,
  sellerTaxId: string,
  outcome: OutcomeType,
  limit: number,
): Promise<Submission[]> =>
  newestIn(
    db,
    'sellerOutcomeTime',
    IDBKeyRange.bound([sellerTaxId, outcome, 0], [sellerTaxId, outcome, LATEST]),
    limit,
  );

/** Newest submissions of one company that need the clerk. */
export const newestOpen = (db: Ledger, sellerTaxId: string, limit: number): Promise<Submission[]> =>
  newestIn(db, 'sellerOpenTime', IDBKeyRange.bound([sellerTaxId, 1, 0], [sellerTaxId, 1, LATEST]), limit);

/** A form of this computer, or of one whose log came here in a file, in which a record stands. */
export interface FormOfRecord {
  readonly submissionId: string;
  readonly tabKey: string | undefined;
  /** Log of that computer, where it is another one's. */
  readonly log?: string | undefined;
}

/** Forms in which records stand; those of colleagues are theirs. */
export async function openForms(db: Ledger): Promise<FormOfRecord[]> {
  const [open, head, isColleague] = await Promise.all([
    db.getAllFromIndex('submissions', 'refill'),
    db.get('meta', 'head'),
    colleaguesIn({ get: (key) => db.get('meta', key) }),
  ]);
  const here = (head as ChainHead | undefined)?.chainId;
  return open.flatMap((record) =>
    openRefillsOf(record)
      .filter(({ chainId }) => chainId === undefined || !isColleague({ chainId }))
      .map(({ tabKey, chainId }) => ({
        submissionId: record.id,
        tabKey,
        ...(chainId === here ? {} : { log: chainId }),
      })),
  );
}

/** Submissions of the same content. */
export const equalOnes = (db: Ledger, fingerprint: string): Promise<Submission[]> =>
  db.getAllFromIndex('submissions', 'fingerprint', fingerprint);

/** How records are found: in a transaction of the caller, or each time in one of its own. */
export interface RetryReads {
  get(id: string): Promise<Submission | undefined>;
  all(index: 'retryOf' | 'fingerprint' | 'search', key: string): Promise<Submission[]>;
}

/** Everything that has a say in whether a submission may be entered again: its attempts and its twins. */
export async function retryGroupBy<R extends RetrySubject>(
  reads: RetryReads,
  record: R,
): Promise<Array<R | Submission>> {
  const found = new Map<string, R | Submission>([[record.id, record]]);
  const waiting: Array<R | Submission> = [record];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const around = [
      ...(await reads.all('retryOf', next.id)),
      ...(next.retryOf === undefined ? [] : [await reads.get(next.retryOf)]),
    ];
    for (const other of around) {
      if (!other || found.has(other.id)) continue;
      found.set(other.id, other);
      waiting.push(other);
    }
  }
  const serials = [...found.values()].flatMap(serialsOf);
  for (const twin of await reads.all('fingerprint', record.fingerprint)) found.set(twin.id, twin);
  const shown = outline(record.invoice);
  const keys = [...(shown === undefined ? [] : [shown]), ...serials.map(serialKey)];
  for (const key of keys) for (const twin of await reads.all('search', key)) found.set(twin.id, twin);
  return [...found.values()];
}

export const retryGroup = <R extends RetrySubject>(db: Ledger, record: R): Promise<Array<R | Submission>> =>
  retryGroupBy(
    {
      get: (id) => db.get('submissions', id),
      all: (index, key) => db.getAllFromIndex('submissions', index, key),
    },
    record,
  );

/** May it be entered again, as the rows say it? A damaged one of the group opens nothing (law L2) and costs no page. */
export async function retryAnswer(db: Ledger, record: Submission): Promise<RetryAnswer> {
  if (!isReadable(record)) return { ok: false, bar: 'damaged' };
  const group = await retryGroup(db, record);
  return group.every(isReadable) ? mayRetry(record, group) : { ok: false, bar: 'damaged' };
}

/** Submissions that a 流水号 names. */
export const withSerial = (db: Ledger, serialNumber: string): Promise<Submission[]> =>
  db.getAllFromIndex('submissions', 'search', serialKey(serialNumber));

/** Submissions of one company within [from, to), oldest first. */
export const submissionsBetween = (db: Ledger, sellerTaxId: string, from: number, to: number) =>
  db.getAllFromIndex(
    'submissions',
    'sellerTime',
    IDBKeyRange.bound([sellerTaxId, from], [sellerTaxId, to], false, true),
  );

/** The company of the newest submission of all. */
export async function latestSeller(db: Ledger): Promise<{ name: string; taxId: string } | undefined> {
  let cursor = await db.transaction('submissions').store.index('time').openCursor(null, 'prev');
  while (cursor && !isReadable(cursor.value)) cursor = await cursor.continue();
  if (!cursor) return undefined;
  const { invoice, sellerTaxId: taxId } = cursor.value;
  // A row of the batch page and a red letter do not show it.
  return { name: invoice.seller.name || (await sellerNameOf(db, taxId)) || '', taxId };
}

/** Newest faults of our own, at most `limit`: those of the portal are told elsewhere. */
export async function newestFaults(db: Ledger, since: number, limit: number): Promise<FaultRow[]> {
  const rows = await db.getAllFromIndex('faults', 'time', IDBKeyRange.lowerBound(since));
  return rows
    .map(readFault)
    .filter((row) => !isOfPortal(row))
    .slice(-limit)
    .reverse();
}
