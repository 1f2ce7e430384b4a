import { beijingDay, beijingMonth, startOfPeriod } from '../invoice/beijing-time';
import type { LedgerFilter } from './ledger-filter';

/** The times that a clerk asks for most. */
export const DAY_PICKS = ['today', 'yesterday', 'week', 'month'] as const;
export type DayPick = (typeof DAY_PICKS)[number];

type Span = Pick<LedgerFilter, 'month' | 'since' | 'until'>;

const DAY_MS = 86_400_000;
/** 1970-01-01 was a Thursday; a week begins on Monday. */
const FIRST_WEEKDAY = 3;

/** Which days a pick means on the day of `now`. */
export function spanOf(pick: DayPick, now: number): Span {
  if (pick === 'month') return { month: beijingMonth(now) };
  const today = beijingDay(now);
  const back = (days: number) => beijingDay(startOfPeriod(today) - days * DAY_MS);
  if (pick === 'today') return { since: today, until: today };
  if (pick === 'yesterday') return { since: back(1), until: back(1) };
  const weekday = (Math.round(Date.parse(today) / DAY_MS) + FIRST_WEEKDAY) % 7;
  return { since: back(weekday), until: today };
}

/** The pick that a filter is; undefined for other days, or none. */
export const pickOf = ({ month, since, until }: Span, now: number): DayPick | undefined =>
  DAY_PICKS.find((pick) => {
    const span = spanOf(pick, now);
    return span.month === month && span.since === since && span.until === until;
  });

/** A filter of other days: a month and a span of days never narrow together. */
export function withSpan<T extends Span>(filter: T, span: Span): T {
  const { month: _, since: __, until: ___, ...rest } = filter;
  return { ...rest, ...span } as T;
}
