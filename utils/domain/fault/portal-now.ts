import type { LoadKind } from './load';
import { isSlow } from './load-times';

/** One load of the last while, as it was judged when it ended. */
export interface RecentLoad {
  readonly host: string;
  readonly kind: LoadKind;
  /** Without ids (`pathKey`). */
  readonly path: string;
  readonly at: number;
  readonly ms: number;
  readonly how: 'came' | 'slow' | 'failed';
  /** What was usual for it, ms; known of slow ones at the most. */
  readonly usualMs?: number | undefined;
}

/** How the portal is just now, where that is worth a word. */
export type PortalNow =
  | { readonly state: 'down'; readonly since: number; readonly count: number }
  | {
      readonly state: 'slow';
      /** Of the page or call that is slow the most: the middle of its loads, and what is usual for it. */
      readonly ms: number;
      readonly usualMs?: number;
    };

/** What is older says nothing of now. */
const NOW_MS = 15 * 60_000;
/** One slow page is a slow page. */
const FEWEST_SLOW = 3;
/** So many in a row that came as usual: it is back. */
const BACK_AFTER = 3;
/** One that fails may be one page. */
const FEWEST_DOWN = 2;

const middleOf = (values: readonly number[]): number =>
  [...values].sort((left, right) => left - right)[Math.floor((values.length - 1) / 2)] as number;

/** The newest loads that failed one after the other, newest first. */
function failedRun(newestFirst: readonly RecentLoad[]): readonly RecentLoad[] {
  const run: RecentLoad[] = [];
  for (const load of newestFirst) {
    const before = run.at(-1);
    if (load.how !== 'failed' || (before && before.at - load.at > NOW_MS)) break;
    run.push(load);
  }
  return run;
}

function slowestOf(loads: readonly RecentLoad[]): PortalNow | undefined {
  const byPage = new Map<string, RecentLoad[]>();
  for (const load of loads) {
    if (load.how === 'failed') continue;
    const key = `${load.kind} ${load.path}`;
    byPage.set(key, [...(byPage.get(key) ?? []), load]);
  }
  const slow = [...byPage.values()].flatMap((own) => {
    const newest = own.find(({ how }) => how === 'slow');
    if (!newest) return [];
    const { usualMs } = newest;
    const ms = middleOf(own.map((load) => load.ms));
    const usual = usualMs === undefined ? undefined : { median: usualMs, p95: usualMs, loads: 0 };
    return isSlow(ms, usual) ? [{ ms, usualMs, count: own.length }] : [];
  });
  if (slow.reduce((sum, { count }) => sum + count, 0) < FEWEST_SLOW) return undefined;
  // One of which is known what is usual says more.
  const [worst] = slow.sort(
    (left, right) =>
      Number(right.usualMs !== undefined) - Number(left.usualMs !== undefined) ||
      right.count - left.count ||
      right.ms - left.ms,
  );
  if (!worst) return undefined;
  return {
    state: 'slow',
    ms: worst.ms,
    ...(worst.usualMs === undefined ? {} : { usualMs: worst.usualMs }),
  };
}

function nowOf(newestFirst: readonly RecentLoad[], now: number): PortalNow | undefined {
  const run = failedRun(newestFirst);
  if (run.length >= FEWEST_DOWN)
    return { state: 'down', since: (run.at(-1) as RecentLoad).at, count: run.length };
  const recent = newestFirst.filter(({ at }) => now - at <= NOW_MS);
  if (recent.slice(0, BACK_AFTER).every(({ how }) => how === 'came')) return undefined;
  return slowestOf(recent);
}

/**
 * How the portal is now by the loads of this computer: of each site by itself, down before slow. Nothing where it serves as
 * usual, and where nothing was loaded for a while.
 */
export function portalNow(loads: readonly RecentLoad[], now: number): PortalNow | undefined {
  const byHost = new Map<string, RecentLoad[]>();
  // A clock that was set back leaves loads of the future: they say nothing.
  const past = loads.filter(({ at }) => at <= now).sort((left, right) => right.at - left.at);
  for (const load of past) byHost.set(load.host, [...(byHost.get(load.host) ?? []), load]);
  const found = [...byHost.values()].flatMap((own) => {
    const isNow = now - (own[0] as RecentLoad).at <= NOW_MS;
    return (isNow && nowOf(own, now)) || [];
  });
  return found.find(({ state }) => state === 'down') ?? found[0];
}
