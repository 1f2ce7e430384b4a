import { hostOf } from './host-of';
import type { PortalFault, PortalFaultKind } from './portal-fault';
import { isHard, isPortals } from './portal-fault';

/** Faults of one portal that come within 15 minutes of each other (`design.md` §3). */
export interface Outage {
  /** Of its first fault: it stays the same while the outage grows. */
  readonly id: string;
  readonly host: string;
  readonly from: number;
  /** When it last showed; when it was seen to be over, where it was. */
  readonly to: number;
  readonly backAt?: number;
  /** How often each kind was seen. */
  readonly counts: ReadonlyArray<readonly [PortalFaultKind, number]>;
  readonly faults: readonly PortalFault[];
  /** Submissions that a fault of it is of, oldest first, each once. */
  readonly submissions: readonly string[];
  /** Time for which she waited for what then failed, ms: waits at the same time count once. */
  readonly waitedMs: number;
}

const GAP_MS = 15 * 60_000;
/** One slow page is a slow page; so many within the gap are an outage. */
const SLOW_ONES = 3;

/** Of waits that overlap the common time counts once. */
function unionMs(faults: readonly PortalFault[]): number {
  let end = Number.NEGATIVE_INFINITY;
  let total = 0;
  for (const { from, to } of [...faults].sort((left, right) => left.from - right.from)) {
    total += Math.max(0, to - Math.max(from, end));
    end = Math.max(end, to);
  }
  return total;
}

function countsOf(faults: readonly PortalFault[]): Array<[PortalFaultKind, number]> {
  const counts = new Map<PortalFaultKind, number>();
  for (const { kind } of faults) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].sort(([, left], [, right]) => right - left);
}

/**
 * Whether a group of faults is an outage: the portal did not serve (a hard fault, with another or with a wait of its own),
 * or several pages were slow. One slow page, one lost log-in is none.
 */
function isOutage(faults: readonly PortalFault[]): boolean {
  const hard = faults.filter(isHard).length;
  return hard >= 2 || (hard === 1 && faults.length >= 2) || faults.length >= SLOW_ONES;
}

const outageOf = (host: string, faults: readonly PortalFault[], back: readonly number[]): Outage => {
  const first = faults[0] as PortalFault;
  const to = Math.max(...faults.map((fault) => fault.to));
  const backAt = back.find((at) => at >= to);
  return {
    id: first.id,
    host,
    from: first.from,
    to,
    ...(backAt === undefined ? {} : { backAt }),
    counts: countsOf(faults),
    faults,
    submissions: [...new Set(faults.flatMap(({ submissionId }) => submissionId ?? []))],
    waitedMs: unionMs(faults),
  };
};

/**
 * Outages of any faults, oldest first.
 * @param backAt instants at which a host answered as usual again after a fault, oldest first, by host
 */
export function outagesOf(
  faults: readonly PortalFault[],
  backAt: ReadonlyMap<string, readonly number[]> = new Map(),
): Outage[] {
  const byHost = new Map<string, PortalFault[]>();
  for (const fault of faults) {
    if (!isPortals(fault)) continue;
    const host = hostOf(fault.origin);
    byHost.set(host, [...(byHost.get(host) ?? []), fault]);
  }
  const found: Outage[] = [];
  for (const [host, all] of byHost) {
    all.sort((left, right) => left.from - right.from || left.id.localeCompare(right.id));
    let group: PortalFault[] = [];
    let end = Number.NEGATIVE_INFINITY;
    const close = () => {
      if (isOutage(group)) found.push(outageOf(host, group, backAt.get(host) ?? []));
    };
    for (const fault of all) {
      if (group.length > 0 && fault.from - end > GAP_MS) {
        close();
        group = [];
      }
      group.push(fault);
      end = Math.max(group.length === 1 ? fault.to : end, fault.to);
    }
    close();
  }
  return found.sort((left, right) => left.from - right.from);
}
