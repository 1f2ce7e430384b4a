import { beijingDay, startOfPeriod } from '../invoice/beijing-time';
import type { ReminderSettings } from './reminder-settings';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MINUTE_MS = 60_000;
/** 9:00 in Beijing. */
const MORNING = 540;
const SATURDAY = 6;

/** Far more than it lasts, so that a clock that is corrected by an hour hides and shows nothing. */
export const LONGEST_SNOOZE_MS = 7 * DAY_MS;

/** J4: whether it is set aside now. What lies farther ahead than a snooze can was said before the clock was set back. */
export const isSnoozedAt = (until: number | undefined, now: number): until is number =>
  until !== undefined && until > now && until - now <= LONGEST_SNOOZE_MS;

/** Saturday or Sunday in Beijing. */
export function isWeekend(now: number): boolean {
  const day = new Date(startOfPeriod(beijingDay(now)) + DAY_MS / 2).getUTCDay();
  return day === 0 || day === SATURDAY;
}

/**
 * 先放一放 lasts until work begins on the next day that is not quiet: 9:00 in Beijing, later where her quiet hours
 * of the night last longer.
 */
export function nextMorning(
  now: number,
  { quietFrom, quietTo, quietWeekends }: Pick<ReminderSettings, 'quietFrom' | 'quietTo' | 'quietWeekends'>,
): number {
  let day = startOfPeriod(beijingDay(now + DAY_MS));
  while (quietWeekends && isWeekend(day)) day += DAY_MS;
  const begins = quietFrom > quietTo ? Math.max(MORNING, quietTo) : MORNING;
  return day + begins * MINUTE_MS;
}
