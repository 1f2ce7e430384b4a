import type { Fact } from '../domain/fact';

/**
 * Write-ahead: a fact lies in `storage.local` from its moment until its event is committed. With the worker
 * stopped, a message sent in the submit handler is lost when the page goes; this write is not (`design.md` §2).
 */
export const OUTBOX_PREFIX = 'outbox:';

export interface OutboxArea {
  get(keys: string | string[] | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
}

/** ULIDs sort by time, so the keys do too. */
const keyOf = (fact: Pick<Fact, 'id'>) => OUTBOX_PREFIX + fact.id;

/** @returns the key under which the fact waits. @throws when storage is full or the extension is gone */
export async function putInOutbox(area: OutboxArea, fact: Fact): Promise<string> {
  const key = keyOf(fact);
  await area.set({ [key]: fact });
  return key;
}

/** Everything that waits, oldest first; unparsed, for a damaged entry must not be lost either. */
export async function readOutbox(area: OutboxArea): Promise<Array<{ key: string; value: unknown }>> {
  const all = await area.get(null);
  return Object.keys(all)
    .filter((key) => key.startsWith(OUTBOX_PREFIX))
    .sort()
    .map((key) => ({ key, value: all[key] }));
}
