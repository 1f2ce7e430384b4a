import type { Fact } from '../../../domain/fact/fact';
import { longestWait } from '../../../domain/outcome/deadline';
import type { KnowledgeOf } from '../../../domain/record/knowledge';
import type { Ledger } from '../../../store/ledger/db';
import { overdue } from '../../../store/read/submissions';

export const DEADLINE_ALARM = 'deadlines';

/** Facts for every pending submission whose stored deadline has passed, or lies farther ahead than it can be. */
export async function timedOutFacts(
  db: Ledger,
  now: number,
  newId: () => string,
  knowledgeOf: KnowledgeOf,
): Promise<Fact[]> {
  const late = await overdue(db, now, {
    shortest: longestWait(knowledgeOf('').deadlines),
    of: ({ profileId, batch }) => longestWait(knowledgeOf(profileId).deadlines, batch?.rows),
  });
  return late.map(({ id }) => ({ id: newId(), at: now, type: 'timedOut', submissionId: id }));
}
