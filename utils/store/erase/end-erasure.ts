import { bytesTold } from '../../domain/handover/bytes-told';
import { normaliseTaxId } from '../../domain/invoice/tax-id';
import type { PortalRow } from '../../domain/list/portal-row';
import { declaredKey } from '../../domain/reconcile/declared';
import { isTombstone } from '../../domain/record/tombstone';
import { FOLDED, type FoldTransaction, type Ledger, rollBack, writeTransaction } from '../ledger/db';
import { ERASING, type Erasing, erasingIn, erasingOf } from '../ledger/erasing';
import { quotaKey } from '../ledger/quotas';
import { type ErasureContext, eraseEvents } from './erase-events';

/** What came to its submissions after the log was looked through: a late word of a page. */
async function takeLate(db: Ledger): Promise<boolean> {
  const tx = writeTransaction(db, ['events', 'meta']);
  const meta = tx.objectStore('meta');
  const erasing = await erasingIn(meta);
  let isLate = false;
  if (erasing) {
    const own = new Set(erasing.submissionIds);
    const since = await tx.objectStore('events').getAll(IDBKeyRange.lowerBound(erasing.upTo, true));
    const late = since.filter((event) => own.has(event.submissionId ?? '') && !isTombstone(event));
    isLate = late.length > 0;
    const seqs = [...erasing.seqs, ...late.map(({ seq }) => seq as number)];
    if (isLate) await meta.put({ ...erasing, seqs }, ERASING);
  }
  await tx.done;
  return isLate;
}

const isRowOf = (row: PortalRow, { companyTaxId, readingIds }: Erasing): boolean =>
  row.sellerTaxId === companyTaxId ||
  (readingIds.includes(row.readingId) &&
    (row.sellerTaxId === '' || normaliseTaxId(row.shown.buyerTaxId) === companyTaxId));

/** Rows and readings of the portal's list, quota, months declared. */
async function dropBeside(tx: FoldTransaction, erasing: Erasing): Promise<void> {
  const rows = tx.objectStore('portalRows');
  for (let cursor = await rows.openCursor(); cursor; cursor = await cursor.continue())
    if (isRowOf(cursor.value, erasing)) await cursor.delete();
  const coverage = tx.objectStore('coverage');
  for (const id of erasing.readingIds) await coverage.delete(id);
  const meta = tx.objectStore('meta');
  await meta.delete(quotaKey(erasing.companyTaxId));
  const months = declaredKey(erasing.companyTaxId, '');
  await meta.delete(IDBKeyRange.bound(months, `${months}\uffff`) as never);
}

/** Bytes that nothing in the log tells of any more. */
async function dropBytes(tx: FoldTransaction, { bytes, upTo }: Erasing): Promise<void> {
  const events = await tx.objectStore('events').getAll(IDBKeyRange.lowerBound(upTo, true));
  const told = new Set(events.flatMap(bytesTold));
  for (const sha256 of bytes) if (!told.has(sha256)) await tx.objectStore('evidence').delete(sha256);
}

/**
 * Ends an erasure that was begun, however far it came. Quick when there is none.
 * @returns the company, when one was erased
 */
export async function endErasure(
  db: Ledger,
  context: ErasureContext,
): Promise<Pick<Erasing, 'companyTaxId' | 'submissionIds'> | undefined> {
  if (!(await erasingOf(db))) return undefined;
  do await eraseEvents(db, context);
  while (await takeLate(db));
  const tx = writeTransaction(db, FOLDED);
  try {
    const erasing = await erasingIn(tx.objectStore('meta'));
    if (erasing) {
      await dropBeside(tx, erasing);
      await dropBytes(tx, erasing);
      await tx.objectStore('meta').delete(ERASING);
    }
    await tx.done;
    return erasing;
  } catch (error) {
    rollBack(tx);
    throw error;
  }
}
