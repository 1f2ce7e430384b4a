import type { LedgerEvent } from '../../domain/record/event';
import { factOf, foldSubmission, profileIdOf } from '../../domain/record/fold-submission';
import type { IsHidden } from '../../domain/record/import-record';
import type { Knowledge, KnowledgeOf } from '../../domain/record/knowledge';
import type { Submission } from '../../domain/record/submission';
import { isTombstone } from '../../domain/record/tombstone';
import type { FaultRow, FoldTransaction } from '../ledger/db';
import { foldDeclared } from '../ledger/declared-months';
import { foldErased } from '../ledger/erasures';
import { foldQuota } from '../ledger/quotas';
import { foldList, foldListCompany } from './fold-list';
import { foldTold } from './fold-told';

export interface Change {
  readonly before: Submission | undefined;
  readonly after: Submission;
}

/**
 * Folds an event into the record stores.
 * @param isHidden events that do not count because their import was undone; only an import has to look
 * @returns the record that it changed, if it did
 */
export async function foldEvent(
  tx: FoldTransaction,
  event: LedgerEvent,
  knowledgeOf: KnowledgeOf,
  isHidden: IsHidden = () => false,
): Promise<Change[]> {
  // It tells nothing any more; that it was there its digest says.
  if (isTombstone(event)) return [];
  if (event.type === 'fault') await tx.objectStore('faults').put(faultRow(event));
  if (event.type === 'listRead') await foldList(tx, event);
  if (event.type === 'listCompany') await foldListCompany(tx, event);
  if (event.type === 'quotaSeen') await foldQuota(tx, event);
  if (event.type === 'monthDeclared') await foldDeclared(tx, event);
  if (event.type === 'erased') await foldErased(tx, event);
  await foldTold(tx, event);
  if (event.submissionId === undefined) return [];
  const submissions = tx.objectStore('submissions');
  const before = await submissions.get(event.submissionId);
  const after = before
    ? foldSubmission(before, event, knowledgeOf(before.profileId))
    : await beginRecord(tx, event, knowledgeOf, isHidden);
  if (!after || after === before) return [];
  await submissions.put(after);
  return [{ before, after }];
}

/** A record begins with its `submitted`, `takenOver` or `entered` event; what came before it was kept in the log and is applied now. */
async function beginRecord(
  tx: FoldTransaction,
  event: LedgerEvent,
  knowledgeOf: KnowledgeOf,
  isHidden: IsHidden,
) {
  const profileId = profileIdOf(event);
  if (profileId === undefined) return undefined;
  const early = await tx
    .objectStore('events')
    .index('submissionId')
    .getAll(event.submissionId as string);
  const others = early.filter((other) => other.id !== event.id && !isHidden(other));
  return foldAll([event, ...others], knowledgeOf(profileId));
}

/** The `submitted` event, then what else is known of the submission, in the order of the log. */
export const foldAll = (events: readonly LedgerEvent[], knowledge: Knowledge): Submission | undefined =>
  events.reduce<Submission | undefined>(
    (record, event) => foldSubmission(record, event, knowledge),
    undefined,
  );

export function faultRow(event: LedgerEvent): FaultRow {
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
    ...(fact.status === undefined ? {} : { status: fact.status }),
    ...(fact.ms === undefined ? {} : { ms: fact.ms }),
    ...(fact.usualMs === undefined ? {} : { usualMs: fact.usualMs }),
    ...(fact.offLine ? { offLine: true } : {}),
  };
}
