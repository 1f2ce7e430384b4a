import { DeclaredWord } from '../../domain/fact/declared-parts';
import { declaredKey, standingWordOf } from '../../domain/reconcile/declared';
import type { LedgerEvent } from '../../domain/record/event';
import { factOf } from '../../domain/record/fold-submission';
import * as z from '../../domain/zod';
import type { FoldTransaction, Ledger } from './db';

const Words = z.array(DeclaredWord);
const wordsOf = (stored: unknown): DeclaredWord[] => Words.safeParse(stored).data ?? [];

/**
 * Folds the clerk's word that a month was declared, or that it was not; every word stays, the newest counts.
 * Only IndexedDB requests are awaited.
 * @param isHidden its import was taken back: the word does not count
 */
export async function foldDeclared(tx: FoldTransaction, event: LedgerEvent, isHidden = false): Promise<void> {
  const fact = factOf(event);
  if (fact?.type !== 'monthDeclared') return;
  const key = declaredKey(fact.companyTaxId, fact.month);
  const meta = tx.objectStore('meta');
  const others = wordsOf(await meta.get(key)).filter((word) => word.event !== event.id);
  const { at, declared, cells } = fact;
  const place = { chainId: event.chainId, n: event.n };
  await meta.put(isHidden ? others : [...others, { event: event.id, at, declared, cells, place }], key);
}

/** The word by which a month stands as declared; undefined while it does not. */
export const readDeclared = async (
  db: Ledger,
  company: string,
  month: string,
): Promise<DeclaredWord | undefined> =>
  standingWordOf(wordsOf(await db.get('meta', declaredKey(company, month))));
