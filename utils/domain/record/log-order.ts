import { logOf } from './chain';

/** Where in a log a submission began: its event's chain and place there. */
export interface LogPlace {
  readonly chainId: string;
  readonly n: number;
}

/** What tells the order of two submissions. */
export interface Placed {
  readonly id: string;
  readonly submittedAt: number;
  /** Absent in rows that were folded before it was kept. */
  readonly begun?: LogPlace | undefined;
}

/**
 * J1: oldest first. Of two of one log the places there decide: a computer's clock may have been set back or forward
 * between them. Two installations share no log, so there the clocks are all there is. Branches of a log are that log: which of them has
 * its name is another one on each computer.
 */
export function byBeginning(left: Placed, right: Placed): number {
  const [one, two] = [left.begun, right.begun];
  if (one && two && one.n !== two.n && logOf(one.chainId) === logOf(two.chainId)) return one.n - two.n;
  return left.submittedAt - right.submittedAt || (left.id < right.id ? -1 : left.id > right.id ? 1 : 0);
}

/** What tells the order of two events. */
interface Linked extends LogPlace {
  readonly id: string;
  readonly at: number;
}

/**
 * J5: the order in which events of several logs count, whatever the order in which they came here: each log in its own order, and of
 * what comes next in each the oldest first. The same events give the same order on every computer. Branches of a log, where two computers
 * wrote at one place of it, count as that log: what both have goes before, whatever the branches are called here.
 */
export function inLogOrder<Event extends Linked>(events: readonly Event[]): Event[] {
  const logs = new Map<string, Event[]>();
  for (const event of events) {
    const name = logOf(event.chainId);
    const log = logs.get(name);
    if (log) log.push(event);
    else logs.set(name, [event]);
  }
  const waiting = [...logs.values()].map((log) => log.sort(byPlace));
  if (waiting.length === 1) return waiting[0] as Event[];
  const ordered: Event[] = [];
  while (ordered.length < events.length) {
    const next = waiting
      .filter((log) => log.length > 0)
      .reduce((best, log) => (isBefore(log[0] as Event, best[0] as Event) ? log : best));
    ordered.push(next.shift() as Event);
  }
  return ordered;
}

const byPlace = (one: Linked, other: Linked): number =>
  one.n - other.n || one.at - other.at || (one.id < other.id ? -1 : 1);

/** Of two logs. */
const isBefore = (one: Linked, other: Linked): boolean =>
  one.at < other.at || (one.at === other.at && logOf(one.chainId) < logOf(other.chainId));

/** Began later than the other one (J1). */
export const beganAfter = (one: Placed, other: Placed): boolean => byBeginning(one, other) > 0;

/**
 * J2: had the one happened by the other's instant? Nothing can have happened later than now: an instant that is yet to
 * come is of a clock that was set back since, and lies before everything that is not.
 */
export const hadHappened = (at: number, by: number, now: number): boolean =>
  at > now === by > now ? at <= by : at > now;
