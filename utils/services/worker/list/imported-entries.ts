import type { FactOf } from '../../../domain/fact/fact';
import { closesEntry } from '../../../domain/record/closes-entry';
import type { Submission } from '../../../domain/record/submission';
import type { Ledger } from '../../../store/ledger/db';
import { withSerial } from '../../../store/read/submissions';

/**
 * Entries of 待开登记 whose row of the batch page was issued: they wait no longer. The row carries the number and counts; the
 * entry is told by whom it was issued (rule B5).
 * @param changed records, as they stand after a commit
 */
export async function closedByImport(
  db: Ledger,
  changed: readonly Submission[],
  newId: () => string,
  now: number,
): Promise<FactOf<'refillClosed'>[]> {
  const found: FactOf<'refillClosed'>[] = [];
  for (const row of changed) {
    const { id: by, batch, outcome } = row;
    if (batch?.serialNumber === undefined || outcome.type !== 'issued') continue;
    for (const entry of await withSerial(db, batch.serialNumber)) {
      if (!closesEntry(row, entry)) continue;
      found.push({
        id: newId(),
        at: now,
        type: 'refillClosed',
        submissionId: entry.id,
        how: 'submitted',
        by,
      });
    }
  }
  return found;
}
