import type { Fact } from '../../domain/fact/fact';

/**
 * Write-ahead: a fact lies in `storage.local` from its moment until its event is committed. With the worker
 * stopped, a message sent in the submit handler is lost when the page goes; this write is not (`design.md` §2).
 */
export const OUTBOX_PREFIX = 'outbox:';

export interface OutboxArea {
  get(keys: string | string[] | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
  /** Chromium 130, Firefox 143 and later; without it names cost as much as values. */
  getKeys?(): Promise<string[]>;
}

/** ULIDs sort by time, so the keys do too. */
const keyOf = (fact: Pick<Fact, 'id'>) => OUTBOX_PREFIX + fact.id;

/** @returns the key under which the fact waits. @throws when storage is full or the extension is gone */
export async function putInOutbox(area: OutboxArea, fact: Fact): Promise<string> {
  const key = keyOf(fact);
  await area.set({ [key]: fact });
  return key;
}

export interface Entry {
  readonly key: string;
  /** Unparsed: a damaged entry must not be lost either. */
  readonly value: unknown;
}

/** So many values of a full outbox are read at once; each may be a whole form. */
const READ_AT_ONCE = 200;

/** What waits by name, oldest first. */
export async function outboxKeys(area: OutboxArea): Promise<string[]> {
  const keys = area.getKeys ? await area.getKeys() : Object.keys(await area.get(null));
  return keys.filter((key) => key.startsWith(OUTBOX_PREFIX)).sort();
}

/** Entries by name, in that order, without those that are gone. */
export async function readEntries(area: OutboxArea, keys: readonly string[]): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (let from = 0; from < keys.length; from += READ_AT_ONCE) {
    const part = keys.slice(from, from + READ_AT_ONCE);
    const values = await area.get(part);
    for (const key of part) if (Object.hasOwn(values, key)) entries.push({ key, value: values[key] });
  }
  return entries;
}

/** Everything that waits, oldest first. */
export async function readOutbox(area: OutboxArea): Promise<Entry[]> {
  return readEntries(area, await outboxKeys(area));
}
