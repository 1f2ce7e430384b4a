import { beijingDay, startOfPeriod } from '../invoice/beijing-time';
import type { Reading } from './coverage';

const DAY_MS = 86_400_000;
/** Two looks at the same list so near each other must tell the same total, ms. */
const STEADY_MS = 120_000;

type Looked = Pick<Reading, 'startedAt' | 'finishedAt'> & { readonly query: Reading['query'] };

/** One look at a span of days, made of one reading or of several that join. */
export interface Cover {
  readonly startedAt: number;
  readonly finishedAt: number;
  readonly hasFile: boolean;
  /** Of the readings that make it up. */
  readonly ids: readonly string[];
  /** By whose clocks. */
  readonly logs: ReadonlyArray<string | undefined>;
}

const dayAfter = (day: string): string => beijingDay(startOfPeriod(day) + DAY_MS);

/**
 * Whether the readings together hold every day from the first to the last: at busy times the portal takes a query of one
 * month alone, so that a span over the end of a month is never in one reading.
 */
export function coversDays(readings: readonly Looked[], from: string, to: string): boolean {
  let next = from;
  const spans = readings
    .map(({ query }) => [query.from ?? '', query.to ?? ''] as const)
    .sort(([left], [right]) => (left < right ? -1 : 1));
  for (const [first, last] of spans) {
    if (next > to) return true;
    if (first !== '' && first <= next && last >= next) next = dayAfter(last);
  }
  return next > to;
}

/**
 * The earliest look that holds all days from the first to the last, and to the day on which it was made: what is issued
 * late is dated late.
 * @param readings whole ones, of one company
 */
export function earliestCover(
  readings: ReadonlyArray<Looked & Pick<Reading, 'fromFile' | 'id' | 'log'>>,
  from: string,
  to: string,
): Cover | undefined {
  const inOrder = [...readings].sort((left, right) => left.finishedAt - right.finishedAt);
  const taken: Array<(typeof inOrder)[number]> = [];
  for (const reading of inOrder) {
    taken.push(reading);
    const lookedOn = beijingDay(Math.max(...taken.map(({ startedAt }) => startedAt)));
    const last = to > lookedOn ? to : lookedOn;
    if (!coversDays(taken, from, last)) continue;
    // One alone is the better proof: what else was read before it says nothing.
    const own = coversDays([reading], from, last) ? [reading] : taken;
    return {
      startedAt: Math.min(...own.map(({ startedAt }) => startedAt)),
      finishedAt: reading.finishedAt,
      hasFile: own.some(({ fromFile }) => fromFile === true),
      ids: own.map(({ id }) => id),
      logs: own.map(({ log }) => log),
    };
  }
  return undefined;
}

/** The looks that whole readings make up, one after the other: no reading is a part of two. */
export function looksOf(
  readings: Parameters<typeof earliestCover>[0],
  from: string,
  to: string,
): readonly Cover[] {
  const look = earliestCover(readings, from, to);
  if (!look) return [];
  const later = readings.filter(({ startedAt }) => startedAt > look.finishedAt);
  return [look, ...looksOf(later, from, to)];
}

const sameQuery = (left: Reading, right: Reading) =>
  left.companyTaxId === right.companyTaxId &&
  left.origin === right.origin &&
  JSON.stringify(left.query) === JSON.stringify(right.query);

/** A file that an older program took in for whole, without asking whether it was 导出全部. */
const withoutUnasked = (reading: Reading): Reading =>
  !reading.complete || !reading.fromFile || reading.pages.every(({ isAll }) => isAll)
    ? reading
    : { ...reading, complete: false, problems: ['selected'] };

/**
 * The portal's totals are not stable at once (one tool asks three times): where the same question gave another total a
 * moment later, the earlier answer was not whole.
 */
export const withoutUnsteady = (readings: readonly Reading[]): readonly Reading[] =>
  readings.map(withoutUnasked).map((reading, _, asked) => {
    const isUnsteady = asked.some(
      (later) =>
        later.startedAt > reading.startedAt &&
        later.startedAt - reading.finishedAt < STEADY_MS &&
        later.total !== reading.total &&
        !reading.fromFile &&
        sameQuery(reading, later),
    );
    return isUnsteady
      ? { ...reading, complete: false, problems: [...new Set([...reading.problems, 'total' as const])] }
      : reading;
  });
