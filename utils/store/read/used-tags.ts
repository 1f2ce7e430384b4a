import { tagKey } from '../../domain/fact/tags';
import type { Ledger } from '../ledger/db';

/** More would be no choice any more; she still writes what she likes. */
const MOST = 200;
const collator = new Intl.Collator('zh-CN');

/** Every tag that a record of the ledger has, each once, in the order of a dictionary. */
export async function usedTags(db: Ledger): Promise<string[]> {
  const found: string[] = [];
  const index = db.transaction('submissions').store.index('search');
  const range = IDBKeyRange.bound(tagKey(''), tagKey('\uffff'));
  let cursor = await index.openKeyCursor(range, 'nextunique');
  while (cursor && found.length < MOST) {
    found.push(String(cursor.key).slice(tagKey('').length));
    cursor = await cursor.continue();
  }
  return found.sort(collator.compare);
}
