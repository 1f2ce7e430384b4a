import type { TargetFault } from './target';

const MINUTE_MS = 60_000;
/** Backups come hourly: a place that serves others (坚果云: 600 requests in 30 minutes) is not asked more often. */
export const BACKUP_EVERY_MS = 60 * MINUTE_MS;

/** Waits after the first failure, the second …; the last one stays, ms. */
const WAITS_MS = [1, 2, 5, 15, 30, 60].map((minutes) => minutes * MINUTE_MS);
/** What only the clerk can mend is asked seldom, and at once when she has done something. */
const HER_AFFAIR: ReadonlySet<TargetFault> = new Set([
  'refused',
  'noPlace',
  'noRoom',
  'permission',
  'clock',
  'keyChanged',
]);
const HER_AFFAIR_MS = 6 * 60 * MINUTE_MS;
/** Share by which waits differ, so that a whole office does not come back in the same second. */
const SPREAD = 0.2;

/**
 * How long to wait before it is tried again, ms.
 * @param tries failures in a row, from 1
 * @param chance evenly from 0 to 1
 */
export function waitAfter(kind: TargetFault, tries: number, chance: number): number {
  const wait = HER_AFFAIR.has(kind)
    ? HER_AFFAIR_MS
    : (WAITS_MS[Math.min(tries, WAITS_MS.length) - 1] as number);
  return Math.round(wait * (1 - SPREAD + 2 * SPREAD * chance));
}
