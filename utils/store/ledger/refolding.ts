import { branchNameBounds } from '../../domain/record/chain';
import type { ChainRange } from '../../domain/record/chain-ranges';
import type { Ledger } from './db';

/** Ranges whose records must be folded anew; gone when that is done, so that a crash in between is made good. */
const REFOLDING = 'refolding';

/** What of the store `meta` is read within a transaction of the caller, or each time in one of its own. */
export interface MetaReads {
  get(key: string): Promise<unknown>;
}
export interface MetaWrites extends MetaReads {
  put(value: unknown, key: string): Promise<unknown>;
}
/** The part of the store `events` by which the end of a log is found. */
interface EventKeys {
  index(name: 'chain'): {
    openKeyCursor(range: IDBKeyRange, direction: 'prev'): Promise<{ readonly key: [string, number] } | null>;
  };
}

/** They are folded anew by `finishRefolding`. */
export async function addRefolding(meta: MetaWrites, ranges: readonly ChainRange[]): Promise<void> {
  const waiting = ((await meta.get(REFOLDING)) as ChainRange[] | undefined) ?? [];
  await meta.put([...waiting, ...ranges], REFOLDING);
}

/** All that lies here of a log is, with its branches. */
export async function addLogRefolding(meta: MetaWrites, events: EventKeys, log: string): Promise<void> {
  const lastUpTo = (range: IDBKeyRange) => events.index('chain').openKeyCursor(range, 'prev');
  const whole = (chainId: string) => IDBKeyRange.bound([chainId, 0], [chainId, Number.MAX_SAFE_INTEGER]);
  const ranges: ChainRange[] = [];
  const note = (last: { readonly key: [string, number] } | null) => {
    if (last) ranges.push([last.key[0], 1, last.key[1]]);
  };
  note(await lastUpTo(whole(log)));
  const [first, end] = branchNameBounds(log);
  for (let before: string = end; ; ) {
    const last = await lastUpTo(IDBKeyRange.bound([first, 0], [before, 0], false, true));
    if (!last) break;
    note(last);
    before = last.key[0];
  }
  if (ranges.length > 0) await addRefolding(meta, ranges);
}

export const refoldingOf = async (db: Ledger): Promise<ChainRange[]> =>
  ((await db.get('meta', REFOLDING)) as ChainRange[] | undefined) ?? [];

/** These were; what was added since waits still: the background and a page of ours may each be at it. */
export async function refoldingDone(db: Ledger, done: readonly ChainRange[]): Promise<void> {
  const tx = db.transaction('meta', 'readwrite', { durability: 'strict' });
  const waiting = ((await tx.store.get(REFOLDING)) as ChainRange[] | undefined) ?? [];
  const times = new Map<string, number>();
  for (const range of done) times.set(range.join(' '), (times.get(range.join(' ')) ?? 0) + 1);
  const left = waiting.filter((range) => {
    const more = times.get(range.join(' ')) ?? 0;
    times.set(range.join(' '), more - 1);
    return more <= 0;
  });
  if (left.length > 0) await tx.store.put(left, REFOLDING);
  else await tx.store.delete(REFOLDING);
  await tx.done;
}
