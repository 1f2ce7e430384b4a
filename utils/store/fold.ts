import type { IDBPTransaction } from 'idb';
import type { LedgerEvent } from '../domain/event';
import { factOf, foldSubmission, profileIdOf } from '../domain/fold-submission';
import type { KnowledgeOf } from '../domain/knowledge';
import type { Submission } from '../domain/submission';
import type { FaultRow, LedgerSchema } from './db';

type FoldTransaction = IDBPTransaction<
  LedgerSchema,
  ('events' | 'meta' | 'submissions' | 'faults' | 'counters')[],
  'readwrite'
>;

export interface Change {
  readonly before: Submission | undefined;
  readonly after: Submission;
}

/** Folds an event into the record stores. @returns the record that it changed, if it did */
export async function foldEvent(
  tx: FoldTransaction,
  event: LedgerEvent,
  knowledgeOf: KnowledgeOf,
): Promise<Change[]> {
  if (event.type === 'fault') await tx.objectStore('faults').put(faultRow(event));
  if (event.submissionId === undefined) return [];
  const submissions = tx.objectStore('submissions');
  const before = await submissions.get(event.submissionId);
  const after = before
    ? foldSubmission(before, event, knowledgeOf(before.profileId))
    : await beginRecord(tx, event, knowledgeOf);
  if (!after) return [];
  await submissions.put(after);
  return [{ before, after }];
}

/** A record begins with its `submitted` event; what came before it was kept in the log and is applied now. */
async function beginRecord(tx: FoldTransaction, event: LedgerEvent, knowledgeOf: KnowledgeOf) {
  const profileId = event.type === 'submitted' ? profileIdOf(event) : undefined;
  if (profileId === undefined) return undefined;
  const knowledge = knowledgeOf(profileId);
  const early = await tx
    .objectStore('events')
    .index('submissionId')
    .getAll(event.submissionId as string);
  let record = foldSubmission(undefined, event, knowledge);
  for (const other of early) if (other.id !== event.id) record = foldSubmission(record, other, knowledge);
  return record;
}

function faultRow(event: LedgerEvent): FaultRow {
  const fact = factOf(event);
  if (fact?.type !== 'fault') {
    return {
      id: event.id,
      at: event.at,
      kind: 'unreadableFact',
      detail: JSON.stringify(event.payload).slice(0, 4_000),
    };
  }
  return {
    id: event.id,
    at: event.at,
    kind: fact.kind,
    detail: fact.detail,
    ...(fact.profileId === undefined ? {} : { profileId: fact.profileId }),
    ...(fact.site === undefined ? {} : { site: fact.site }),
    ...(fact.submissionId === undefined ? {} : { submissionId: fact.submissionId }),
  };
}
