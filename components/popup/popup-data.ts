import { beijingDay } from '../../utils/domain/invoice/beijing-time';
import type { OutcomeType } from '../../utils/domain/outcome/outcome';
import type { Submission } from '../../utils/domain/record/submission';
import type { Company } from '../../utils/messages';
import { countsOf, countsOfAll } from '../../utils/store/ledger/counters';
import type { CounterRow, FaultRow, Ledger } from '../../utils/store/ledger/db';
import {
  latestSeller,
  newestFaults,
  newestOfSeller,
  newestOpen,
  newestWithOutcome,
  retryAnswer,
} from '../../utils/store/read/submissions';

const LIST = 20;
const DAY_MS = 86_400_000;

export interface PopupData {
  readonly company: Company | undefined;
  readonly companies: readonly Company[];
  readonly today: Partial<Record<OutcomeType, CounterRow>>;
  readonly openCount: number;
  readonly attention: readonly Submission[];
  /** Those of them that may be entered again (law L2). */
  readonly retryable: ReadonlySet<string>;
  readonly recent: readonly Submission[];
  /** Other companies with failures or unknowns. */
  readonly othersOpen: readonly Company[];
  readonly faults: readonly FaultRow[];
}

/** What may be doubled or lost stands before what surely was not issued. */
const urgency = ({ outcome }: Submission) =>
  outcome?.type === 'unknown' ? 0 : outcome?.type === 'issued' ? 1 : 2;

function companiesOf(rows: readonly CounterRow[]): Company[] {
  const named = new Map<string, Company>();
  for (const { sellerTaxId, sellerName, count } of rows) {
    if (count > 0) named.set(sellerTaxId, { taxId: sellerTaxId, name: sellerName });
  }
  return [...named.values()];
}

async function retryableOf(db: Ledger, records: readonly Submission[]): Promise<ReadonlySet<string>> {
  const answers = await Promise.all(
    records.map(async (record) => ((await retryAnswer(db, record)).ok ? [record.id] : [])),
  );
  return new Set(answers.flat());
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
  const [all, open, faults] = await Promise.all([
    countsOfAll(db, 'all'),
    countsOfAll(db, 'open'),
    newestFaults(db, now - DAY_MS, LIST),
  ]);
  const base = {
    company,
    companies: companiesOf(all),
    othersOpen: companiesOf(open.filter((row) => row.sellerTaxId !== company?.taxId)),
    faults,
  };
  if (!company) return { ...base, today: {}, openCount: 0, attention: [], retryable: new Set(), recent: [] };

  const { taxId } = company;
  const today = await countsOf(db, taxId, beijingDay(now));
  if (only) {
    return {
      ...base,
      today,
      openCount: 0,
      attention: [],
      retryable: new Set(),
      recent: await newestWithOutcome(db, taxId, only, LIST),
    };
  }
  const [attention, newest] = await Promise.all([
    newestOpen(db, taxId, LIST),
    newestOfSeller(db, taxId, LIST),
  ]);
  return {
    ...base,
    today,
    openCount: open.filter((row) => row.sellerTaxId === taxId).reduce((sum, { count }) => sum + count, 0),
    // What may exist already comes first: there a wrong click doubles an invoice.
    retryable: await retryableOf(db, attention),
    attention: attention.sort((left, right) => urgency(left) - urgency(right)),
    recent: newest.filter((record) => record.open === 0),
  };
}
