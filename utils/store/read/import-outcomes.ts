import type { Submission } from '../../domain/record/submission';
import type { BatchReply } from '../../messages';
import type { Ledger } from '../ledger/db';

/** More rows than one import may have. */
const MOST_ROWS = 5_000;

/** How the rows that were issued together with this one stand; without a batch: of none. */
export async function importOutcomes(
  db: Ledger,
  { tabKey, submittedAt, batch }: Submission,
): Promise<BatchReply> {
  const reply = { issued: 0, failed: 0, unknown: 0, pending: 0 };
  if (!batch || tabKey === undefined) return reply;
  // All were begun by one press.
  const of = IDBKeyRange.only([tabKey, submittedAt]);
  for (const row of await db.getAllFromIndex('submissions', 'tabTime', of, MOST_ROWS)) {
    if (row.batch?.importId !== batch.importId) continue;
    const { type } = row.outcome;
    if (type === 'issued' || type === 'unknown') reply[type] += 1;
    else if (type === 'refused' || type === 'notSent') reply.failed += 1;
    else reply.pending += 1;
  }
  return reply;
}
