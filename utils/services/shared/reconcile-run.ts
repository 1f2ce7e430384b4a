import type { Fact, FactOf } from '../../domain/fact/fact';
import { beijingDay } from '../../domain/invoice/beijing-time';
import type { Reading } from '../../domain/list/coverage';
import { portalRow, rowId } from '../../domain/list/portal-row';
import {
  type Finding,
  isNews,
  type Reconciliation,
  reconcile,
  StaleFinding,
} from '../../domain/reconcile/reconcile';
import type { KnowledgeOf } from '../../domain/record/knowledge';
import type { Submission } from '../../domain/record/submission';
import { dayBeside, readReconcileEvidence } from '../../store/guards/reconcile-evidence';
import type { Ledger } from '../../store/ledger/db';
import { append } from '../../store/write/append';

/** Findings of one transaction: it holds up everything that is being entered meanwhile. */
const BATCH = 200;
/** Findings about a day rest on what lies so many days beside it. */
const MARGIN_DAYS = 2;
const TRIES = 3;

export interface ReconcilePorts {
  readonly openLedger: () => Promise<Ledger>;
  readonly readKnowledge: () => Promise<KnowledgeOf>;
  /** How long after a submission a reading counts at the earliest, ms. */
  readonly readWaitMs: () => Promise<number>;
  readonly newId: () => string;
  readonly now: () => number;
  /** Called after each commit with the records that it changed. */
  readonly onCommitted: (changed: Submission[], facts: Fact[]) => void;
}

/** Beijing days `YYYY-MM-DD`, both included. */
interface Days {
  readonly from: string;
  readonly to: string;
}

/** A page of the list, or whose list it is. */
export type ListFact = FactOf<'listRead'> | FactOf<'listCompany'>;

export interface Reconciler {
  /** Holds a company's submissions of some days against the list as far as it was seen, and keeps what is new. */
  check(company: string, days: Days): Promise<Reconciliation>;
  /** After pages of the list were read: what they touch, and all that they cover once a reading is whole. */
  afterPages(pages: readonly ListFact[]): Promise<void>;
}

const isDay = (day: string | undefined): day is string => /^\d{4}-\d{2}-\d{2}$/.test(day ?? '');

/** The days of the rows of a page; of a whole reading, or of one whose company she named, all that it asked for. */
function daysOf(fact: ListFact, { complete, query, finishedAt }: Reading): Days | undefined {
  const isWhole =
    fact.type === 'listCompany' || (complete && finishedAt === (fact.file?.listedAt ?? fact.at));
  if (isWhole && isDay(query.from) && isDay(query.to)) return { from: query.from, to: query.to };
  if (fact.type === 'listCompany') return undefined;
  const seen = { profileId: '', seenAt: 0, readingId: '' };
  const days = fact.rows
    .map((row) => (rowId(row) === undefined ? '' : (portalRow(row, seen)?.day ?? '')))
    .filter(isDay)
    .sort();
  const [from, to] = [days[0], days.at(-1)];
  return from === undefined || to === undefined ? undefined : { from, to };
}

const factOfFinding = (finding: Finding, id: string, at: number): FactOf<'reconciled'> => {
  const { submissionId, standing, invoiceNumbers, differences, reversal, issuedAt } = finding;
  return {
    id,
    at,
    type: 'reconciled',
    submissionId,
    standing,
    invoiceNumbers: [...invoiceNumbers],
    differences: differences.map(({ field, here, there }) => ({
      field,
      here: here.slice(0, 400),
      there: there.slice(0, 400),
    })),
    ...(reversal === undefined ? {} : { reversal }),
    ...(issuedAt === undefined ? {} : { issuedAt }),
  };
};

/** Construction is inert. */
export function createReconciler(ports: ReconcilePorts): Reconciler {
  const checkOnce = async (company: string, { from, to }: Days): Promise<Reconciliation> => {
    const db = await ports.openLedger();
    const [first, last] = [dayBeside(from, -MARGIN_DAYS), dayBeside(to, MARGIN_DAYS)];
    const { subjects, rows, readings } = await readReconcileEvidence(db, company, first, last);
    const knowledgeOf = await ports.readKnowledge();
    const { listWords } = knowledgeOf(rows[0]?.profileId ?? '');
    const found = reconcile(subjects, rows, readings, listWords, await ports.readWaitMs());
    const byId = new Map(subjects.map((subject) => [subject.id, subject]));
    // At the far ends of what was read an equal one may lie outside of it.
    const [start, end] = [dayBeside(from, -1), dayBeside(to, 1)];
    const news = found.findings.filter((finding) => {
      const subject = byId.get(finding.submissionId);
      const day = subject ? beijingDay(subject.submittedAt) : '';
      return subject && day >= start && day <= end && isNews(subject, finding);
    });
    for (let at = 0; at < news.length; at += BATCH) {
      const facts = news.slice(at, at + BATCH).map((one) => factOfFinding(one, ports.newId(), ports.now()));
      const changed = await append(db, facts, { newId: ports.newId, knowledgeOf });
      ports.onCommitted(changed, facts);
    }
    return found;
  };

  const check = async (company: string, days: Days): Promise<Reconciliation> => {
    for (let tried = 1; ; tried += 1) {
      try {
        return await checkOnce(company, days);
      } catch (error) {
        if (!(error instanceof StaleFinding) || tried === TRIES) throw error;
      }
    }
  };

  return {
    check,
    async afterPages(pages) {
      const db = await ports.openLedger();
      const spans = new Map<string, Days>();
      for (const fact of pages) {
        const reading = await db.get('coverage', fact.readingId);
        const days = reading && daysOf(fact, reading);
        if (!days || reading.companyTaxId === '') continue;
        const { from = days.from, to = days.to } = spans.get(reading.companyTaxId) ?? {};
        spans.set(reading.companyTaxId, {
          from: from < days.from ? from : days.from,
          to: to > days.to ? to : days.to,
        });
      }
      for (const [company, days] of spans) await check(company, days);
    },
  };
}
