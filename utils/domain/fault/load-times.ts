/**
 * How long loads took, as counts of a fixed scale: small enough to keep a year of them, exact enough for a median. Two
 * steps double: a value is known within a fifth.
 */
const LEAST_MS = 50;
const STEPS_PER_DOUBLE = 2;
/** The last step holds all that is longer: over three minutes. */
export const STEPS = 25;

/** Of a load of so many ms. */
export const stepOf = (ms: number): number =>
  Math.min(STEPS - 1, Math.max(0, Math.ceil(STEPS_PER_DOUBLE * Math.log2(Math.max(ms, 1) / LEAST_MS))));

/** The upper end of a step, ms: a usual time is never told shorter than it was. */
export const msOfStep = (step: number): number => Math.round(LEAST_MS * 2 ** (step / STEPS_PER_DOUBLE));

/** The counts of several scales together; one that is damaged counts nothing (law L4). */
export function together(many: Iterable<readonly number[]>): number[] {
  const all = Array.from({ length: STEPS }, () => 0);
  for (const counts of many)
    for (let step = 0; step < STEPS; step += 1) {
      const count = counts[step];
      if (Number.isSafeInteger(count) && (count as number) > 0)
        all[step] = (all[step] as number) + (count as number);
    }
  return all;
}

export const countOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

/** @param part 0.5 the median, 0.95 the 95th percentile. @returns ms; undefined where nothing was counted */
export function timeAt(counts: readonly number[], part: number): number | undefined {
  const wanted = Math.ceil(countOf(counts) * part);
  if (wanted === 0) return undefined;
  let seen = 0;
  for (const [step, count] of counts.entries()) {
    seen += count;
    if (seen >= wanted) return msOfStep(step);
  }
  return undefined;
}

/** What is usual for one page of the portal, ms; of how many loads. */
export interface Usual {
  readonly median: number;
  readonly p95: number;
  readonly loads: number;
}

/** With fewer loads nobody knows what is usual. */
const FEWEST = 20;

/** Of the same hour where it is known well enough, else of all hours. */
export function usualOf(sameHour: readonly number[], allHours: readonly number[]): Usual | undefined {
  for (const counts of [sameHour, allHours]) {
    const loads = countOf(counts);
    const [median, p95] = [timeAt(counts, 0.5), timeAt(counts, 0.95)];
    if (loads >= FEWEST && median !== undefined && p95 !== undefined) return { median, p95, loads };
  }
  return undefined;
}

/** Shorter is never called slow, whatever is usual. */
export const NEVER_SLOW_MS = 3_000;
const TIMES_USUAL = 3;
/** Slow for everybody, while nothing is known of what is usual. */
const ALWAYS_SLOW_MS = 10_000;
/** A computer slept in between: says nothing of the portal. */
export const SLEPT_MS = 10 * 60_000;

/** Whether a load of so many ms is slow beside what is usual on this machine. */
export function isSlow(ms: number, usual: Usual | undefined): boolean {
  if (ms < NEVER_SLOW_MS || ms >= SLEPT_MS) return false;
  if (!usual) return ms >= ALWAYS_SLOW_MS;
  return ms >= TIMES_USUAL * usual.median && ms > usual.p95;
}
