import { isDecimal } from '../../domain/invoice/money';
import { countChange } from '../ledger/counters';
import { type CounterRow, FOLDED, type Ledger, rollBack, writeTransaction } from '../ledger/db';

const PAGE = 500;

const contradicts = ({ count, net, tax, gross }: CounterRow) =>
  !Number.isInteger(count) || count < 0 || ![net, tax, gross].every(isDecimal);

/**
 * Whether the counters cannot be true: one is below nothing, or they count another number of records than there are. Both
 * are what a cut tail or an edited row leaves. Counting the keys of a million records takes under a second.
 */
export async function countersContradict(db: Ledger): Promise<boolean> {
  const rows = await db.getAll('counters');
  if (rows.some(contradicts)) return true;
  const counted = rows.filter(({ period }) => period === 'all').reduce((sum, { count }) => sum + count, 0);
  return counted !== (await db.count('submissions'));
}

/** Makes all counters anew from the records, in one strict transaction: nothing is counted meanwhile. */
export async function recount(db: Ledger): Promise<void> {
  const tx = writeTransaction(db, FOLDED);
  try {
    const counters = tx.objectStore('counters');
    await counters.clear();
    let after: string | undefined;
    for (;;) {
      const range = after === undefined ? null : IDBKeyRange.lowerBound(after, true);
      const page = await tx.objectStore('submissions').getAll(range, PAGE);
      for (const record of page) await countChange(counters, undefined, record);
      after = page.at(-1)?.id;
      if (after === undefined) break;
    }
    await tx.done;
  } catch (error) {
    rollBack(tx);
    throw error;
  }
}
