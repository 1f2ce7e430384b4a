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

/** Began later than the other one (J1). */
export const beganAfter = (one: Placed, other: Placed): boolean => byBeginning(one, other) > 0;

/**
 * J2: had the one happened by the other's instant? Nothing can have happened later than now: an instant that is yet to
 * come is of a clock that was set back since, and lies before everything that is not.
 */
export const hadHappened = (at: number, by: number, now: number): boolean =>
  at > now === by > now ? at <= by : at > now;
