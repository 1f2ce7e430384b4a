import { type FaultWords, mayBeOwn } from './fault-of-text';
import { hostOf } from './host-of';
import type { PortalFault } from './portal-fault';

/** So near each other they have one cause. */
const NEAR_MS = 2 * 60_000;

/**
 * Faults that were her own network's and not the portal's, told as such: errors that may be either, beside one that surely
 * was hers, or of several sites at once while no site answered anything. Where nothing speaks for it they stay the portal's.
 */
export function withOwnNetwork(
  faults: readonly PortalFault[],
  words: readonly FaultWords[],
): readonly PortalFault[] {
  const unsure = faults.filter(
    ({ kind, error }) => kind === 'unreachable' && error !== undefined && mayBeOwn(error, words),
  );
  if (unsure.length === 0) return faults;
  const isNear = (one: PortalFault, other: PortalFault) => Math.abs(one.to - other.to) <= NEAR_MS;
  const isOwn = (one: PortalFault) => {
    const near = faults.filter((other) => other !== one && isNear(one, other));
    if (near.some(({ kind }) => kind === 'offline')) return true;
    // Anything but a network error came over the line.
    if (near.some(({ kind, error }) => error === undefined && kind !== 'offline')) return false;
    return near.some((other) => unsure.includes(other) && hostOf(other.origin) !== hostOf(one.origin));
  };
  const own = new Set(unsure.filter(isOwn));
  return faults.map((fault) => (own.has(fault) ? { ...fault, kind: 'offline' as const } : fault));
}
