import { isSnoozedAt } from '../../utils/domain/inbox/snooze';
import { beijingDay } from '../../utils/domain/invoice/beijing-time';
import type { OutcomeType } from '../../utils/domain/outcome/outcome';
import type { Submission } from '../../utils/domain/record/submission';
import { isReadable } from '../../utils/domain/view/readable';
import type { Company } from '../../utils/messages';
import { countsOf, countsOfAll, dueByCompany } from '../../utils/store/ledger/counters';
import type { CounterRow, FaultRow, Ledger } from '../../utils/store/ledger/db';
import {
  latestSeller,
  newestFaults,
  newestOfSeller,
  newestOpen,
  newestWithOutcome,
  retryAnswer,
  retryGroup,
} from '../../utils/store/read/submissions';
import { attemptsOf, resolvedBy } from '../detail/attempts';

const LIST = 20;
const MOST_OF_DAY = 50;
const DAY_MS = 86_400_000;

export interface PopupData {
  readonly company: Company | undefined;
  readonly companies: readonly Company[];
  readonly today: Partial<Record<OutcomeType, CounterRow>>;
  /** How many need her now; what she set aside is told by its number alone. */
  readonly due: number;
  readonly aside: number;
  readonly attention: readonly Submission[];
  /** Those of them that may be entered again (law L2). */
  readonly retryable: ReadonlySet<string>;
  readonly recent: readonly Submission[];
  /** By what attempt those that failed were issued after all. */
  readonly resolved: ReadonlyMap<string, Submission>;
  /** Outcomes of today of which nothing is left to correct: they are told without red. */
  readonly calm: ReadonlySet<OutcomeType>;
  /** Other companies that need her now. */
  readonly othersOpen: readonly Company[];
  readonly faults: readonly FaultRow[];
}

/** What may be doubled or lost stands before what surely was not issued. */
const urgency = ({ outcome }: Submission) =>
  outcome?.type === 'unknown' ? 0 : outcome?.type === 'issued' ? 1 : 2;

function companiesOf(rows: readonly CounterRow[]): Company[] {
  const named = new Map<string, Company>();
  for (const { sellerTaxId, sellerName, count } of rows) {
    const name = sellerName || (named.get(sellerTaxId)?.name ?? '');
    if (count > 0) named.set(sellerTaxId, { taxId: sellerTaxId, name });
  }
  return [...named.values()];
}

async function retryableOf(db: Ledger, records: readonly Submission[]): Promise<ReadonlySet<string>> {
  const answers = await Promise.all(
    records.map(async (record) => ((await retryAnswer(db, record)).ok ? [record.id] : [])),
  );
  return new Set(answers.flat());
}

/** What was issued by a later attempt; a damaged one says nothing of it. */
async function resolvedOf(
  db: Ledger,
  records: readonly Submission[],
): Promise<ReadonlyMap<string, Submission>> {
  const found = new Map<string, Submission>();
  for (const record of records) {
    if (!isReadable(record) || record.outcome.type === 'issued') continue;
    const group = (await retryGroup(db, record)).filter(isReadable);
    const by = resolvedBy(record, attemptsOf(record, group));
    if (by) found.set(record.id, by);
  }
  return found;
}

/** Failures of today that were all issued by a later attempt. */
async function calmOf(db: Ledger, taxId: string, now: number): Promise<ReadonlySet<OutcomeType>> {
  const calm = new Set<OutcomeType>();
  for (const outcome of ['refused', 'notSent'] as const) {
    const newest = await newestWithOutcome(db, taxId, outcome, MOST_OF_DAY);
    const ofToday = newest.filter(({ submittedAt }) => beijingDay(submittedAt) === beijingDay(now));
    // More than were read: what is not known to be corrected stays red.
    if (ofToday.length === 0 || ofToday.length === MOST_OF_DAY) continue;
    if ((await resolvedOf(db, ofToday)).size === ofToday.length) calm.add(outcome);
  }
  return calm;
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
  const [all, open, dueOf, faults] = await Promise.all([
    countsOfAll(db, 'all'),
    countsOfAll(db, 'open'),
    dueByCompany(db, now),
    newestFaults(db, now - DAY_MS, LIST),
  ]);
  const base = {
    company,
    companies: companiesOf(all),
    othersOpen: companiesOf(
      open.filter(({ sellerTaxId }) => sellerTaxId !== company?.taxId && dueOf.has(sellerTaxId)),
    ),
    faults,
  };
  const nothing = {
    attention: [],
    retryable: new Set<string>(),
    recent: [],
    resolved: new Map(),
    due: 0,
    aside: 0,
  };
  if (!company) return { ...base, ...nothing, today: {}, calm: new Set() };

  const { taxId } = company;
  const [today, calm] = await Promise.all([countsOf(db, taxId, beijingDay(now)), calmOf(db, taxId, now)]);
  if (only) {
    const recent = await newestWithOutcome(db, taxId, only, LIST);
    const [retryable, resolved] = await Promise.all([retryableOf(db, recent), resolvedOf(db, recent)]);
    return { ...base, ...nothing, today, calm, recent, retryable, resolved };
  }
  const ofCompany = open.filter(({ sellerTaxId }) => sellerTaxId === taxId);
  const due = dueOf.get(taxId) ?? 0;
  const aside = Math.max(0, ofCompany.reduce((sum, { count }) => sum + count, 0) - due);
  const [opened, newest] = await Promise.all([
    newestOpen(db, taxId, LIST + aside),
    newestOfSeller(db, taxId, LIST),
  ]);
  const attention = opened.filter(({ snoozedUntil }) => !isSnoozedAt(snoozedUntil, now)).slice(0, LIST);
  const recent = newest.filter((record) => record.open === 0);
  return {
    ...base,
    today,
    calm,
    due,
    aside,
    // What may exist already comes first: there a wrong click doubles an invoice.
    retryable: await retryableOf(db, attention),
    attention: attention.sort((left, right) => urgency(left) - urgency(right)),
    recent,
    resolved: await resolvedOf(db, recent),
  };
}
