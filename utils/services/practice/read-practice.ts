import type { Submission } from '../../domain/record/submission';
import { isReadable } from '../../domain/view/readable';
import { PRACTICE_COMPANY } from '../../portal/practice/practice';
import type { Ledger } from '../../store/ledger/db';
import { newestOfSeller, retryAnswer } from '../../store/read/submissions';

/** More than anybody practises in a day. */
const MOST = 300;

export interface PracticeLedger {
  /** Newest first, each marked as 练习. */
  readonly records: readonly Submission[];
  /** Those that may be entered again (law L2). */
  readonly retryable: ReadonlySet<string>;
  /** When a page of the practised list was read. */
  readonly listReadAt: readonly number[];
}

/** Everything that the page of 练习 shows and judges. */
export async function readPractice(db: Ledger): Promise<PracticeLedger> {
  const newest = (await newestOfSeller(db, PRACTICE_COMPANY.taxId, MOST)).filter(isReadable);
  const answers = await Promise.all(newest.map((record) => retryAnswer(db, record)));
  const readings = await db.getAll('coverage');
  return {
    records: newest.map((record) => ({ ...record, practice: true })),
    retryable: new Set(newest.filter((_, at) => answers[at]?.ok).map(({ id }) => id)),
    listReadAt: readings.map(({ finishedAt }) => finishedAt),
  };
}
