import type { IDBPCursorWithValue, IDBPIndex } from 'idb';
import type { LedgerSchema } from './db';

/** Where a page ended: the next one continues from this key. An offset would read everything before it. */
export interface PageKey {
  readonly key: IDBValidKey;
  readonly id: string;
}

type Store = 'submissions' | 'faults';
type IndexOf<S extends Store> = keyof LedgerSchema[S]['indexes'] & string;
type Index<S extends Store> = IDBPIndex<LedgerSchema, [S], S, IndexOf<S>, 'readonly'>;
type Cursor<S extends Store> = IDBPCursorWithValue<LedgerSchema, [S], S, IndexOf<S>, 'readonly'>;

/**
 * A cursor from the newest of [low, high] down, or from the place after `after`. Entries of one key lie in the
 * order of their ids; the entry at `after` may have moved away since.
 */
export async function openNewest<S extends Store>(
  index: Index<S>,
  low: IDBValidKey,
  high: IDBValidKey,
  after: PageKey | undefined,
): Promise<Cursor<S> | null> {
  const range = IDBKeyRange.bound(low, after?.key ?? high);
  const cursor = await index.openCursor(range, 'prev');
  if (!cursor || !after || indexedDB.cmp(cursor.key, after.key) < 0) return cursor;
  if (indexedDB.cmp(cursor.primaryKey, after.id) < 0) return cursor;
  const atPlace =
    indexedDB.cmp(cursor.primaryKey, after.id) === 0
      ? cursor
      : await cursor.continuePrimaryKey(after.key as never, after.id as never);
  const isSame =
    atPlace &&
    indexedDB.cmp(atPlace.key, after.key) === 0 &&
    indexedDB.cmp(atPlace.primaryKey, after.id) === 0;
  return isSame ? atPlace.continue() : atPlace;
}
