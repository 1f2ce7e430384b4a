import { beijingDay, startOfPeriod } from '../invoice/beijing-time';
import { hourOf, type LoadKind } from './load';
import { countOf, timeAt, together, type Usual, usualOf } from './load-times';
import { isHard, isPortals, type PortalFault, type PortalFaultKind } from './portal-fault';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const HOURS = 24;
/** What is usual is read from so many days before. */
export const BAND_DAYS = 14;

/** How the loads of one page, or of several put together, went within one hour. */
export interface HourRow {
  readonly host: string;
  readonly kind: LoadKind;
  readonly path: string;
  readonly hour: number;
  readonly times: readonly number[];
  readonly failed: number;
  readonly slow: number;
}

/** Kinds that stand together in a bar: four can be told apart without their colour. */
export const BAR_PARTS = ['unreachable', 'busy', 'slow', 'other'] as const;
type BarPart = (typeof BAR_PARTS)[number];
const PART_OF: Partial<Record<PortalFaultKind, BarPart>> = {
  unreachable: 'unreachable',
  maintenance: 'unreachable',
  busy: 'busy',
  slow: 'slow',
};

export interface FaultDay {
  /** Beijing day `YYYY-MM-DD`. */
  readonly day: string;
  readonly parts: Readonly<Record<BarPart, number>>;
  readonly total: number;
}

/** Faults of the portal by the day on which they showed; every day given, also the quiet ones. */
export function faultDays(faults: readonly PortalFault[], days: readonly string[]): FaultDay[] {
  const byDay = new Map(days.map((day) => [day, { unreachable: 0, busy: 0, slow: 0, other: 0 }]));
  for (const fault of faults) {
    const parts = isPortals(fault) ? byDay.get(beijingDay(fault.to)) : undefined;
    if (parts) parts[PART_OF[fault.kind] ?? 'other'] += 1;
  }
  return [...byDay].map(([day, parts]) => ({
    day,
    parts,
    total: BAR_PARTS.reduce((sum, part) => sum + parts[part], 0),
  }));
}

export const HOUR_STATES = ['served', 'slow', 'failed', 'unknown'] as const;
type HourState = (typeof HOUR_STATES)[number];

export interface HeatHour {
  readonly day: string;
  /** Of the Beijing day, 0 to 23. */
  readonly hour: number;
  readonly from: number;
  /** Loads that came or failed. */
  readonly loads: number;
  readonly slow: number;
  readonly failed: number;
  readonly state: HourState;
}

/**
 * Every hour of the days: how the portal served this computer. The worst that happened is its state; an hour without loads
 * and faults is not known, and never good. What pages and answers told counts beside the loads that failed.
 */
export function heatOf(
  rows: readonly HourRow[],
  faults: readonly PortalFault[],
  days: readonly string[],
): HeatHour[] {
  const byHour = new Map<
    number,
    { loads: number; slow: number; failed: number; told: number; dull: number }
  >();
  const at = (hour: number) => {
    const known = byHour.get(hour) ?? { loads: 0, slow: 0, failed: 0, told: 0, dull: 0 };
    byHour.set(hour, known);
    return known;
  };
  for (const row of rows) {
    const sums = at(row.hour);
    sums.loads += countOf(together([row.times])) + row.failed;
    sums.slow += row.slow;
    sums.failed += row.failed;
  }
  for (const fault of faults) {
    if (isHard(fault)) at(hourOf(fault.to)).told += 1;
    else if (fault.kind === 'slow') at(hourOf(fault.to)).dull += 1;
  }
  return days.flatMap((day) =>
    Array.from({ length: HOURS }, (_, hour): HeatHour => {
      const from = startOfPeriod(day) + hour * HOUR_MS;
      const known = byHour.get(from) ?? { loads: 0, slow: 0, failed: 0, told: 0, dull: 0 };
      const failed = Math.max(known.failed, known.told);
      const slow = Math.max(known.slow, known.dull);
      const state = failed > 0 ? 'failed' : slow > 0 ? 'slow' : known.loads > 0 ? 'served' : 'unknown';
      return { day, hour, from, loads: Math.max(known.loads, failed + slow), slow, failed, state };
    }),
  );
}

/** Of the loads of which page or call a line is drawn. */
export interface Drawn {
  readonly kind: LoadKind;
  readonly paths: readonly string[];
}

export interface ResponseDay {
  readonly day: string;
  readonly loads: number;
  /** The middle of the day's loads, and of all but the slowest twentieth, ms; absent where none came. */
  readonly median?: number;
  readonly p95?: number;
  /** By the 14 days before it; absent where too few are known. */
  readonly usual?: Usual;
}

export const isOf = ({ kind, paths }: Drawn, row: Pick<HourRow, 'kind' | 'path'>): boolean =>
  row.kind === kind && paths.includes(row.path);

/** How long one page took, day by day, beside what was usual before each day. */
export function responseDays(rows: readonly HourRow[], drawn: Drawn, days: readonly string[]): ResponseDay[] {
  const own = rows.filter((row) => isOf(drawn, row));
  const between = (from: number, to: number) =>
    together(own.flatMap(({ hour, times }) => (hour >= from && hour < to ? [times] : [])));
  return days.map((day) => {
    const start = startOfPeriod(day);
    const counts = between(start, start + DAY_MS);
    const [median, p95] = [timeAt(counts, 0.5), timeAt(counts, 0.95)];
    const before = between(start - BAND_DAYS * DAY_MS, start);
    const usual = usualOf(before, before);
    return {
      day,
      loads: countOf(counts),
      ...(median === undefined ? {} : { median }),
      ...(p95 === undefined ? {} : { p95 }),
      ...(usual ? { usual } : {}),
    };
  });
}

/** A stretch of time that a press on a plot chose. */
export interface Span {
  readonly from: number;
  readonly to: number;
}
export const dayStretch = (day: string): Span => ({
  from: startOfPeriod(day),
  to: startOfPeriod(day) + DAY_MS - 1,
});
export const hourStretch = ({ from }: Pick<HeatHour, 'from'>): Span => ({ from, to: from + HOUR_MS - 1 });
/** By when it showed, as the plots count. */
export const isWithin = ({ to: at }: Pick<PortalFault, 'to'>, { from, to }: Span): boolean =>
  at >= from && at <= to;
export const isSame = (one: Span | undefined, other: Span): boolean =>
  one?.from === other.from && one.to === other.to;
