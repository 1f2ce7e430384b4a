import type { LedgerEvent } from '../../domain/record/event';
import type { IsHidden } from '../../domain/record/import-record';
import { isTombstone } from '../../domain/record/tombstone';
import type { Ledger } from '../ledger/db';
import { eventsAt, placeKey } from '../ledger/events';

/**
 * What taking in an event would do:
 * `fresh` add it · `again` let it count again, for its import was undone · `known` nothing, it is here ·
 * `conflict` nothing: its id or its place in the chain is taken by another one · `erased` nothing: its company left, and its
 * payload was erased here
 */
type ImportVerdict = 'fresh' | 'again' | 'known' | 'conflict' | 'erased';

export interface ImportJudge {
  /** @param events sound ones, in the order of the file */
  judge(events: readonly LedgerEvent[]): Promise<ImportVerdict[]>;
}

/**
 * Compares the events of a file with the ledger, a page at a time. Writes nothing.
 * @param isBarred what has no place here
 */
export function createImportJudge(
  db: Ledger,
  isHidden: IsHidden,
  isBarred: (event: LedgerEvent) => boolean = () => false,
): ImportJudge {
  /** Chains that go another way than the same chain here: what follows cannot be linked. */
  const forked = new Set<string>();

  const verdictOf = (event: LedgerEvent, here: LedgerEvent | undefined, isTaken: boolean): ImportVerdict => {
    if (here) {
      if (here.hash !== event.hash || here.chainId !== event.chainId || here.n !== event.n) return 'conflict';
      if (isTombstone(here)) return isTombstone(event) ? 'known' : 'erased';
      return isHidden(here) ? 'again' : 'known';
    }
    return isTaken || forked.has(event.chainId) || isBarred(event) ? 'conflict' : 'fresh';
  };

  return {
    async judge(events) {
      const store = db.transaction('events').store;
      const [taken, known] = await Promise.all([
        eventsAt(store.index('chain'), events),
        Promise.all(events.map(({ id }) => store.index('id').get(id))),
      ]);
      return events.map((event, nth) => {
        const verdict = verdictOf(event, known[nth], taken.has(placeKey(event)));
        if (verdict === 'conflict') forked.add(event.chainId);
        return verdict;
      });
    },
  };
}
