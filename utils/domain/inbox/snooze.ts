import { beijingDay, startOfPeriod } from '../invoice/beijing-time';

const HOUR_MS = 3_600_000;
const MORNING = 9;

/** Far more than it lasts, so that a clock that is corrected by an hour hides and shows nothing. */
const LONGEST_MS = 7 * 24 * HOUR_MS;

/** K4: whether it is set aside now. What lies farther ahead than a snooze can was said before the clock was set back. */
export const isSnoozedAt = (until: number | undefined, now: number): until is number =>
  until !== undefined && until > now && until - now <= LONGEST_MS;

/** 先放一放 lasts until the next day's start of work: 9:00 in Beijing. */
export const nextMorning = (now: number): number =>
  startOfPeriod(beijingDay(now + 24 * HOUR_MS)) + MORNING * HOUR_MS;
