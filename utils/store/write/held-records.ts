import type { IDBPObjectStore } from 'idb';
import type { Submission } from '../../domain/record/submission';
import type { Folded, LedgerSchema } from '../ledger/db';

type RecordStore = IDBPObjectStore<LedgerSchema, Folded, 'submissions', 'readwrite'>;

/** Where records are looked up and put: the store itself, or what stands for it for as long as a transaction lasts. */
export interface RecordRows {
  get(id: string): Promise<Submission | undefined>;
  put(record: Submission): Promise<unknown>;
}

/**
 * The records for a transaction that folds many events: each is read and written once, however many events change it. What looks for
 * records in the store itself must have them written first.
 */
export function heldRecords(
  store: RecordStore,
): RecordRows & { ask(ids: readonly string[]): Promise<void>; write(): Promise<void> } {
  const asked = new Map<string, Submission | undefined>();
  const changed = new Map<string, Submission>();
  return {
    get: async (id) => changed.get(id) ?? (asked.has(id) ? asked.get(id) : await store.get(id)),
    async put(record) {
      changed.set(record.id, record);
    },
    /** Reads these at once, not one after the other. */
    async ask(ids) {
      const records = await Promise.all(ids.map((id) => store.get(id)));
      for (const [at, id] of ids.entries()) asked.set(id, records[at]);
    },
    async write() {
      await Promise.all([...changed.values()].map((record) => store.put(record)));
      asked.clear();
      changed.clear();
    },
  };
}
