import { type Decimal, sum } from '../../domain/invoice/money';
import { isWaitingEntry } from '../../domain/record/fold-desk';
import { factOf } from '../../domain/record/fold-submission';
import type { Submission } from '../../domain/record/submission';
import type { RetryAnswer } from '../../domain/retry/may-retry';
import { countsOfAll } from '../ledger/counters';
import type { Ledger } from '../ledger/db';
import { retryAnswer } from './submissions';

const LATEST = Number.MAX_SAFE_INTEGER;

export interface ListedEntry {
  readonly record: Submission;
  /** Whether it may be filled in or written into a template now (law L2); of those that wait alone. */
  readonly answer: RetryAnswer | undefined;
}

/** How many entries of 待开登记 wait, of one company or all, and what they come to; at once, from the counters. */
export async function sumWaitingEntries(
  db: Ledger,
  sellerTaxId?: string,
): Promise<{ readonly count: number; readonly gross: Decimal }> {
  const rows = (await countsOfAll(db, 'entries')).filter(
    (row) => sellerTaxId === undefined || row.sellerTaxId === sellerTaxId,
  );
  return {
    count: rows.reduce((total, { count }) => total + count, 0),
    gross: sum(rows.map(({ gross }) => gross)),
  };
}

/** As `sumWaitingEntries`, the number alone. */
export const countWaitingEntries = async (db: Ledger, sellerTaxId?: string): Promise<number> =>
  (await sumWaitingEntries(db, sellerTaxId)).count;

/**
 * Entries of 待开登记, newest first.
 * @param all also those that were issued meanwhile, filled in and submitted, or dropped
 * @param limit at most so many
 */
export async function listEntries(
  db: Ledger,
  sellerTaxId: string | undefined,
  all: boolean,
  limit: number,
): Promise<ListedEntry[]> {
  const store = db.transaction('submissions').store;
  const [index, low, high] =
    sellerTaxId === undefined
      ? (['outcomeTime', ['draft', 0], ['draft', LATEST]] as const)
      : (['sellerOutcomeTime', [sellerTaxId, 'draft', 0], [sellerTaxId, 'draft', LATEST]] as const);
  const found: Submission[] = [];
  let cursor = await store.index(index).openCursor(IDBKeyRange.bound(low, high), 'prev');
  while (cursor && found.length < limit) {
    const { value } = cursor;
    if (value.source === 'manual' && !value.ofColleague && (all || isWaitingEntry(value))) found.push(value);
    cursor = await cursor.continue();
  }
  return Promise.all(
    found.map(async (record) => ({
      record,
      answer: isWaitingEntry(record) ? await retryAnswer(db, record) : undefined,
    })),
  );
}

/**
 * Entries that came out of a file and were changed since, by the content that the file gave them: the file taken in once more
 * knows them by that.
 * @param printOf the fingerprint of a content
 * @returns their form numbers, by fingerprint; of those that she still wants
 */
export async function changedOfFile(
  db: Ledger,
  sellerTaxId: string,
  fileName: string,
  printOf: (snapshot: unknown) => string,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const range = IDBKeyRange.bound([sellerTaxId, 'draft', 0], [sellerTaxId, 'draft', LATEST]);
  const tx = db.transaction(['submissions', 'events']);
  const records = await tx.objectStore('submissions').index('sellerOutcomeTime').getAll(range);
  const found = new Map<string, Set<string>>();
  const isChanged = ({ history }: Submission) =>
    history.filter(({ type }) => type.startsWith('entered')).length > 1;
  for (const record of records) {
    const { id, entry } = record;
    if (entry?.fileName !== fileName || entry.dropped || !isChanged(record)) continue;
    const first = await tx.objectStore('events').index('submissionId').get(id);
    const fact = first && factOf(first);
    if (fact?.type !== 'entered') continue;
    const print = printOf(fact.snapshot);
    found.set(print, (found.get(print) ?? new Set()).add(entry.formNumber ?? ''));
  }
  return found;
}
