import type { LedgerEvent } from './event';
import { foldSubmission, profileIdOf } from './fold-submission';
import type { KnowledgeOf } from './knowledge';
import type { Submission } from './submission';

/**
 * The record of one submission from all its events, in the order of the log: its beginning first, for what came before that
 * was kept and is applied then.
 * @returns undefined where none of them begins it
 */
export function foldEvents(events: readonly LedgerEvent[], knowledgeOf: KnowledgeOf): Submission | undefined {
  const begin = events.find((event) => profileIdOf(event) !== undefined);
  if (!begin) return undefined;
  const knowledge = knowledgeOf(profileIdOf(begin) as string);
  return [begin, ...events.filter((event) => event !== begin)].reduce<Submission | undefined>(
    (record, event) => foldSubmission(record, event, knowledge),
    undefined,
  );
}
