import * as z from '../../domain/zod';
import type { Ledger } from './db';

const KEY = 'takenSeries';

/** Up to which segment the series of an installation was taken in, the SHA-256 of that segment's file, and the log of its computer. */
const Taken = z.object({ seq: z.int(), sha256: z.string(), log: z.optional(z.string()) });
export type Taken = z.infer<typeof Taken>;
const All = z.record(z.string(), Taken);

const allIn = (stored: unknown): Record<string, Taken> => All.safeParse(stored).data ?? {};

/** Kept with the ledger itself: a ledger that was lost and begun anew has taken in nothing. */
export const takenUpTo = async (db: Ledger, installation: string): Promise<Taken> =>
  allIn(await db.get('meta', KEY))[installation] ?? { seq: 0, sha256: '' };

/** Up to which segment each series was taken in, by the name of its installation. */
export const allTaken = async (db: Ledger): Promise<Record<string, number>> =>
  Object.fromEntries(
    Object.entries(allIn(await db.get('meta', KEY))).map(([installation, { seq }]) => [installation, seq]),
  );

export async function noteTakenUpTo(db: Ledger, installation: string, taken: Taken): Promise<void> {
  const tx = db.transaction('meta', 'readwrite', { durability: 'strict' });
  await tx.store.put({ ...allIn(await tx.store.get(KEY)), [installation]: taken }, KEY);
  await tx.done;
}
