import { beijingDay, startOfPeriod } from './beijing-time';

const HOUR_MS = 3_600_000;
const MORNING = 9;

/** 先放一放 lasts until the next day's start of work: 9:00 in Beijing. */
export const nextMorning = (now: number): number =>
  startOfPeriod(beijingDay(now + 24 * HOUR_MS)) + MORNING * HOUR_MS;
