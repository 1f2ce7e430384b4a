import { daysOfMonth } from '../../domain/invoice/beijing-time';
import type { MatchWords } from '../../domain/list/list-words';
import type { PortalRow } from '../../domain/list/portal-row';
import { originalOfNote } from '../../domain/originals/original-of-note';
import {
  coverageDays,
  type DayCoverage,
  type DaySpan,
  sentByDay,
  spansToAsk,
} from '../../domain/reconcile/coverage-days';
import { type CrossMonthPair, crossMonthPairs } from '../../domain/reconcile/cross-month';
import { changesSince, type TableChange } from '../../domain/reconcile/declared';
import { isRedRow, type MonthTable, monthTable } from '../../domain/reconcile/month-table';
import {
  type ListedSubmission,
  type MonthAside,
  monthAside,
  type ReconcileLists,
  reconcileLists,
} from '../../domain/reconcile/reconcile-lists';
import type { KnowledgeOf } from '../../domain/record/knowledge';
import type { Submission } from '../../domain/record/submission';
import { dayBeside, readReconcileEvidence } from '../../store/guards/reconcile-evidence';
import type { Ledger } from '../../store/ledger/db';
import { readDeclared } from '../../store/ledger/declared-months';
import { readPortalRow } from '../../store/ledger/read-portal-row';
import { carrierOf, portalRowsBetween } from '../../store/read/month-rows';
import type { Reconciler } from '../shared/reconcile-run';

/** Days of the list beside the month on which what is found in it may rest. */
const MARGIN_DAYS = 2;
/** So far back the original of a red invoice is looked for among the rows. */
const BEFORE_DAYS = 400;

/** Everything that the 核对 page shows of a company's month, and its export. */
export interface ReconcileMonth {
  readonly company: string;
  readonly month: string;
  readonly lists: ReconcileLists;
  /** Every record on which they rest, by id. */
  readonly records: ReadonlyMap<string, ListedSubmission>;
  readonly days: readonly DayCoverage[];
  readonly spans: readonly DaySpan[];
  readonly table: MonthTable;
  readonly aside: MonthAside;
  /** When she declared it, and what is not any more as it was then. */
  readonly declared: { readonly at: number; readonly changes: readonly TableChange[] } | undefined;
  readonly pairs: readonly CrossMonthPair[];
  /** Portal on which the company was seen last; '' where it never was. */
  readonly origin: string;
  readonly now: number;
}

export interface ReconcileMonthPorts {
  readonly openLedger: () => Promise<Ledger>;
  readonly readKnowledge: () => Promise<KnowledgeOf>;
  readonly readWaitMs: () => Promise<number>;
  readonly reconciler: Pick<Reconciler, 'check'>;
  readonly now: () => number;
}

/** Days of the month, as far as it has come, of which the list may still come to show more. */
export const openDays = ({ days }: Pick<ReconcileMonth, 'days'>): number =>
  days.filter(({ cover, isOver }) => cover !== 'future' && (cover !== 'covered' || !isOver)).length;

/** Red ones whose original is of another month; of those before it only what may be an original is held. */
async function readPairs(
  db: Ledger,
  company: string,
  month: string,
  rows: readonly PortalRow[],
  words: MatchWords,
) {
  const first = `${month}-01`;
  const reds = rows.filter((row) => row.day.startsWith(month) && isRedRow(row));
  if (reds.length === 0) return [];
  const before = await portalRowsBetween(db, company, dayBeside(first, -BEFORE_DAYS), dayBeside(first, -1));
  const records = new Map<string, Submission>();
  const known = new Map([...before, ...rows].map((row) => [row.id, row]));
  for (const red of reds) {
    const record = await carrierOf(db, red.id);
    if (record) records.set(red.id, record);
    const original = record?.red?.originalNumber ?? originalOfNote(red.shown.note, red.id, words);
    if (original === undefined) continue;
    const [row, carrier] = [await db.get('portalRows', original), await carrierOf(db, original)];
    if (row) known.set(row.id, readPortalRow(row));
    if (carrier) records.set(original, carrier);
  }
  return crossMonthPairs(month, company, [...known.values()], (number) => records.get(number), words);
}

/**
 * Holds a company's month against the portal's list, keeps what is new, and reads what the page shows of it.
 * @param month `YYYY-MM`
 */
export async function readReconcileMonth(
  ports: ReconcileMonthPorts,
  company: string,
  month: string,
): Promise<ReconcileMonth> {
  const days = daysOfMonth(month);
  const [first, last] = [`${month}-01`, days.at(-1) as string];
  const found = await ports.reconciler.check(company, { from: first, to: last });
  const db = await ports.openLedger();
  const [from, to] = [dayBeside(first, -MARGIN_DAYS), dayBeside(last, MARGIN_DAYS)];
  const { subjects, rows, readings } = await readReconcileEvidence(db, company, from, to);
  const [knowledgeOf, waitMs, now] = [await ports.readKnowledge(), await ports.readWaitMs(), ports.now()];
  const { listWords } = knowledgeOf(rows[0]?.profileId ?? '');
  const byNumber = new Map<string, ListedSubmission>(
    subjects.flatMap((subject) => subject.invoiceNumbers.map((number) => [number, subject] as const)),
  );
  const ofMonth = rows.filter(({ day }) => day.startsWith(month));
  const covered = coverageDays(month, readings, sentByDay(subjects), now, waitMs);
  const seen = [...readings].reverse().find(({ origin }) => origin !== '');
  const table = monthTable(ofMonth, company, ({ id }) => byNumber.get(id)?.invoice.lines, listWords);
  const word = await readDeclared(db, company, month);
  return {
    company,
    month,
    lists: reconcileLists(subjects, found, month),
    records: new Map(subjects.map((subject) => [subject.id, subject])),
    days: covered,
    spans: spansToAsk(covered, now),
    table,
    aside: monthAside(subjects, month),
    declared: word && { at: word.at, changes: changesSince(word.cells, table.cells) },
    pairs: await readPairs(db, company, month, rows, listWords),
    origin: seen?.origin ?? subjects.at(-1)?.site.origin ?? '',
    now,
  };
}
