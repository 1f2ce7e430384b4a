import { type Case, foldCases } from '../../domain/case/case';
import { CaseFact } from '../../domain/fact/evidence-facts';
import type { FactOf } from '../../domain/fact/fact';
import type { FaultWords } from '../../domain/fault/fault-of-text';
import { faultsOfRecord } from '../../domain/fault/faults-of-record';
import { hostOf } from '../../domain/fault/host-of';
import type { PortalFault } from '../../domain/fault/portal-fault';
import type { Submission } from '../../domain/record/submission';
import type { Ledger } from '../ledger/db';
import { readFaultLog } from './fault-log';

export interface Cases {
  /** The one that changed last first. */
  readonly cases: readonly Case[];
  /** Rows that could not be read: told, for they are missed by nobody else (law L4). */
  readonly unread: number;
}

function casesOf(rows: readonly unknown[]): Cases {
  const facts = rows.flatMap((row) => {
    const read = CaseFact.safeParse(row);
    return read.success ? [read.data] : [];
  });
  return { cases: foldCases(facts), unread: rows.length - facts.length };
}

/** All of them: there are few, one for each thing that she follows up. */
export const readCases = async (db: Ledger): Promise<Cases> => casesOf(await db.getAll('cases'));

/** What a case is about, as far as it is here. */
export interface CaseMatters {
  readonly case: Case;
  /** Oldest first. */
  readonly records: readonly Submission[];
  /** Submissions that it names and that are not here, or cannot be read. */
  readonly gone: number;
  /** What the portal showed: of its outage, else of its submissions. Oldest first. */
  readonly faults: readonly PortalFault[];
  /** Pictures of pages of its submissions, oldest first. */
  readonly pictures: ReadonlyArray<FactOf<'pictured' | 'photographed'>>;
}

const isReadable = (record: Submission | undefined): record is Submission =>
  typeof record?.id === 'string' && Array.isArray(record.signals?.verdicts) && record.invoice !== undefined;

/** A damaged record tells no faults; it is told elsewhere (law L4). */
function toldBy(record: Submission, words: readonly FaultWords[]): PortalFault[] {
  try {
    return faultsOfRecord(record, words);
  } catch {
    return [];
  }
}

async function shownIn(
  db: Ledger,
  { outage }: Case,
  records: readonly Submission[],
  words: readonly FaultWords[],
): Promise<readonly PortalFault[]> {
  if (outage === undefined) return records.flatMap((record) => toldBy(record, words));
  const { faults } = await readFaultLog(db, outage.from, outage.to, words);
  return faults.filter(({ origin }) => hostOf(origin) === outage.host);
}

/** @param words by which a text tells a fault of the portal @returns undefined where there is no such case */
export async function readCase(
  db: Ledger,
  id: string,
  words: readonly FaultWords[],
): Promise<CaseMatters | undefined> {
  const [found] = casesOf(await db.getAllFromIndex('cases', 'caseId', id)).cases;
  if (found === undefined) return undefined;
  const read = await Promise.all(found.submissionIds.map((one) => db.get('submissions', one)));
  const records = read.filter(isReadable).sort((left, right) => left.submittedAt - right.submittedAt);
  const faults = await shownIn(db, found, records, words);
  const pictures = await Promise.all(
    found.submissionIds.map((one) => db.getAllFromIndex('pictures', 'submissionId', one)),
  );
  return {
    case: found,
    records,
    gone: read.length - records.length,
    faults: [...faults].sort((left, right) => left.from - right.from),
    pictures: pictures.flat().sort((left, right) => left.at - right.at),
  };
}
