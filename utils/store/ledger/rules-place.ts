import { RULES_VERSION } from '../../domain/record/rules-version';
import * as z from '../../domain/zod';
import { type Ledger, writeTransaction } from './db';

const KEY = 'rules';

/** Rows whose first event lies at `seq` or before were folded by a program of other rules. */
const RulesPlace = z.object({ version: z.int(), seq: z.int() });

/** Undefined where none of these rules has opened the ledger. @param stored what lies in the store `meta` under `rules` */
function placeIn(stored: unknown): number | undefined {
  const { data } = RulesPlace.safeParse(stored);
  return data?.version === RULES_VERSION ? data.seq : undefined;
}

/** Up to which `seq` of the log rows may have been folded by other rules; 0 = none. */
export const placeOfRules = async (meta: { get(key: string): Promise<unknown> }): Promise<number> =>
  placeIn(await meta.get(KEY)) ?? 0;

/** Notes where the log ends when a program of these rules first opens it; before anything is kept by it. */
export async function stampRules(db: Ledger): Promise<void> {
  if (placeIn(await db.get('meta', KEY)) !== undefined) return;
  const tx = writeTransaction(db, ['meta', 'events']);
  const meta = tx.objectStore('meta');
  if (placeIn(await meta.get(KEY)) === undefined) {
    const last = await tx.objectStore('events').openKeyCursor(null, 'prev');
    await meta.put({ version: RULES_VERSION, seq: last?.key ?? 0 }, KEY);
  }
  await tx.done;
}

/** All rows were folded by these rules since: from now on a difference is one that was not kept. */
export async function endRefolding(db: Ledger): Promise<void> {
  const tx = writeTransaction(db, ['meta']);
  await tx.objectStore('meta').put({ version: RULES_VERSION, seq: 0 }, KEY);
  await tx.done;
}
