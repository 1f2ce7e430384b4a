import type { RefusedSegment } from '../backup/seal-fault';

/** A computer of the firm, as this one knows it; this one itself is among them. */
export interface Colleague {
  /** Its name at the place of the backups. */
  readonly installation: string;
  readonly placeId: string;
  /** As it named itself: name of the clerk, then that of the browser in use */
  readonly name: string;
  /** Its log; undefined while nothing of it was taken in. */
  readonly chainId?: string;
  readonly isOwn: boolean;
  readonly since: number;
  /** Everything that was kept there by then is here, too, epoch ms; undefined while nothing is known. */
  readonly knownUpTo?: number;
  /** Its series cannot be read on from there. */
  readonly refused?: RefusedSegment;
  /** It was taken out when the key was changed: what it puts since then is not taken in. */
  readonly outSince?: number;
}

/** Of the name of a computer the clerk's own: 「李莉 · Chrome」 is 「李莉」's. */
export const clerkOf = (name: string): string => name.split(' · ')[0] ?? '';

/** A computer that has not told anything for so long is said to be behind: it tells each hour while its browser runs, ms. */
const BEHIND_MS = 2 * 3_600_000;

/** Computers of colleagues of which it is not known what they did lately, the longest silent first. @param now epoch ms */
export const behindOf = (colleagues: readonly Colleague[], now: number): readonly Colleague[] =>
  colleagues
    .filter(
      ({ isOwn, outSince, knownUpTo }) =>
        !isOwn && outSince === undefined && now - (knownUpTo ?? 0) > BEHIND_MS,
    )
    .sort((one, other) => (one.knownUpTo ?? 0) - (other.knownUpTo ?? 0));
