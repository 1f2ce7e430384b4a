import { branchOf, logOf } from '../../domain/record/chain';
import type { LedgerEvent } from '../../domain/record/event';
import * as z from '../../domain/zod';
import type { Ledger } from './db';
import { eventsAt, placeKey } from './events';

const KEY = 'branches';

/** By the log: the branches of it that lie here, and the place of the first event of each. */
const Branches = z.record(z.string(), z.array(z.object({ chainId: z.string(), from: z.int() })));
type Branches = z.infer<typeof Branches>;

const readBranches = async (db: Ledger): Promise<Branches> =>
  Branches.safeParse(await db.get('meta', KEY)).data ?? {};

/** Those of one log, which may be called as nothing of ours is: `constructor`. */
const ofLog = (branches: Branches, log: string) =>
  Object.hasOwn(branches, log) ? (branches[log] ?? []) : [];

/** Names of all branches that lie here: each is a part of its log. */
export const branchNames = async (db: Ledger): Promise<string[]> =>
  Object.values(await readBranches(db)).flatMap((all) => all.map(({ chainId }) => chainId));

/** Whether a branch begins with that event. */
export async function branchBeginnings(
  db: Ledger,
): Promise<(event: Pick<LedgerEvent, 'chainId' | 'n'>) => boolean> {
  const from = new Map(
    Object.values(await readBranches(db)).flatMap((all) =>
      all.map((one) => [one.chainId, one.from] as const),
    ),
  );
  return ({ chainId, n }) => from.get(chainId) === n;
}

const at = (db: Ledger, chainId: string, n: number) => db.getFromIndex('events', 'chain', [chainId, n]);

/** The event behind which this one goes: in its log, or in a branch of it. */
export async function predecessorOf(
  db: Ledger,
  { chainId, n, prevHash }: Pick<LedgerEvent, 'chainId' | 'n' | 'prevHash'>,
): Promise<LedgerEvent | undefined> {
  const log = logOf(chainId);
  const names = [chainId, log, ...ofLog(await readBranches(db), log).map((one) => one.chainId)];
  let first: LedgerEvent | undefined;
  for (const name of names) {
    const before = await at(db, name, n - 1);
    if (before?.hash === prevHash) return before;
    first ??= before;
  }
  return first;
}

/**
 * Events of another computer as they lie here: those of a log that goes another way here already get the name of a branch, kept before
 * any of them is.
 * @param events in the order of their logs, proved
 * @param notes false for a look that writes nothing
 */
export async function intoBranches(
  db: Ledger,
  events: readonly LedgerEvent[],
  notes = true,
): Promise<LedgerEvent[]> {
  /** Where the last event of each log went. */
  const now = new Map<string, string>();
  const placed: LedgerEvent[] = [];
  const there = await eventsAt(db.transaction('events').store.index('chain'), events);
  for (const event of events) {
    const { chainId, n, hash } = event;
    const before =
      now.get(chainId) ?? (n > 1 ? (await predecessorOf(db, event))?.chainId : undefined) ?? chainId;
    const here = before === chainId ? there.get(placeKey(event)) : await at(db, before, n);
    const name = here && here.hash !== hash ? branchOf(logOf(chainId), hash) : before;
    if (notes && name !== before) await noteBranch(db, name, n);
    now.set(chainId, name);
    placed.push(name === chainId ? event : { ...event, chainId: name });
  }
  return placed;
}

async function noteBranch(db: Ledger, chainId: string, from: number): Promise<void> {
  const log = logOf(chainId);
  const tx = db.transaction('meta', 'readwrite', { durability: 'strict' });
  const all = Branches.safeParse(await tx.store.get(KEY)).data ?? {};
  const own = ofLog(all, log);
  if (!own.some((one) => one.chainId === chainId))
    await tx.store.put({ ...all, [log]: [...own, { chainId, from }] }, KEY);
  await tx.done;
}
