import { hadHappened } from '../../domain/record/log-order';
import type { DraftEnd, DraftRow } from '../../domain/retry/draft';
import { type ChainHead, type Ledger, writeTransaction } from '../ledger/db';

const isRow = (entry: DraftRow | DraftEnd): entry is DraftRow => !('ended' in entry);

/** Of a damaged one none is known: it stands with those of every company, so that it is seen (law L4). */
const sellerOf = ({ seller }: DraftRow): string | undefined => seller?.taxId;

/** Behind the last event of the log and before the next. */
const placeAfter = (head: ChainHead | undefined): Pick<DraftRow, 'begun'> =>
  head ? { begun: { chainId: head.chainId, n: head.n + 0.5 } } : {};

/**
 * Keeps a draft in the place of its former one. A former one that is newer stays: writings may come late.
 * @param now the clock may have been set back between two writings (J2): what is yet to come is the older one
 * @returns `ended` when it was submitted or discarded meanwhile; nothing is written then
 */
export async function putDraft(
  db: Ledger,
  row: DraftRow,
  now = Number.POSITIVE_INFINITY,
): Promise<'added' | 'replaced' | 'ended'> {
  const tx = writeTransaction(db, ['drafts', 'meta']);
  const drafts = tx.objectStore('drafts');
  const before = await drafts.get(row.id);
  const ended = before !== undefined && !isRow(before);
  const former = before && isRow(before) ? before : undefined;
  const startedAt = former ? Math.min(former.startedAt, row.startedAt) : row.startedAt;
  const place = former
    ? former.begun && { begun: former.begun }
    : placeAfter((await tx.objectStore('meta').get('head')) as ChainHead | undefined);
  if (!ended && !(before && !hadHappened(before.at, row.at, now)))
    await drafts.put({ ...row, ...place, startedAt });
  await tx.done;
  if (ended) return 'ended';
  return before ? 'replaced' : 'added';
}

/** Removes a draft that was submitted or that the clerk does not want; only that it ended is left. */
export async function endDraft(db: Ledger, end: DraftEnd): Promise<void> {
  const tx = writeTransaction(db, ['drafts']);
  await tx.objectStore('drafts').put(end);
  await tx.done;
}

/** It is filled into a form of that tab now. */
export async function moveDraft(db: Ledger, id: string, tabKey: string): Promise<void> {
  const tx = writeTransaction(db, ['drafts']);
  const row = await tx.objectStore('drafts').get(id);
  if (row && isRow(row)) await tx.objectStore('drafts').put({ ...row, tabKey });
  await tx.done;
}

export async function readDraft(db: Ledger, id: string): Promise<DraftRow | undefined> {
  const entry = await db.get('drafts', id);
  return entry && isRow(entry) ? entry : undefined;
}

/** Drafts of one company, or of all; newest first. */
export async function draftsOf(db: Ledger, sellerTaxId?: string): Promise<DraftRow[]> {
  const rows = (await db.getAll('drafts')).filter(isRow);
  return rows
    .filter((row) => sellerTaxId === undefined || (sellerOf(row) ?? sellerTaxId) === sellerTaxId)
    .sort((left, right) => right.at - left.at);
}

/** Forgets that drafts ended, once no late writing of them can come any more. */
export async function forgetEnded(db: Ledger, before: number): Promise<void> {
  const old = (await db.getAll('drafts')).filter((entry) => !isRow(entry) && entry.at < before);
  if (old.length === 0) return;
  const tx = writeTransaction(db, ['drafts']);
  for (const { id } of old) await tx.objectStore('drafts').delete(id);
  await tx.done;
}
