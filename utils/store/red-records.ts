import type { ConfirmNames } from '../domain/red';
import type { Submission } from '../domain/submission';
import type { Ledger } from './db';

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

/** Red-letter records of a tab that wait for the answer to their issuing. */
export async function pressedInTab(db: Ledger, tabKey: string, at: number): Promise<Submission[]> {
  const pending = IDBKeyRange.bound(['pending', 0], ['pending', at]);
  const found = await db.getAllFromIndex('submissions', 'outcomeTime', pending);
  return found
    .filter((record) => record.tabKey === tabKey && (record.signals.red?.pressedAt ?? at + 1) <= at)
    .sort((left, right) => (right.signals.red?.pressedAt ?? 0) - (left.signals.red?.pressedAt ?? 0));
}
