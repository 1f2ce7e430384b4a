import type { IDBPObjectStore, StoreNames } from 'idb';
import type { FactOf } from '../../domain/fact/fact';
import { isPayload } from '../../domain/record/chain';
import { type ChainPlaces, createChainPlaces } from '../../domain/record/chain-ranges';
import type { LedgerEvent } from '../../domain/record/event';
import { factOf } from '../../domain/record/fold-submission';
import { erasedBy } from '../../domain/record/tombstone';
import * as z from '../../domain/zod';
import type { FoldTransaction, Ledger, LedgerSchema } from './db';

const KEY = 'erasures';

/** One company that left, folded from the events of its erasure; those of an imported log too. */
const ErasureRecord = z.object({
  erasureId: z.string(),
  companyTaxId: z.string(),
  companyName: z.optional(z.string()),
  at: z.int(),
  by: z.string(),
  fileName: z.optional(z.string()),
  /** Events whose payload went. */
  events: z.int(),
  /** Ids of the events that name them. */
  said: z.array(z.string()),
});
export type ErasureRecord = z.infer<typeof ErasureRecord>;
const Records = z.array(ErasureRecord);

const recordsIn = (stored: unknown): ErasureRecord[] => Records.safeParse(stored).data ?? [];

export const erasuresOf = async (db: Ledger): Promise<ErasureRecord[]> =>
  recordsIn(await db.get('meta', KEY));

function withPart(records: readonly ErasureRecord[], fact: FactOf<'erased'>): ErasureRecord[] {
  const { erasureId, companyTaxId, companyName, at, by, fileName, events, id } = fact;
  const before = records.find((one) => one.erasureId === erasureId);
  if (before?.said.includes(id)) return [...records];
  const others = records.filter((one) => one !== before);
  const first = { erasureId, companyTaxId, companyName, at, by, fileName, events: 0, said: [] };
  const { events: count, said, ...rest } = before ?? first;
  return [...others, { ...rest, events: count + events, said: [...said, id] }];
}

/** Folds the word that a company's payloads were taken out of the log. Only IndexedDB requests are awaited. */
export async function foldErased(tx: FoldTransaction, event: LedgerEvent): Promise<void> {
  const fact = factOf(event);
  if (fact?.type !== 'erased') return;
  const meta = tx.objectStore('meta');
  await meta.put(withPart(recordsIn(await meta.get(KEY)), fact), KEY);
}

type EventStore<S extends StoreNames<LedgerSchema>[], M extends IDBTransactionMode> = IDBPObjectStore<
  LedgerSchema,
  S,
  'events',
  M
>;

/** What an event of that id names as erased; undefined for none, or one that was changed itself. */
const placesIn = (said: LedgerEvent | undefined): ChainPlaces | undefined => {
  if (!said || !isPayload(said)) return undefined;
  const fact = factOf(said);
  return fact?.type === 'erased' ? createChainPlaces(fact.ranges) : undefined;
};

/**
 * Ids of those of these events whose payload was erased rightly: an event of the log names each. Any other tombstone was made
 * by another hand. Only IndexedDB requests are awaited.
 */
export async function rightlyErased<S extends StoreNames<LedgerSchema>[], M extends IDBTransactionMode>(
  store: EventStore<S, M>,
  events: readonly LedgerEvent[],
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  const known = new Map<string, ChainPlaces | undefined>();
  for (const event of events) {
    const by = erasedBy(event);
    if (by === undefined) continue;
    if (!known.has(by)) known.set(by, placesIn(await store.index('id').get(by)));
    if (known.get(by)?.has(event.chainId, event.n)) found.add(event.id);
  }
  return found;
}
