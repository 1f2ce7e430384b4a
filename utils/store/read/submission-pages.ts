import { beijingDay, endOfMonth, startOfPeriod } from '../../domain/invoice/beijing-time';
import { isSubmitted } from '../../domain/record/fold-desk';
import type { Submission } from '../../domain/record/submission';
import type { Ledger } from '../ledger/db';
import { withKnownParts } from './known-parts';

/** What a table holds: one company or all, one Beijing month or all; or just these records. */
export interface RecordScope {
  readonly sellerTaxId?: string | undefined;
  /** `YYYY-MM` */
  readonly month?: string | undefined;
  readonly ids?: readonly string[] | undefined;
}

const PAGE = 500;
const LATEST = Number.MAX_SAFE_INTEGER;
/** A record counts by 开票日期 and lies at its submit time: both may lie on two sides of the end of a month. */
const MARGIN_MS = 2 * 86_400_000;

async function* pagesById(db: Ledger, ids: readonly string[]) {
  for (let at = 0; at < ids.length; at += PAGE) {
    const store = db.transaction('submissions').store;
    const found = await Promise.all(ids.slice(at, at + PAGE).map((id) => store.get(id)));
    yield await withKnownParts(
      db,
      found.filter((record) => record !== undefined),
    );
  }
}

/**
 * Pages of an index, oldest first, by key. Several records may lie at one key: the next page begins at the key
 * where the last one ended and leaves out what it had.
 */
export async function* pagesByTime(db: Ledger, sellerTaxId: string | undefined, from: number, to: number) {
  let low = from;
  let size = PAGE;
  let had: ReadonlySet<string> = new Set();
  for (;;) {
    const store = db.transaction('submissions').store;
    const page =
      sellerTaxId === undefined
        ? await store.index('time').getAll(IDBKeyRange.bound(low, to), size)
        : await store
            .index('sellerTime')
            .getAll(IDBKeyRange.bound([sellerTaxId, low], [sellerTaxId, to]), size);
    const fresh = page.filter(({ id }) => !had.has(id));
    if (fresh.length > 0) yield fresh;
    const last = page.at(-1);
    if (last === undefined || page.length < size) return;
    // A whole page at one instant: only a larger one comes past it.
    size = last.submittedAt === low && fresh.length === 0 ? size * 2 : PAGE;
    low = last.submittedAt;
    had = new Set([
      ...(fresh.length === 0 ? had : []),
      ...page.filter(({ submittedAt }) => submittedAt === low).map(({ id }) => id),
    ]);
  }
}

/**
 * The records of a scope in pages, oldest first; never more than a page of them at once. What is only to be issued (待开登记) is
 * among them where it is asked for by its id.
 */
export async function* submissionPages(db: Ledger, scope: RecordScope): AsyncGenerator<Submission[]> {
  const { sellerTaxId, month, ids } = scope;
  if (ids) {
    yield* pagesById(db, ids);
    return;
  }
  if (month === undefined) {
    for await (const page of pagesByTime(db, sellerTaxId, 0, LATEST))
      yield await withKnownParts(db, page.filter(isSubmitted));
    return;
  }
  const [first, after] = [startOfPeriod(month), endOfMonth(month)];
  const [firstDay, afterDay] = [beijingDay(first), beijingDay(after)];
  for await (const page of pagesByTime(db, sellerTaxId, first - MARGIN_MS, after + MARGIN_MS)) {
    const inMonth = page.filter(
      (record) => isSubmitted(record) && record.day >= firstDay && record.day < afterDay,
    );
    if (inMonth.length > 0) yield await withKnownParts(db, inMonth);
  }
}
