import type { IDBPTransaction } from 'idb';
import { beijingDay } from '../../domain/invoice/beijing-time';
import type { Reading } from '../../domain/list/coverage';
import { SAME_CLOCK_MS, withListSkew } from '../../domain/list/list-skew';
import { barOfNumber, isCandidate, type NumberBar, type SettleSubject } from '../../domain/list/may-settle';
import type { PortalRow } from '../../domain/list/portal-row';
import { type Sent, windowOf } from '../../domain/outcome/issue-window';
import type { Submission } from '../../domain/record/submission';
import type { ChainHead, Ledger, LedgerSchema } from '../ledger/db';
import { readPortalRow } from '../ledger/read-portal-row';

const STORES: ('submissions' | 'portalRows' | 'coverage' | 'meta')[] = [
  'submissions',
  'portalRows',
  'coverage',
  'meta',
];
export type EvidenceTransaction = IDBPTransaction<LedgerSchema, typeof STORES, 'readonly'>;

/** What the ledger knows of the portal's list that bears on one submission. */
export interface SettleEvidence {
  /** It, with what its neighbours in the list tell of the clock, and whose clock the next look will have. */
  readonly record: Clocked;
  /** Of its company, and those whose company is not known, since the submit; oldest first. */
  readonly readings: readonly Reading[];
  readonly rows: readonly PortalRow[];
  /** Those of the rows' numbers that other submissions carry. */
  readonly taken: ReadonlySet<string>;
}

export type Clocked = Submission & Pick<Sent, 'listSkew'> & Pick<SettleSubject, 'here'>;

const LAST = '\uffff';
/** Neighbours on either side by whose rows the clock is known; a day has more, and they tell the same. */
const NEIGHBOURS = 50;
const READ_AT_ONCE = 1_000;

/** Whether a submission other than this one carries the number. */
export async function isTaken(
  tx: EvidenceTransaction,
  number: string,
  submissionId: string,
): Promise<boolean> {
  const carriers = await tx.objectStore('submissions').index('invoiceNumber').getAllKeys(number, 2);
  return carriers.some((id) => id !== submissionId);
}

/** The submission with what the rows of its neighbours, which carry their numbers, tell of the portal's clock (rule C11). */
async function withClock(tx: EvidenceTransaction, record: Submission): Promise<Clocked> {
  const { sellerTaxId: company, submittedAt: at } = record;
  const index = tx.objectStore('submissions').index('sellerTime');
  const linked = await index.getAll(
    IDBKeyRange.bound([company, at], [company, at + SAME_CLOCK_MS]),
    NEIGHBOURS,
  );
  const before = IDBKeyRange.bound([company, at - SAME_CLOCK_MS], [company, at], false, true);
  let cursor = await index.openCursor(before, 'prev');
  for (let found = 0; cursor && found < NEIGHBOURS; found += 1) {
    linked.push(cursor.value);
    cursor = await cursor.continue();
  }
  const numbers = linked.flatMap(({ invoiceNumbers }) => invoiceNumbers);
  const rows = await Promise.all(numbers.map((number) => tx.objectStore('portalRows').get(number)));
  const byNumber = new Map(rows.flatMap((row) => (row ? [[row.id, readPortalRow(row)]] : [])));
  const [clocked] = withListSkew([record], linked, (number) => byNumber.get(number));
  const head = (await tx.objectStore('meta').get('head')) as ChainHead | undefined;
  return { ...(clocked as Clocked), ...(head ? { here: head.chainId } : {}) };
}

/** Inside a transaction of the caller: only IndexedDB requests are awaited. */
export async function settleEvidence(tx: EvidenceTransaction, from: Submission): Promise<SettleEvidence> {
  const record = await withClock(tx, from);
  const { sellerTaxId: company, submittedAt, id } = record;
  const readings: Reading[] = [];
  const byTime = tx.objectStore('coverage').index('companyTime');
  for (const of of new Set([company, ''])) {
    const since = IDBKeyRange.bound([of, submittedAt], [of, Number.MAX_SAFE_INTEGER]);
    readings.push(...(await byTime.getAll(since)));
  }
  readings.sort((left, right) => left.finishedAt - right.finishedAt);

  const store = tx.objectStore('portalRows');
  const found = new Map<string, PortalRow>();
  const day = beijingDay(windowOf(record).from);
  for (const of of new Set([company, ''])) {
    const ofDays = await store.index('sellerDay').getAll(IDBKeyRange.bound([of, day], [of, LAST]));
    const undated = await store.index('sellerDay').getAll(IDBKeyRange.only([of, '']));
    for (const row of [...ofDays, ...undated]) found.set(row.id, readPortalRow(row));
  }
  // 收购 invoices of the company's list show another seller. A file tells which; it may hold a year of the others.
  const listed = new Set(readings.flatMap(({ pages }) => pages.flatMap(({ ids, bought }) => bought ?? ids)));
  const numbers = [...listed].filter((number) => !found.has(number));
  for (let at = 0; at < numbers.length; at += READ_AT_ONCE) {
    const some = numbers.slice(at, at + READ_AT_ONCE);
    for (const row of await Promise.all(some.map((number) => store.get(number)))) {
      if (row) found.set(row.id, readPortalRow(row));
    }
  }
  const rows = [...found.values()];
  const taken = new Set<string>();
  for (const row of rows) {
    if (isCandidate(record, row, false) && (await isTaken(tx, row.id, id))) taken.add(row.id);
  }
  return { record, readings, rows, taken };
}

/** As `settleEvidence`, in a transaction of its own. */
export const readSettleEvidence = (db: Ledger, record: Submission): Promise<SettleEvidence> =>
  settleEvidence(db.transaction(STORES), record);

/** Why a number that the clerk found is not the record's; undefined when it may be. Inside a transaction of the caller. */
export async function barOfFound(
  tx: EvidenceTransaction,
  record: Submission,
  number: string,
): Promise<NumberBar | undefined> {
  return barOfNumber(number, windowOf(await withClock(tx, record)), await isTaken(tx, number, record.id));
}

/** As `barOfFound`, in a transaction of its own. */
export const readBarOfFound = (
  db: Ledger,
  record: Submission,
  number: string,
): Promise<NumberBar | undefined> => barOfFound(db.transaction(STORES), record, number);
