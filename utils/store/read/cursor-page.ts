import type { IDBPCursorWithValue, IDBPIndex, StoreValue } from 'idb';
import type { LedgerSchema } from '../ledger/db';

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

/**
 * The same entries as values, in batches of about `size`: a request a batch instead of one an entry. A batch ends with
 * a key, never amid the entries of one.
 */
export async function* newestBatches<S extends Store>(
  index: Index<S>,
  low: IDBValidKey,
  high: IDBValidKey,
  after: PageKey | undefined,
  size: number,
): AsyncGenerator<{ readonly key: IDBValidKey; readonly value: StoreValue<LedgerSchema, S> }[]> {
  const paths = [index.keyPath].flat();
  const keyOf = (value: StoreValue<LedgerSchema, S>) => {
    const parts = paths.map((path) => value[path as keyof typeof value] as IDBValidKey);
    return typeof index.keyPath === 'string' ? (parts[0] as IDBValidKey) : parts;
  };
  const isPassed = (key: IDBValidKey, id: string) =>
    after !== undefined && indexedDB.cmp(key, after.key) === 0 && indexedDB.cmp(id, after.id) >= 0;

  let upper = after?.key ?? high;
  for (let isOpen = false; indexedDB.cmp(low, upper) < (isOpen ? 0 : 1); isOpen = true) {
    // Keys alone find where the batch ends; backwards, values come only one by one.
    const first = await index.openKeyCursor(IDBKeyRange.bound(low, upper, false, isOpen), 'prev');
    if (!first) return;
    const last = size > 1 ? await first.advance(size - 1) : first;
    const lower = last?.key ?? low;
    const values = await index.getAll(IDBKeyRange.bound(lower, upper, false, isOpen));
    const entries = values.reverse().map((value) => ({ key: keyOf(value), value }));
    yield entries.filter(({ key, value }) => !isPassed(key, value.id));
    if (!last) return;
    upper = lower as IDBValidKey;
  }
}
