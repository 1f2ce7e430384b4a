import type { Submission } from '../../domain/record/submission';
import type { RetrySubject } from '../../domain/retry/may-retry';
import type { Ledger } from '../../store/ledger/db';
import { retryGroup } from '../../store/read/submissions';

/** Folds records anew; tells and puts right those whose rows say something else. @returns whether all agreed */
export type Agree = (submissionIds: readonly string[]) => Promise<boolean>;

/**
 * All that has a say in whether a submission may be entered again, as the log says it: a row is a copy that anybody can edit,
 * and that an older program may have folded by other rules. What is folded anew may have other twins than before.
 * @param read what is asked about, as it stands after each fold
 * @returns undefined where a row or an event is not what was kept
 */
export async function agreedGroup<R extends RetrySubject>(
  db: Ledger,
  read: () => Promise<R>,
  agree: Agree,
): Promise<{ readonly record: R; readonly group: ReadonlyArray<R | Submission> } | undefined> {
  const looked = new Set<string>();
  for (;;) {
    const record = await read();
    const group = await retryGroup(db, record);
    const fresh = group.map(({ id }) => id).filter((id) => !looked.has(id));
    if (fresh.length === 0) return { record, group };
    if (!(await agree(fresh))) return undefined;
    for (const id of fresh) looked.add(id);
  }
}
