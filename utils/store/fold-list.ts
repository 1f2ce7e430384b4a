import { foldPage, lookedAt, withoutPage } from '../domain/coverage';
import type { LedgerEvent } from '../domain/event';
import { factOf } from '../domain/fold-submission';
import { mergeLooks, portalRow } from '../domain/portal-row';
import type { FoldTransaction } from './fold';

/**
 * Folds one page of the portal's list: its rows, each as its newest look shows it, and the reading that it is part of.
 * Folding it again changes nothing. Only IndexedDB requests are awaited.
 */
export async function foldList(tx: FoldTransaction, event: LedgerEvent): Promise<void> {
  const fact = factOf(event);
  if (fact?.type !== 'listRead') return;
  const { profileId, readingId } = fact;
  const seenAt = lookedAt(fact);
  const rows = tx.objectStore('portalRows');
  for (const shown of fact.rows) {
    const row = portalRow(shown, { profileId, readingId, seenAt });
    if (row) await rows.put(mergeLooks(await rows.get(row.id), row));
  }
  const coverage = tx.objectStore('coverage');
  await coverage.put(foldPage(await coverage.get(readingId), fact));
}

/**
 * Takes a page that came with an undone import out of its reading. Its rows stay: that an invoice exists is no
 * longer doubted because a file was taken back, and one row more only makes the rules more careful.
 */
export async function forgetPage(tx: FoldTransaction, event: LedgerEvent): Promise<void> {
  const fact = factOf(event);
  if (fact?.type !== 'listRead') return;
  const coverage = tx.objectStore('coverage');
  const reading = await coverage.get(fact.readingId);
  const rest = reading && withoutPage(reading, event.id);
  if (rest) await coverage.put(rest);
  else await coverage.delete(fact.readingId);
}
