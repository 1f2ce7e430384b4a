import type { IDBPObjectStore } from 'idb';
import { LONGEST_SNOOZE_MS } from '../../domain/inbox/snooze';
import { isDecimal, subtract, sum } from '../../domain/invoice/money';
import type { OutcomeType } from '../../domain/outcome/outcome';
import { countedTries } from '../../domain/record/attempts';
import { isWaitingEntry } from '../../domain/record/fold-desk';
import type { Submission } from '../../domain/record/submission';
import type { CounterRow, Folded, Ledger, LedgerSchema } from './db';

type CounterStore = IDBPObjectStore<LedgerSchema, Folded, 'counters', 'readwrite'>;
type CounterKey = [string, string, string];

/** Where counters are looked up and put: the store itself, or what stands for it for as long as a transaction lasts. */
export interface CounterRows {
  get(key: CounterKey): Promise<CounterRow | undefined>;
  put(row: CounterRow): Promise<unknown>;
}

/**
 * The counters for a transaction that writes many events: each is read and written once, however many records it counts. Nothing
 * else may change them in this transaction.
 */
export function heldCounters(store: CounterStore): CounterRows & { write(): Promise<void> } {
  const held = new Map<string, CounterRow>();
  const nameOf = (key: CounterKey) => JSON.stringify(key);
  return {
    get: async (key) => held.get(nameOf(key)) ?? (await store.get(key)),
    async put(row) {
      held.set(nameOf([row.period, row.sellerTaxId, row.outcome]), row);
    },
    async write() {
      await Promise.all([...held.values()].map((row) => store.put(row)));
    },
  };
}

const EMPTY = { count: 0, net: '0', tax: '0', gross: '0', sellerName: '' };

async function add(
  store: CounterRows,
  record: Submission,
  { period, outcome }: Counted,
  direction: 1 | -1,
): Promise<void> {
  const key: CounterKey = [period, record.sellerTaxId, outcome];
  const row = (await store.get(key)) ?? EMPTY;
  const { totalNet = '0', totalTax = '0', totalGross = '0' } = record.invoice;
  const read = (value: string) => (isDecimal(value) ? value : '0');
  // A damaged amount must not keep an event from being folded.
  const change = (total: string, amount: string) =>
    direction === 1 ? sum([read(total), read(amount)]) : subtract(read(total), read(amount));
  await store.put({
    period,
    sellerTaxId: record.sellerTaxId,
    outcome,
    // Not every page shows it.
    sellerName: record.invoice.seller.name ?? row.sellerName,
    // A ledger of before these were counted has some that leave without having come.
    count: period.startsWith('aside ') ? Math.max(0, row.count + direction) : row.count + direction,
    net: change(row.net, totalNet),
    tax: change(row.tax, totalTax),
    gross: change(row.gross, totalGross),
  });
}

const DIGITS = 15;
/** Set aside until then: in the order of time, as text. */
const asideUntil = (until: number) => `aside ${String(Math.max(0, until)).padStart(DIGITS, '0')}`;

interface Counted {
  readonly period: string;
  readonly outcome: OutcomeType;
}

/** The lists in which a record counts by what it is now. */
const periodsOf = (record: Submission): string[] => [
  record.day,
  'all',
  ...(record.open === 1 ? ['open'] : []),
  ...(isWaitingEntry(record) && !record.ofColleague ? ['entries'] : []),
  ...(record.open === 1 && record.snoozedUntil !== undefined ? [asideUntil(record.snoozedUntil)] : []),
];

/** Under what a record counts; on their days also each press that came to nothing before the last one (rule A1). */
const placesOf = (record: Submission): Counted[] => [
  ...periodsOf(record).map((period) => ({ period, outcome: record.outcomeType })),
  ...countedTries(record).map(({ day, outcome }) => ({ period: day, outcome })),
];

/**
 * Moves a record from where it was counted to where it counts now; part of the fold's transaction.
 * @param after undefined when it no longer counts: the import that brought it was undone
 */
