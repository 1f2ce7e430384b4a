import type { ConfirmNames } from '../../domain/fact/red';
import { hadHappened } from '../../domain/record/log-order';
import type { Submission } from '../../domain/record/submission';
import type { Ledger } from '../ledger/db';

const bySearchKey = (db: Ledger, key: string): Promise<Submission[]> =>
  db.getAllFromIndex('submissions', 'search', key);

/** Red-letter records that name this confirmation or its original invoice. */
export async function redRecordsNamed(
  db: Ledger,
  { confirmId, originalNumber }: ConfirmNames,
): Promise<Submission[]> {
  const found = new Map<string, Submission>();
  for (const key of [confirmId, originalNumber]) {
    if (key === undefined) continue;
    for (const record of await bySearchKey(db, key)) if (record.red) found.set(record.id, record);
  }
  return [...found.values()];
}

/** The record whose issuing was pressed under this name. */
export const redRecordOfPress = async (db: Ledger, press: string): Promise<Submission | undefined> =>
  (await bySearchKey(db, press)).find(({ red }) => red?.presses.includes(press));

/**
 * Red-letter records of a tab that wait for the answer to their issuing, which was pressed by `at`.
 * @param now the clock may have been set back since (J2)
 */
export async function pressedInTab(
  db: Ledger,
  tabKey: string,
  at: number,
  now: number,
): Promise<Submission[]> {
  const pending = IDBKeyRange.bound(['pending', 0], ['pending', Number.MAX_SAFE_INTEGER]);
  const found = await db.getAllFromIndex('submissions', 'outcomeTime', pending);
  return found
    .filter(({ tabKey: own, signals: { red } }) =>
      own === tabKey && red?.pressedAt !== undefined ? hadHappened(red.pressedAt, at, now) : false,
    )
    .sort(({ signals: one }, { signals: two }) => {
      const [left, right] = [one.red?.pressedAt ?? 0, two.red?.pressedAt ?? 0];
      return left === right ? 0 : hadHappened(left, right, now) ? 1 : -1;
    });
}
