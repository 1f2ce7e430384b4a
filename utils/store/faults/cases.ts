import { type Case, foldCases } from '../../domain/case/case';
import { CaseFact } from '../../domain/fact/evidence-facts';
import type { FaultWords } from '../../domain/fault/fault-of-text';
import { hostOf } from '../../domain/fault/host-of';
import type { PortalFault } from '../../domain/fault/portal-fault';
import type { Submission } from '../../domain/record/submission';
import type { Ledger } from '../ledger/db';
import { isReadable, readFaultLog, toldBy } from './fault-log';
import { type Picture, picturesOf, picturesOfFaults } from './pictures';

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

/** Of that what is here. */
export interface Matters {
  /** Oldest first. */
  readonly records: readonly Submission[];
  /** Submissions that it names and that are not here, or cannot be read. */
  readonly gone: number;
  /** What the portal showed: of the outage, else of the submissions. Oldest first. */
  readonly faults: readonly PortalFault[];
  /** Pictures of the pages of its submissions and of the faults of its outage, oldest first. */
  readonly pictures: readonly Picture[];
}

export interface CaseMatters extends Matters {
  readonly case: Case;
}

/** What a case, or a report, is about. */
type About = Pick<Case, 'submissionIds' | 'outage'>;

async function shownIn(
  db: Ledger,
  { outage }: About,
  records: readonly Submission[],
  words: readonly FaultWords[],
): Promise<readonly PortalFault[]> {
  if (outage === undefined) return records.flatMap((record) => toldBy(record, words));
  const { faults } = await readFaultLog(db, outage.from, outage.to, words);
  return faults.filter(({ origin }) => hostOf(origin) === outage.host);
}

/** Pictures of the pages of these submissions and of the faults of this outage, oldest first. */
export async function picturesAbout(db: Ledger, { submissionIds, outage }: About): Promise<Picture[]> {
  const ofSubmissions = await Promise.all(submissionIds.map((id) => picturesOf(db, id)));
  const ofOutage = outage
    ? (await picturesOfFaults(db, outage.from, outage.to)).filter(
        ({ picture }) => hostOf(picture.site.origin) === outage.host,
      )
    : [];
  const all = [...ofSubmissions.flat(), ...ofOutage];
  return [...new Map(all.map((one) => [one.picture.id, one])).values()].sort(
    (left, right) => left.picture.at - right.picture.at,
  );
}

/** @param words by which a text tells a fault of the portal */
export async function readMatters(db: Ledger, about: About, words: readonly FaultWords[]): Promise<Matters> {
  const read = await Promise.all(about.submissionIds.map((one) => db.get('submissions', one)));
  const records = read.filter(isReadable).sort((left, right) => left.submittedAt - right.submittedAt);
  const faults = await shownIn(db, about, records, words);
  return {
    records,
    gone: read.length - records.length,
    faults: [...faults].sort((left, right) => left.from - right.from),
    pictures: await picturesAbout(db, about),
  };
}

/** @param words by which a text tells a fault of the portal @returns undefined where there is no such case */
export async function readCase(
  db: Ledger,
  id: string,
  words: readonly FaultWords[],
): Promise<CaseMatters | undefined> {
  const [found] = casesOf(await db.getAllFromIndex('cases', 'caseId', id)).cases;
  return found && { case: found, ...(await readMatters(db, found, words)) };
}
