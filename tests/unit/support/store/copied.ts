import { type Computer, computerOf } from './firm';
import type { FirmKeys } from './places';

interface AnyDb {
  readonly objectStoreNames: Iterable<string>;
  transaction(
    name: string,
    mode?: 'readwrite',
  ): {
    readonly store: {
      readonly keyPath: unknown;
      clear?(): Promise<unknown>;
      getAll(): Promise<unknown[]>;
      getAllKeys(): Promise<unknown[]>;
      put?(value: unknown, key?: unknown): Promise<unknown>;
    };
    readonly done: Promise<unknown>;
  };
}

async function copyDb(from: AnyDb, to: AnyDb): Promise<void> {
  for (const name of from.objectStoreNames) {
    const { store } = from.transaction(name);
    const [values, keys] = [await store.getAll(), await store.getAllKeys()];
    const tx = to.transaction(name, 'readwrite');
    await tx.store.clear?.();
    for (const [at, value] of values.entries())
      await (tx.store.keyPath === null ? tx.store.put?.(value, keys[at]) : tx.store.put?.(value));
    await tx.done;
  }
}

/** The whole profile of one computer on another one: ledger, keys, name at the place. */
export async function copyProfile(from: Computer, to: Computer): Promise<void> {
  await copyDb(from.db as unknown as AnyDb, to.db as unknown as AnyDb);
  await copyDb(from.backup as unknown as AnyDb, to.backup as unknown as AnyDb);
}

/** Another computer with a copy of this one's profile. */
export async function copyOf(from: Computer, keys: FirmKeys): Promise<Computer> {
  const copy = await computerOf(from.log, from.ports.target, keys, from.ports.name);
  await copyProfile(from, copy);
  return copy;
}
