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
 * between them. Two installations share no log, so there the clocks are all there is.
 */
export function byBeginning(left: Placed, right: Placed): number {
  const [one, two] = [left.begun, right.begun];
  if (one && two && one.chainId === two.chainId && one.n !== two.n) return one.n - two.n;
  return left.submittedAt - right.submittedAt || (left.id < right.id ? -1 : left.id > right.id ? 1 : 0);
}

/** What tells the order of two events. */
interface Linked extends LogPlace {
  readonly at: number;
}

/**
 * J5: the order in which events of several logs count, whatever the order in which they came here: each log in its own order, and of
 * what comes next in each the oldest first. The same events give the same order on every computer.
 */
export function inLogOrder<Event extends Linked>(events: readonly Event[]): Event[] {
  const logs = new Map<string, Event[]>();
  for (const event of events) {
    const log = logs.get(event.chainId);
    if (log) log.push(event);
    else logs.set(event.chainId, [event]);
  }
  const waiting = [...logs.values()].map((log) => log.sort((one, other) => one.n - other.n));
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

const isBefore = (one: Linked, other: Linked): boolean =>
  one.at - other.at < 0 || (one.at === other.at && one.chainId < other.chainId);

/** Began later than the other one (J1). */
export const beganAfter = (one: Placed, other: Placed): boolean => byBeginning(one, other) > 0;

/**
 * J2: had the one happened by the other's instant? Nothing can have happened later than now: an instant that is yet to
 * come is of a clock that was set back since, and lies before everything that is not.
 */
export const hadHappened = (at: number, by: number, now: number): boolean =>
  at > now === by > now ? at <= by : at > now;
