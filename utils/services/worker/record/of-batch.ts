import type { Fact } from '../../../domain/fact/fact';
import { hadHappened } from '../../../domain/record/log-order';
import type { Ledger } from '../../../store/ledger/db';
import { newestOfTab } from '../../../store/read/submissions';

/** More rows than one import may have. */
const MOST_ROWS = 5_000;

/** What ends the wait for a row; that its time is over says nothing of what its page still does. */
const ENDS_ROW: ReadonlySet<string> = new Set([
  'answered',
  'answered.otherImport',
  'leftPage',
  'leftPage.noResult',
]);

/**
 * A call may have issued a row of a batch while one of them was open: the rows are kept and their results decide, it
 * tells nothing more. After the last answer it is of something else.
 */
export async function isOfBatch(db: Ledger, { tabKey, at }: Fact, now: number): Promise<boolean> {
  if (tabKey === undefined) return false;
  const [newest] = await newestOfTab(db, tabKey, at, 1, now);
  if (!newest?.batch) return false;
  const { importId } = newest.batch;
  const latest = await newestOfTab(db, tabKey, at, MOST_ROWS, now);
  const rows = latest.filter(({ batch }) => batch?.importId === importId);
  return rows.some(
    ({ outcome, history }) =>
      outcome.type === 'pending' ||
      !history.some((entry) => ENDS_ROW.has(entry.type) && hadHappened(entry.at, at - 1, now)),
  );
}
