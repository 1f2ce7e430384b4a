import { startOfPeriod } from '../../utils/domain/invoice/beijing-time';
import type { DayCover, DayCoverage } from '../../utils/domain/reconcile/coverage-days';

const DAY_MS = 86_400_000;
const DAYS = 7;
/** 1970-01-01 was a Thursday; weeks begin on Monday. Noon is on the same day in Beijing and in UTC. */
const placeOf = (day: string) => Math.floor((startOfPeriod(day) + DAY_MS / 2) / DAY_MS + 3) % DAYS;

/** Days in weeks from Monday on; a place outside of the month is empty. */
export function weeksOf(days: readonly DayCoverage[]): Array<Array<DayCoverage | undefined>> {
  const [first] = days;
  if (!first) return [];
  const places = [...Array.from({ length: placeOf(first.day) }, () => undefined), ...days];
  return Array.from({ length: Math.ceil(places.length / DAYS) }, (_, week) =>
    Array.from({ length: DAYS }, (__, place) => places[week * DAYS + place]),
  );
}

/** Days in a row that are covered in part for the same reasons. */
export function coverReasons(
  days: readonly DayCoverage[],
): Array<{ readonly first: DayCoverage; readonly last: DayCoverage }> {
  const spans: Array<{ first: DayCoverage; last: DayCoverage; at: number }> = [];
  for (const [at, day] of days.entries()) {
    if (day.cover !== 'partly') continue;
    const before = spans.at(-1);
    if (before && before.at === at - 1 && before.last.problems.join() === day.problems.join()) {
      before.last = day;
      before.at = at;
    } else spans.push({ first: day, last: day, at });
  }
  return spans;
}

/**
 * What a day's place in the calendar shows, so that it agrees with the month's table: `today` and `early` are covered so far
 * as the list could show them, for the day was not over.
 */
export type ShownCover = DayCover | 'today' | 'early';

/** @param today Beijing day */
export const shownCover = ({ day, cover, isOver }: DayCoverage, today: string): ShownCover =>
  cover !== 'covered' || isOver ? cover : day === today ? 'today' : 'early';

/** What the month's table says of itself: every day whole, all but the running one, or so many days are open. */
export function monthState(days: readonly DayCoverage[], today: string): 'whole' | 'today' | 'partial' {
  const open = days
    .map((day) => shownCover(day, today))
    .filter((cover) => cover !== 'covered' && cover !== 'future');
  if (open.length === 0) return 'whole';
  return open.every((cover) => cover === 'today') ? 'today' : 'partial';
}
