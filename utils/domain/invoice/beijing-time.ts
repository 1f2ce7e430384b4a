/** Beijing wall time: UTC+8 all year, no daylight saving since 1991. Instants are epoch milliseconds. */
const OFFSET_MS = 8 * 60 * 60 * 1000;
const DAY_MS = 86_400_000;

/** In the place of an instant that no calendar has: as long as one, and behind every day when sorted. */
const UNREADABLE = '????-??-??T??:??:??';

/** Never throws: one damaged instant in the database must not cost a page (law L4). */
function shifted(at: number): string {
  const date = new Date(typeof at === 'number' ? at + OFFSET_MS : Number.NaN);
  const year = date.getUTCFullYear();
  // Years of other lengths would shift every part.
  return year >= 0 && year <= 9_999 ? date.toISOString() : UNREADABLE;
}

/** Calendar day in Beijing, `YYYY-MM-DD`. */
export const beijingDay = (at: number): string => shifted(at).slice(0, 10);

/** Calendar month in Beijing, `YYYY-MM`. */
export const beijingMonth = (at: number): string => shifted(at).slice(0, 7);

/** `YYYY-MM-DD HH:mm:ss`, the form the portal itself uses. */
export const beijingText = (at: number): string => shifted(at).slice(0, 19).replace('T', ' ');

/** First instant of a Beijing day `YYYY-MM-DD` or month `YYYY-MM`. */
export function startOfPeriod(period: string): number {
  const day = period.length === 7 ? `${period}-01` : period;
  return Date.parse(`${day}T00:00:00.000+08:00`);
}

/** First instant after a Beijing day `YYYY-MM-DD`. */
export const endOfDay = (day: string): number => startOfPeriod(day) + DAY_MS;

/** Each day of a Beijing month, `YYYY-MM-DD`. */
export function daysOfMonth(month: string): string[] {
  const days = (endOfMonth(month) - startOfPeriod(month)) / DAY_MS;
  return Array.from({ length: days }, (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`);
}

/** First instant after a Beijing month `YYYY-MM`. */
export function endOfMonth(month: string): number {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
  return startOfPeriod(next);
}
