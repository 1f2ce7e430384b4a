import type { LedgerEvent } from '../../domain/record/event';
import { factOf } from '../../domain/record/fold-submission';
import * as z from '../../domain/zod';
import type { FoldTransaction, Ledger } from './db';

const KEY = 'serving';

const Words = z.record(z.string(), z.object({ clerks: z.array(z.string()), at: z.int(), id: z.string() }));
const wordsOf = (stored: unknown): z.infer<typeof Words> => Words.safeParse(stored).data ?? {};

/** Folds the word who serves a company: the newest counts, in whatever order they come here. Only IndexedDB requests are awaited. */
export async function foldAssigned(tx: FoldTransaction, event: LedgerEvent): Promise<void> {
  const fact = factOf(event);
  if (fact?.type !== 'assigned') return;
  const meta = tx.objectStore('meta');
  const words = wordsOf(await meta.get(KEY));
  const { companyTaxId, clerks, at, id } = fact;
  const before = words[companyTaxId];
  if (before && (before.at > at || (before.at === at && before.id > id))) return;
  await meta.put({ ...words, [companyTaxId]: { clerks, at, id } }, KEY);
}

/** Names of the clerks who serve each company, by its tax id; companies of which nothing was said are left out. */
export const readServing = async (db: Ledger): Promise<ReadonlyMap<string, readonly string[]>> =>
  new Map(Object.entries(wordsOf(await db.get('meta', KEY))).map(([taxId, { clerks }]) => [taxId, clerks]));
