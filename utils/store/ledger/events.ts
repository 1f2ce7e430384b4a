import { type ChainRange, createChainPlaces } from '../../domain/record/chain-ranges';
import type { LedgerEvent } from '../../domain/record/event';
import type { Ledger } from './db';

const PAGE = 500;

/**
 * All events in the order of the log, a page at a time, by key: an offset over a large log takes seconds.
 * @param behind key of the event behind which they begin
 */
export async function* eventPages(db: Ledger, behind = 0): AsyncGenerator<LedgerEvent[]> {
  let after = behind;
  for (;;) {
    const page = await db.getAll('events', IDBKeyRange.lowerBound(after, true), PAGE);
    if (page.length === 0) return;
    yield page;
    after = page.at(-1)?.seq as number;
  }
}

/** The index `chain` of the events, of any transaction. */
interface ChainIndex {
  getAll(range: IDBKeyRange): Promise<LedgerEvent[]>;
}

/**
 * What lies at the places of these, and up to `beside` places before and behind them: asked for by runs, for one request a place takes
 * as long as putting it.
 * @param places each chain in ascending order
 * @returns by `placeKey`
 */
export async function eventsAt(
  index: ChainIndex,
  places: ReadonlyArray<Pick<LedgerEvent, 'chainId' | 'n'>>,
  beside = 0,
): Promise<Map<string, LedgerEvent>> {
  const runs = createChainPlaces();
  for (const { chainId, n } of places) runs.add(chainId, n);
  const found = await Promise.all(
    runs
      .list()
      .map(([chainId, from, to]) =>
        index.getAll(IDBKeyRange.bound([chainId, from - beside], [chainId, to + beside])),
      ),
  );
  return new Map(found.flat().map((event) => [placeKey(event), event]));
}

export const placeKey = ({ chainId, n }: Pick<LedgerEvent, 'chainId' | 'n'>): string => `${n} ${chainId}`;

/** Events of one chain, in order. */
export const eventsOfChain = (db: Ledger, chainId: string): Promise<LedgerEvent[]> =>
  db.getAllFromIndex('events', 'chain', IDBKeyRange.bound([chainId, 0], [chainId, Number.MAX_SAFE_INTEGER]));

/** What lies here of a range of a chain, a page at a time. */
export async function* chainPages(
  db: Ledger,
  [chainId, from, to]: ChainRange,
  size = PAGE,
): AsyncGenerator<LedgerEvent[]> {
  for (let low = from; low <= to; ) {
    const page = await db.getAllFromIndex(
      'events',
      'chain',
      IDBKeyRange.bound([chainId, low], [chainId, to]),
      size,
    );
    const last = page.at(-1);
    if (!last) return;
    yield page;
    low = last.n + 1;
  }
}

/** Names of all chains. */
export async function chainsOf(db: Ledger): Promise<string[]> {
  const index = db.transaction('events').store.index('chain');
  const found: string[] = [];
  let cursor = await index.openKeyCursor();
  while (cursor) {
    const chainId = cursor.key[0];
    found.push(chainId);
    cursor = await cursor.continue([chainId, Number.POSITIVE_INFINITY]);
  }
  return found;
}

/** Key of the newest event; undefined in an empty ledger. */
export async function lastSeq(db: Ledger): Promise<number | undefined> {
  return (await db.transaction('events').store.openKeyCursor(null, 'prev'))?.key;
}
