import type { LedgerEvent } from '../../domain/record/event';
import { factOf } from '../../domain/record/fold-submission';
import type { FoldTransaction } from '../ledger/db';

/**
 * Pictures of pages and what was said of cases lie as they were told, to be found without reading the log.
 * @param isHidden it does not count, for its import was undone
 */
export async function foldTold(tx: FoldTransaction, event: LedgerEvent, isHidden = false): Promise<void> {
  if (event.type === 'pictured' || event.type === 'photographed') {
    const pictures = tx.objectStore('pictures');
    const fact = factOf(event);
    if (isHidden) await pictures.delete(event.id);
    else if (fact?.type === 'pictured' || fact?.type === 'photographed') await pictures.put(fact);
  }
  if (event.type === 'caseSaid') {
    const cases = tx.objectStore('cases');
    const fact = factOf(event);
    if (isHidden) await cases.delete(event.id);
    else if (fact?.type === 'caseSaid') await cases.put(fact);
  }
}
