import { beijingDay } from '../../domain/invoice/beijing-time';
import { sum } from '../../domain/invoice/money';
import { countsOfAll, countsOfMonth, dueByCompany } from '../ledger/counters';
import type { CounterRow, Ledger } from '../ledger/db';
import { type Quota, readQuotas } from '../ledger/quotas';

export interface CompanySums {
  readonly count: number;
  readonly gross: string;
}

export interface CompanyRow {
  readonly taxId: string;
  readonly name: string;
  readonly issuedToday: CompanySums;
  readonly issuedThisMonth: CompanySums;
  /** All that need the clerk now, the unknown ones included: the same number as 待处理 and the badge. */
  readonly open: number;
  readonly unknown: number;
  /** The same of what her colleagues have in hand, as far as it is known here. */
  readonly ofColleagues: { readonly open: number; readonly unknown: number };
  /** 可用发票额度 as last seen on a page. */
  readonly quota: Quota | undefined;
  /** Last day, `YYYY-MM-DD`, up to which the portal's own list was read whole. */
  readonly checkedTo: string | undefined;
}

const LATEST = Number.MAX_SAFE_INTEGER;
const NOTHING = { open: 0, unknown: 0 };

const sumsOf = (rows: readonly CounterRow[]): CompanySums => ({
  count: rows.reduce((total, { count }) => total + count, 0),
  gross: sum(rows.map(({ gross }) => gross)),
});

/** What needs a colleague, by company; by keys alone, for no record need be read. */
async function withColleagues(
  db: Ledger,
  taxIds: readonly string[],
): Promise<ReadonlyMap<string, CompanyRow['ofColleagues']>> {
  const { store } = db.transaction('submissions');
  const open = await Promise.all(
    taxIds.map((taxId) =>
      store.index('sellerOpenTime').getAllKeys(IDBKeyRange.bound([taxId, 2, 0], [taxId, 2, LATEST])),
    ),
  );
  const isAny = open.some(({ length }) => length > 0);
  const ofUnknown = IDBKeyRange.bound(['unknown', 0], ['unknown', LATEST]);
  const unknown = new Set(isAny ? await db.getAllKeysFromIndex('submissions', 'outcomeTime', ofUnknown) : []);
  return new Map(
    open.map((ids, at) => [
      taxIds[at] ?? '',
      { open: ids.length, unknown: ids.filter((id) => unknown.has(id)).length },
    ]),
  );
}

/** Every company of the ledger: what was issued today and this month, what needs the clerk. From the counters. */
export async function companyOverview(db: Ledger, now: number): Promise<CompanyRow[]> {
  const today = beijingDay(now);
  const month = today.slice(0, 7);
  const [all, open, due, days, quotas, readings] = await Promise.all([
    countsOfAll(db, 'all'),
    countsOfAll(db, 'open'),
    dueByCompany(db, now),
    countsOfMonth(db, month),
    readQuotas(db),
    db.getAll('coverage'),
  ]);
  const checkedTo = (taxId: string) =>
    readings
      .filter(({ companyTaxId, complete }) => complete && companyTaxId === taxId)
      // What is asked for beyond the day of the look was not there yet.
      .map(({ query, finishedAt }) => [query.to ?? '', beijingDay(finishedAt)].sort()[0])
      .sort()
      .at(-1);
  const names = new Map<string, string>();
  for (const { sellerTaxId, sellerName, count } of all) {
    if (count > 0) names.set(sellerTaxId, sellerName || (names.get(sellerTaxId) ?? ''));
  }
  const colleagues = await withColleagues(db, [...names.keys()]);
  return [...names].map(([taxId, name]) => {
    const ofCompany = (rows: readonly CounterRow[]) => rows.filter((row) => row.sellerTaxId === taxId);
    const issued = ofCompany(days).filter(({ outcome }) => outcome === 'issued');
    const waiting = ofCompany(open);
    return {
      taxId,
      name,
      issuedToday: sumsOf(issued.filter(({ period }) => period === today)),
      issuedThisMonth: sumsOf(issued),
      open: due.get(taxId) ?? 0,
      unknown: sumsOf(waiting.filter(({ outcome }) => outcome === 'unknown')).count,
      ofColleagues: colleagues.get(taxId) ?? NOTHING,
      quota: quotas.get(taxId),
      checkedTo: checkedTo(taxId),
    };
  });
}
