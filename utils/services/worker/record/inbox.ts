import { Fact } from '../../../domain/fact/fact';
import { type Entry, type OutboxArea, outboxKeys, readEntries } from '../../shared/outbox';
import type { Waiting } from './sweep-order';

/**
 * The outbox as one sweep sees it: names are looked up again and again, each value is read once. Nothing of it outlives
 * the sweep.
 * @param isProof of an answer: whether it may say that an invoice was issued
 */
export function createInbox(area: OutboxArea, isProof: (fact: Fact) => boolean) {
  const entries = new Map<string, Waiting>();
  const dealtWith = new Set<string>();
  let keys: string[] = [];

  const take = ({ key, value }: Entry) => {
    const { data: fact } = Fact.safeParse(value);
    entries.set(key, { key, value, fact, isProof: fact !== undefined && isProof(fact) });
  };

  const readThese = async (wanted: readonly string[]): Promise<void> => {
    const unread = wanted.filter((key) => !entries.has(key));
    for (const entry of await readEntries(area, unread)) take(entry);
  };

  return {
    /** Looks which names are there. @param anew of which a page tells something new */
    async look(anew: Iterable<string> = []): Promise<ReadonlySet<string>> {
      for (const key of anew) {
        dealtWith.delete(key);
        entries.delete(key);
      }
      keys = (await outboxKeys(area)).filter((key) => !dealtWith.has(key));
      return new Set(keys);
    },
    readThese,
    /** @param upTo the last name that matters; all when left out */
    read: (upTo?: string): Promise<void> =>
      readThese(keys.filter((key) => upTo === undefined || key <= upTo)),
    get: (key: string) => entries.get(key),
    /** What was read and waits, oldest first. */
    waiting: (upTo?: string): Waiting[] =>
      keys.flatMap((key) => {
        const entry = upTo === undefined || key <= upTo ? entries.get(key) : undefined;
        return entry && !dealtWith.has(key) ? [entry] : [];
      }),
    dealtWith(key: string): void {
      dealtWith.add(key);
      entries.delete(key);
    },
  };
}
