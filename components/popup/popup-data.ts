import { beijingDay } from '../../utils/domain/beijing-time';
import { OPEN_OUTCOMES, type OutcomeType } from '../../utils/domain/outcome';
import type { Submission } from '../../utils/domain/submission';
import type { Company } from '../../utils/messages';
import { countsOf, countsOfAll } from '../../utils/store/counters';
import type { CounterRow, FaultRow, Ledger } from '../../utils/store/db';
import { latestSeller, newestFaults, newestOfSeller, newestWithOutcome } from '../../utils/store/submissions';

const LIST = 20;
const DAY_MS = 86_400_000;

export interface PopupData {
  readonly company: Company | undefined;
  readonly companies: readonly Company[];
  readonly today: Partial<Record<OutcomeType, CounterRow>>;
  readonly openCount: number;
  readonly attention: readonly Submission[];
  readonly recent: readonly Submission[];
  /** Other companies with failures or unknowns. */
  readonly othersOpen: readonly Company[];
  readonly faults: readonly FaultRow[];
}

const isOpen = ({ outcome, count }: CounterRow) => OPEN_OUTCOMES.includes(outcome) && count > 0;

function companiesOf(rows: readonly CounterRow[]): Company[] {
  const named = new Map<string, Company>();
  for (const { sellerTaxId, sellerName, count } of rows) {
    if (count > 0) named.set(sellerTaxId, { taxId: sellerTaxId, name: sellerName });
  }
  return [...named.values()];
}

/**
 * Everything that the popup shows, of one company.
 * @param wanted the company to show; else the one of the newest submission
 * @param only show only this outcome
 */
export async function readPopup(
  db: Ledger,
  wanted: Company | undefined,
  only: OutcomeType | undefined,
  now: number,
): Promise<PopupData> {
  const company = wanted ?? (await latestSeller(db));
  const [all, faults] = await Promise.all([countsOfAll(db), newestFaults(db, now - DAY_MS, LIST)]);
  const companies = companiesOf(all);
  const othersOpen = companiesOf(all.filter((row) => isOpen(row) && row.sellerTaxId !== company?.taxId));
  const base = { company, companies, othersOpen, faults };
  if (!company) return { ...base, today: {}, openCount: 0, attention: [], recent: [] };

  const { taxId } = company;
  if (only) {
    const recent = await newestWithOutcome(db, taxId, only, LIST);
    return {
      ...base,
      today: await countsOf(db, taxId, beijingDay(now)),
      openCount: 0,
      attention: [],
      recent,
    };
  }
  const [today, newest, ...open] = await Promise.all([
    countsOf(db, taxId, beijingDay(now)),
    newestOfSeller(db, taxId, LIST),
    ...OPEN_OUTCOMES.map((outcome) => newestWithOutcome(db, taxId, outcome, LIST)),
  ]);
  return {
    ...base,
    today,
    openCount: all
      .filter((row) => row.sellerTaxId === taxId && isOpen(row))
      .reduce((sum, { count }) => sum + count, 0),
    attention: open.flat().slice(0, LIST),
    recent: newest.filter(({ outcomeType }) => !OPEN_OUTCOMES.includes(outcomeType)),
  };
}
