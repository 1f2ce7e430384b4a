import { FEW, quantile } from './enough';
import type { HourMonth } from './month-statistics';

const NAMED = 3;

/** Share that one press issued, 0 to 1; undefined where too few have an outcome. */
export const atOnceShare = ({ decided, atOnce }: HourMonth): number | undefined =>
  decided < FEW ? undefined : atOnce / decided;

/** How long half of them took at most, ms; undefined where it is known of too few. */
export const usualTime = ({ times }: Pick<HourMonth, 'times'>): number | undefined =>
  times.length < FEW ? undefined : quantile(times, 0.5);

/** The hours in which most were issued by the first press, the quicker first of equal ones; at most three. */
export const bestHours = (hours: readonly HourMonth[]): HourMonth[] =>
  hours
    .filter((hour) => (atOnceShare(hour) ?? 0) > 0)
    .sort(
      (left, right) =>
        (atOnceShare(right) ?? 0) - (atOnceShare(left) ?? 0) ||
        (usualTime(left) ?? Number.MAX_VALUE) - (usualTime(right) ?? Number.MAX_VALUE) ||
        left.hour - right.hour,
    )
    .slice(0, NAMED);
