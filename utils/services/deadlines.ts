import type { Fact } from '../domain/fact';
import type { Ledger } from '../store/db';
import { overdue } from '../store/submissions';

export const DEADLINE_ALARM = 'deadlines';

/** Facts for every pending submission whose stored deadline has passed. */
export async function timedOutFacts(db: Ledger, now: number, newId: () => string): Promise<Fact[]> {
  const late = await overdue(db, now);
  return late.map(({ id }) => ({ id: newId(), at: now, type: 'timedOut', submissionId: id }));
}
