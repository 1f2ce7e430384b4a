import { tagKey } from '../../domain/fact/tags';
import { endOfDay, endOfMonth, startOfPeriod } from '../../domain/invoice/beijing-time';
import { INVOICE_NUMBER } from '../../domain/invoice/invoice';
import { normaliseTaxId } from '../../domain/invoice/tax-id';
import type { OutcomeType } from '../../domain/outcome/outcome';
import { attemptsOf } from '../../domain/record/attempts';
import type { Submission } from '../../domain/record/submission';
import { type InitialsOf, type LedgerFilter, ledgerFilter } from '../../domain/view/ledger-filter';
import { type LedgerRow, ledgerRow } from '../../domain/view/ledger-row';
import type { Ledger } from '../ledger/db';
import { newestBatches, type PageKey } from './cursor-page';
import { withKnownParts } from './known-parts';

export interface LedgerPage {
  readonly rows: readonly LedgerRow[];
  /** Where the next page continues; undefined at the end of the range. */
  readonly next: PageKey | undefined;
  /** Submit time down to which was looked, for a search that has to read on. */
  readonly lookedTo: number | undefined;
}

/** Records that one page reads at most: with a rare word it comes back early, with few rows, and is asked again. */
const READ_AT_ONCE = 500;
const LATEST = Number.MAX_SAFE_INTEGER;
/** A record counts by 开票日期 and lies at its submit time; the two may be on both sides of midnight. */
const MARGIN_MS = 2 * 86_400_000;
const CHAIN_LIMIT = 50;

/** Submit times between which a record of these days lies. */
function timesOf({ month, since, until }: LedgerFilter): { from: number; to: number } {
  const begin = since ?? month;
  const end = until !== undefined ? endOfDay(until) : month !== undefined ? endOfMonth(month) : undefined;
  return {
    from: begin === undefined ? 0 : startOfPeriod(begin) - MARGIN_MS,
    to: end === undefined ? LATEST : end + MARGIN_MS,
  };
}

/** A record may have been so and stand otherwise now (rule A1): the index tells the last outcome alone. */
const MAY_BE_LEFT: ReadonlySet<OutcomeType | undefined> = new Set(['refused', 'notSent'] as const);

/** The narrowest index that the filter allows, and the ends of its range. */
function rangeOf({ company, ...filter }: LedgerFilter) {
  const wanted = MAY_BE_LEFT.has(filter.outcome) ? undefined : filter.outcome;
  // What has no original of its own is looked for among the issued ones only.
  const outcome = wanted ?? (filter.original === undefined ? undefined : 'issued');
  const { from, to } = timesOf(filter);
  if (company !== undefined && outcome !== undefined) {
    return {
      index: 'sellerOutcomeTime',
      low: [company, outcome, from],
      high: [company, outcome, to],
    } as const;
  }
  if (company !== undefined) {
    return { index: 'sellerTime', low: [company, from], high: [company, to] } as const;
  }
  if (outcome !== undefined) {
    return { index: 'outcomeTime', low: [outcome, from], high: [outcome, to] } as const;
  }
  return { index: 'time', low: from, high: to } as const;
}

type ReadRecord = (id: string) => Promise<Submission | undefined>;

/** Which attempt a record is: the attempts before it are found by `retryOf`. */
async function attemptOf(record: Submission, read: ReadRecord): Promise<number> {
  let attempt = attemptsOf(record).length;
  let before = record.retryOf;
  for (let links = 1; before !== undefined && links < CHAIN_LIMIT; links += 1) {
    const earlier = await read(before);
    attempt += earlier ? attemptsOf(earlier).length : 1;
    before = earlier?.retryOf;
  }
  return attempt;
}

async function rowsOf(db: Ledger, records: readonly Submission[], read: ReadRecord): Promise<LedgerRow[]> {
  const rows: LedgerRow[] = [];
  for (const record of await withKnownParts(db, records))
    rows.push(ledgerRow(record, await attemptOf(record, read)));
  return rows;
}

/**
 * One page of the ledger, newest first.
 * @param after where the page before it ended
 * @param limit rows at most; fewer, even none, do not mean the end: `next` does
 * @param initialsOf for a search by pinyin
 */
export async function readLedgerPage(
  db: Ledger,
  filter: LedgerFilter,
  after: PageKey | undefined,
  limit: number,
  initialsOf?: InitialsOf,
): Promise<LedgerPage> {
  const { index, low, high } = rangeOf(filter);
  const fits = ledgerFilter(filter, initialsOf);
  const store = db.transaction('submissions').store;
  const found: Submission[] = [];
  let read = 0;
  let next: PageKey | undefined;
  let lookedTo: number | undefined;
  const [from, to] = [low as IDBValidKey, high as IDBValidKey];
  scan: for await (const batch of newestBatches(store.index(index), from, to, after, limit)) {
    for (const { key, value } of batch) {
      if (fits(value)) found.push(value);
      read += 1;
      lookedTo = value.submittedAt;
      if (found.length < limit && read < READ_AT_ONCE) continue;
      next = { key, id: value.id };
      break scan;
    }
  }
  return { rows: await rowsOf(db, found, (id) => db.get('submissions', id)), next, lookedTo };
}

/**
 * What an index finds at once, for a tag, a whole number, its last 8 digits or a tax id: it may lie years back, where
 * paging comes late. The same records come again when their page is read.
 */
export async function findAtOnce(db: Ledger, filter: LedgerFilter): Promise<LedgerRow[]> {
  const word = normaliseTaxId(filter.text);
  const isKey = /^[0-9A-Z]{8,20}$/.test(word);
  if (!isKey && filter.tag === undefined) return [];
  const store = db.transaction('submissions').store;
  const found = !isKey
    ? await store.index('search').getAll(tagKey(filter.tag ?? ''), READ_AT_ONCE)
    : INVOICE_NUMBER.test(word)
      ? await store.index('invoiceNumber').getAll(word, READ_AT_ONCE)
      : await store.index('search').getAll(word, READ_AT_ONCE);
  const fitting = found.filter(ledgerFilter(filter));
  fitting.sort((left, right) => right.submittedAt - left.submittedAt);
  return rowsOf(db, fitting, (id) => db.get('submissions', id));
}
