import { beijingDay, daysOfMonth, startOfPeriod } from '../invoice/beijing-time';
import { coversDays, withoutUnsteady } from '../list/cover-span';
import { ISSUED_LIST, type Reading } from '../list/coverage';
import type { ReadingProblem } from '../list/reading-problems';
import { lastSentAt, windowOf } from '../outcome/issue-window';
import { mayBeListed } from './match';
import type { MatchSubject } from './match-content';

const DAY_MS = 86_400_000;
/** So few covered days between two gaps are asked for again: a further query costs more than their pages. */
const BRIDGED_DAYS = 2;

/** `covered` read whole · `partly` looked at, not whole or too early · `none` not looked at · `future` not yet there */
export type DayCover = 'covered' | 'partly' | 'none' | 'future';

export interface DayCoverage {
  readonly day: string;
  readonly cover: DayCover;
  /** Of the newest reading, where the day is covered in part. */
  readonly problems: ReadonlyArray<ReadingProblem | 'tooEarly' | 'period'>;
  /** A whole reading began after the day was over: the list has no more of it. */
  readonly isOver: boolean;
  /** When a reading begins to cover it, epoch ms. */
  readonly countsFrom: number;
  /** What must be asked for to cover it: more than the day, where something went to the portal around midnight. */
  readonly needs: Pick<DaySpan, 'from' | 'to'>;
}

/** Days to ask for, both included. */
export interface DaySpan {
  readonly from: string;
  readonly to: string;
  /** Not before, epoch ms: what was submitted last may not be in the list yet. */
  readonly after?: number;
}

/** What went to the portal on a day and may be an invoice: the last moment, and the days on which it may be issued. */
export interface SentOnDay {
  readonly last: number;
  readonly from: string;
  readonly to: string;
}

/** By Beijing day of the submit. */
export function sentByDay(subjects: readonly MatchSubject[]): ReadonlyMap<string, SentOnDay> {
  const sent = new Map<string, SentOnDay>();
  for (const subject of subjects) {
    if (subject.practice || !mayBeListed(subject)) continue;
    const day = beijingDay(subject.submittedAt);
    const time = windowOf(subject);
    const [from, to] = [beijingDay(time.from), beijingDay(time.to)];
    const known = sent.get(day) ?? { last: 0, from, to };
    sent.set(day, {
      last: Math.max(known.last, lastSentAt(subject)),
      from: from < known.from ? from : known.from,
      to: to > known.to ? to : known.to,
    });
  }
  return sent;
}

/**
 * How far each day of a month was read in the portal's own list (rule C8).
 * @param readings of one company
 * @param sent by day, `sentByDay`
 * @param waitMs how long after a submission a reading counts at the earliest
 */
export function coverageDays(
  month: string,
  readings: readonly Reading[],
  sent: ReadonlyMap<string, SentOnDay>,
  now: number,
  waitMs: number,
): DayCoverage[] {
  const today = beijingDay(now);
  const ofList = withoutUnsteady(readings)
    // One whose query type could not be read may be of the list; another list is none of ours.
    .filter(({ query }) => query.type === undefined || query.type.trim() === ISSUED_LIST)
    .sort((left, right) => left.startedAt - right.startedAt);
  const allWhole = ofList.filter(({ complete }) => complete);
  return daysOfMonth(month).map((day): DayCoverage => {
    const end = startOfPeriod(day) + DAY_MS;
    const { last, ...needs } = sent.get(day) ?? { last: undefined, from: day, to: day };
    const countsFrom = last === undefined ? end : last + waitMs;
    const holding = ofList.filter(({ query: { from = '', to = '' } }) => from <= day && day <= to);
    const whole = holding.filter(({ complete }) => complete);
    const newest = holding.at(-1);
    const isOver = whole.some(({ startedAt }) => startedAt >= end);
    const base = { day, countsFrom, needs, isOver, problems: [] };
    const inTime = whole.filter(({ startedAt }) => startedAt >= countsFrom);
    const isWide = coversDays(
      allWhole.filter(({ startedAt }) => startedAt >= countsFrom),
      needs.from,
      needs.to,
    );
    if (day > today) return { ...base, cover: 'future' };
    if (inTime.length > 0 && isWide) return { ...base, cover: 'covered' };
    if (!newest) return { ...base, cover: 'none' };
    const ofWhole = inTime.length > 0 ? ('period' as const) : ('tooEarly' as const);
    return { ...base, cover: 'partly', problems: newest.complete ? [ofWhole] : newest.problems };
  });
}

/** What to ask the portal's list for next, so that no day is left that a reading can cover: few spans, and short ones. */
export function spansToAsk(days: readonly DayCoverage[], now: number): DaySpan[] {
  const today = beijingDay(now);
  const spans: Array<{ first: number; last: number; after: number }> = [];
  for (const [at, { day, cover, countsFrom }] of days.entries()) {
    if (cover === 'covered' || cover === 'future') continue;
    // Of today nothing went to the portal: nothing is to be looked for before it is over.
    if (day === today && countsFrom === startOfPeriod(day) + DAY_MS) continue;
    const before = spans.at(-1);
    if (before && at - before.last - 1 <= BRIDGED_DAYS) {
      before.last = at;
      before.after = Math.max(before.after, countsFrom);
    } else spans.push({ first: at, last: at, after: countsFrom });
  }
  return spans.map(({ first, last, after }) => ({
    from: (days[first] as DayCoverage).needs.from,
    to: (days[last] as DayCoverage).needs.to,
    ...(after > now ? { after } : {}),
  }));
}

/** The days of these spans that are not read yet. */
export const gapDays = (days: readonly DayCoverage[], spans: readonly DaySpan[]): DayCoverage[] =>
  days.filter(
    ({ day, cover }) => cover !== 'covered' && spans.some(({ from, to }) => from <= day && day <= to),
  );
