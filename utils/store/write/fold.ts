import type { LedgerEvent } from '../../domain/record/event';
import { foldEvents } from '../../domain/record/fold-events';
import { factOf, foldSubmission, isBeginning } from '../../domain/record/fold-submission';
import type { IsHidden } from '../../domain/record/import-record';
import type { KnowledgeOf } from '../../domain/record/knowledge';
import type { Submission } from '../../domain/record/submission';
import { isTombstone } from '../../domain/record/tombstone';
import { type OwnerPlace, seenFrom } from '../../domain/team/owner';
import { colleaguesIn, noteLogOwner } from '../ledger/colleagues';
import { type CounterRows, countChange } from '../ledger/counters';
import type { FaultRow, FoldTransaction } from '../ledger/db';
import { foldDeclared } from '../ledger/declared-months';
import { foldErased } from '../ledger/erasures';
import { hidingIn } from '../ledger/import-log';
import { foldQuota } from '../ledger/quotas';
import { foldAssigned } from '../ledger/serving';
import { foldList, foldListCompany } from './fold-list';
import { foldTold } from './fold-told';
import type { RecordRows } from './held-records';

export interface Change {
  readonly before: Submission | undefined;
  readonly after: Submission;
}

/**
 * Folds an event into the record stores.
 * @param isHidden events that do not count because their import was undone; absent: as the log says it
 * @returns the record that it changed, if it did
 */
export async function foldEvent(
  tx: FoldTransaction,
  event: LedgerEvent,
  knowledgeOf: KnowledgeOf,
  isHidden?: IsHidden,
  records: RecordRows = tx.objectStore('submissions'),
): Promise<Change[]> {
  // It tells nothing any more; that it was there its digest says.
  if (isTombstone(event)) return [];
  if (event.type === 'fault') await tx.objectStore('faults').put(faultRow(event));
  if (event.type === 'listRead') await foldList(tx, event);
  if (event.type === 'listCompany') await foldListCompany(tx, event);
  if (event.type === 'quotaSeen') await foldQuota(tx, event);
  if (event.type === 'monthDeclared') await foldDeclared(tx, event);
  if (event.type === 'erased') await foldErased(tx, event);
  if (event.type === 'assigned') await foldAssigned(tx, event);
  if (event.type === 'logClaimed') {
    await noteLogOwner(tx, event);
    colleagues.delete(tx);
  }
  await foldTold(tx, event);
  if (event.submissionId === undefined) return [];
  const before = await records.get(event.submissionId);
  const folded = before
    ? followsOn(before, event)
      ? foldSubmission(before, event, knowledgeOf(before.profileId))
      : await recordOf(tx, event.submissionId, knowledgeOf, isHidden)
    : isBeginning(event)
      ? await recordOf(tx, event.submissionId, knowledgeOf, isHidden)
      : undefined;
  if (!folded || folded === before) return [];
  const after = await asSeenHere(tx, folded);
  await records.put(after);
  return [{ before, after }];
}

/** It goes behind everything that was folded of a record. With events of several logs that is not known without all of them. */
const followsOn = ({ begun, joined, upTo }: Submission, { chainId, n }: LedgerEvent): boolean =>
  !joined && begun?.chainId === chainId && upTo !== undefined && n > upTo;

/** A record from all its events that count, those included that came before it began. Undefined where none begins it. */
async function recordOf(
  tx: FoldTransaction,
  submissionId: string,
  knowledgeOf: KnowledgeOf,
  isHidden?: IsHidden,
): Promise<Submission | undefined> {
  const all = await tx.objectStore('events').index('submissionId').getAll(submissionId);
  const isOneLog = all.every(({ chainId }) => chainId === all[0]?.chainId);
  // Of our own log alone no import brought anything.
  const hides = isHidden ?? (isOneLog ? () => false : await hidingIn(tx.objectStore('meta')));
  return foldEvents(
    all.filter((event) => !hides(event)),
    knowledgeOf,
  );
}

/** Makes a record anew from all its events that count; without any that begins it it goes. */
export async function makeAnew(
  tx: FoldTransaction,
  submissionId: string,
  knowledgeOf: KnowledgeOf,
  isHidden?: IsHidden,
  counters: CounterRows = tx.objectStore('counters'),
): Promise<void> {
  const submissions = tx.objectStore('submissions');
  const before = await submissions.get(submissionId);
  const folded = await recordOf(tx, submissionId, knowledgeOf, isHidden);
  const after = folded && (await asSeenHere(tx, folded));
  if (after) await submissions.put(after);
  else if (before) await submissions.delete(before.id);
  await countChange(counters, before, after);
}

const colleagues = new WeakMap<FoldTransaction, (place: OwnerPlace) => boolean>();

/** Whose it is, as seen from this computer; that is asked once a transaction, and again once one is told of anew. */
export async function asSeenHere(tx: FoldTransaction, record: Submission): Promise<Submission> {
  const isColleague = colleagues.get(tx) ?? (await colleaguesIn(tx.objectStore('meta')));
  colleagues.set(tx, isColleague);
  return seenFrom(record, isColleague);
}

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
