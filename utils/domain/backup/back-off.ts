import type { TargetFault } from './target';

const MINUTE_MS = 60_000;
/** Backups come hourly: a place that serves others (坚果云: 600 requests in 30 minutes) is not asked more often. */
const BACKUP_EVERY_MS = 60 * MINUTE_MS;

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

/** A backup that nobody restored for so long is not known to be one, ms. */
const DRILL_EVERY_MS = 30 * 24 * 60 * MINUTE_MS;
/** A drill that was broken off is not begun again at once: the browser may be closed each time. */
const DRILL_AGAIN_MS = 24 * 60 * MINUTE_MS;
/** It costs a core for minutes: not while she enters invoices. */
const IDLE_MS = 30 * MINUTE_MS;

/**
 * Whether a place is to be served now, by itself. Also where nothing waits: what colleagues put there is taken in, and they are told that
 * there was nothing here.
 * @param now epoch ms
 */
export function isBackupDue(
  { failing, lastGoodAt }: { readonly failing?: { readonly nextAt: number }; readonly lastGoodAt?: number },
  now: number,
): boolean {
  // A clock that was set back must not keep it waiting: farther ahead than the longest wait nothing lies.
  if (failing) return now >= failing.nextAt || failing.nextAt - now > HER_AFFAIR_MS * (1 + SPREAD);
  return lastGoodAt === undefined || Math.abs(now - lastGoodAt) >= BACKUP_EVERY_MS;
}

/**
 * Whether a place is to be restored to a scratch database now, by itself.
 * @param lastSubmittedAt of the newest submission
 * @param now epoch ms
 */
export function isDrillDue(
  place: {
    readonly addedAt: number;
    readonly drill?: { readonly at: number };
    readonly drillTriedAt?: number;
    readonly failing?: unknown;
  },
  lastSubmittedAt: number | undefined,
  now: number,
): boolean {
  const { addedAt, drill, drillTriedAt = 0, failing } = place;
  // A clock that was set back must not keep it waiting.
  const isPast = (at: number, wait: number) => Math.abs(now - at) >= wait;
  return (
    failing === undefined &&
    isPast(drill?.at ?? addedAt, DRILL_EVERY_MS) &&
    isPast(drillTriedAt, DRILL_AGAIN_MS) &&
    isPast(lastSubmittedAt ?? 0, IDLE_MS)
  );
}

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
