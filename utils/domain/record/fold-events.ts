import type { LedgerEvent } from './event';
import { foldSubmission, profileIdOf } from './fold-submission';
import type { KnowledgeOf } from './knowledge';
import { inLogOrder } from './log-order';
import type { Submission } from './submission';

/**
 * The record of one submission from all its events, in the order of their logs: its beginning first, for what came before that
 * was kept and is applied then.
 * @returns undefined where none of them begins it
 */
export function foldEvents(events: readonly LedgerEvent[], knowledgeOf: KnowledgeOf): Submission | undefined {
  const ordered = inLogOrder(events);
  const begin = ordered.find((event) => profileIdOf(event) !== undefined);
  if (!begin) return undefined;
  const knowledge = knowledgeOf(profileIdOf(begin) as string);
  return [begin, ...ordered.filter((event) => event !== begin)].reduce<Submission | undefined>(
    (record, event) => foldSubmission(record, event, knowledge),
    undefined,
  );
}