export async function countChange(
  store: CounterRows,
  before: Submission | undefined,
  after: Submission | undefined,
) {
  const place = (record: Submission) =>
    [
      record.sellerTaxId,
      ...placesOf(record).map(({ period, outcome }) => `${period} ${outcome}`),
      // What was only written down may be changed.
      ...(record.source === 'manual' ? [JSON.stringify(record.invoice)] : []),
    ].join();
  if (before && after && place(before) === place(after)) return;
  for (const [record, direction] of [
    [before, -1],
    [after, 1],
  ] as const) {
    if (record) for (const place of placesOf(record)) await add(store, record, place, direction);
  }
}

/** Nothing is ever counted below nothing; what contradicts itself is made anew in the background (`recount.ts`). */
const shown = (row: CounterRow): CounterRow =>
  row.count >= 0 && [row.net, row.tax, row.gross].every(isDecimal)
    ? row
    : { ...row, ...EMPTY, ...(row.count >= 0 ? { count: row.count, sellerName: row.sellerName } : {}) };

const rowsOf = async (db: Ledger, from: [string, string, string], to: [string, string, string]) =>
  (await db.getAll('counters', IDBKeyRange.bound(from, to, false, true))).map(shown);

/** Counters of one company on one Beijing day (or `all`), by outcome. */
export async function countsOf(
  db: Ledger,
  sellerTaxId: string,
  period: string,
): Promise<Partial<Record<OutcomeType, CounterRow>>> {
  const rows = await rowsOf(db, [period, sellerTaxId, ''], [period, sellerTaxId, '\uffff']);
  return Object.fromEntries(rows.map((row) => [row.outcome, row]));
}

/** Name of a company of the ledger, as last read on a page that shows it. */
export async function sellerNameOf(db: Ledger, sellerTaxId: string): Promise<string | undefined> {
  const rows = await rowsOf(db, ['all', sellerTaxId, ''], ['all', sellerTaxId, '\uffff']);
  return rows.find(({ sellerName }) => sellerName !== '')?.sellerName;
}

/** Counters of all companies: over all time, of those that need the clerk, or of 待开登记. One row a company and outcome. */
export const countsOfAll = (db: Ledger, period: 'all' | 'open' | 'entries'): Promise<CounterRow[]> =>
  rowsOf(db, [period, '', ''], [`${period}\uffff`, '', '']);

/** Counters of all companies on the days of a Beijing month `YYYY-MM`. */
export const countsOfMonth = (db: Ledger, month: string): Promise<CounterRow[]> =>
  rowsOf(db, [`${month}-`, '', ''], [`${month}-\uffff`, '', '']);

/** Counters of all companies from one Beijing day to another, both included; absent: from the first, to the last. */
export const countsOfDays = (db: Ledger, since = '', until = '9'): Promise<CounterRow[]> =>
  rowsOf(db, [since, '', ''], [`${until}\uffff`, '', '']);

/** How many need the clerk now, by company: what she set aside waits for its time. Companies of none are left out. */
export async function dueByCompany(db: Ledger, now: number): Promise<ReadonlyMap<string, number>> {
  const [open, aside] = await Promise.all([
    countsOfAll(db, 'open'),
    rowsOf(db, [asideUntil(now + 1), '', ''], [`${asideUntil(now + LONGEST_SNOOZE_MS)}\uffff`, '', '']),
  ]);
  const due = new Map<string, number>();
  const add = ({ sellerTaxId, count }: CounterRow, sign: 1 | -1) =>
    due.set(sellerTaxId, (due.get(sellerTaxId) ?? 0) + sign * count);
  for (const row of open) add(row, 1);
  for (const row of aside) add(row, -1);
  return new Map([...due].filter(([, count]) => count > 0));
}

/** The same of all companies together. */
export const countDue = async (db: Ledger, now: number): Promise<number> =>
  [...(await dueByCompany(db, now)).values()].reduce((sum, count) => sum + count, 0);
