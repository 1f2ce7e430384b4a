import { beijingDay, beijingMonth, beijingText, endOfMonth, startOfPeriod } from '../invoice/beijing-time';
import type { ReminderSettings } from './reminder-settings';
import { OF_RECORDS, REMINDER_TOPICS, type ReminderSubject, TOPICS, type Topic } from './reminder-topics';
import { isSnoozedAt, isWeekend } from './snooze';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Between two notifications of one topic. */
const TOLD_AGAIN_AFTER_MS = 4 * HOUR_MS;
const MONTH_END_DAYS = 3;

/** One thing that a topic is about, and since when. */
export interface Matter {
  readonly topic: Topic;
  readonly since: number;
}

/** All that is to be said of one topic now. */
export interface TopicFacts {
  readonly topic: Topic;
  readonly count: number;
  /** Normalised tax ids; none for what concerns no company. */
  readonly companies: readonly string[];
  /** The newest of them became one at this instant. */
  readonly newest: number;
}

/** What was said of a topic when it was last told. */
export interface Told {
  readonly at: number;
  readonly count: number;
  readonly newest: number;
}
export type ToldTopics = Readonly<Partial<Record<Topic, Told>>>;

/** The last days of a month in Beijing, when what is not issued counts into the next one. */
export const isMonthEnd = (now: number): boolean =>
  endOfMonth(beijingMonth(now)) - startOfPeriod(beijingDay(now)) <= MONTH_END_DAYS * DAY_MS;

/** The one topic of a record by itself, once it has been one for long enough. */
function ownMatter(record: ReminderSubject, now: number): Matter | undefined {
  for (const topic of OF_RECORDS) {
    const { since, waitMs } = REMINDER_TOPICS[topic];
    const at = since?.(record);
    if (at !== undefined && (waitMs === undefined || now - at > waitMs))
      return { topic, since: at + (waitMs ?? 0) };
  }
  return undefined;
}

/** What a record is to be reminded of now; at the end of its month twice. Pure. */
export function mattersOf(record: ReminderSubject, now: number): Matter[] {
  const { open, outcome, snoozedUntil, submittedAt, day } = record;
  if (open !== 1) return [];
  const own = isSnoozedAt(snoozedUntil, now) ? undefined : ownMatter(record, now);
  const month = beijingMonth(now);
  const isLeft = outcome.type !== 'issued' && day.startsWith(month);
  // Set aside beyond the end of the month is set aside too long.
  const isSnoozed = isSnoozedAt(snoozedUntil, now) && snoozedUntil < endOfMonth(month);
  return [
    ...(own ? [own] : []),
    ...(isMonthEnd(now) && isLeft && !isSnoozed ? [{ topic: 'monthEnd', since: submittedAt } as const] : []),
  ];
}

/** One a topic, all companies together, the most urgent first. */
export function gather(matters: ReadonlyArray<Matter & { readonly company: string }>): TopicFacts[] {
  return TOPICS.flatMap((topic) => {
    const mine = matters.filter((matter) => matter.topic === topic);
    if (mine.length === 0) return [];
    const companies = [...new Set(mine.map(({ company }) => company))].filter(Boolean);
    const newest = mine.reduce((latest, { since }) => Math.max(latest, since), 0);
    return [{ topic, count: mine.length, companies, newest }];
  });
}

/** No notification now: outside of work by the clerk's own hours, in Beijing. */
export function isQuiet(now: number, settings: ReminderSettings): boolean {
  const { quietFrom, quietTo, quietWeekends } = settings;
  if (quietWeekends && isWeekend(now)) return true;
  const [hour = 0, minute = 0] = beijingText(now).slice(11, 16).split(':').map(Number);
  const at = hour * 60 + minute;
  return quietFrom <= quietTo ? quietFrom <= at && at < quietTo : quietFrom <= at || at < quietTo;
}

/**
 * Which topics to tell now: what is wanted, not in quiet hours, and again only 4 hours later when there is more, or on
 * another day. Pure.
 */
export function toTell(
  facts: readonly TopicFacts[],
  told: ToldTopics,
  settings: ReminderSettings,
  now: number,
): TopicFacts[] {
  if (!settings.on || isQuiet(now, settings)) return [];
  return facts.filter(({ topic, count, newest }) => {
    if (settings.unwanted.includes(topic)) return false;
    const before = told[topic];
    // A clock that was set back makes a reminder of the future: it tells nothing.
    if (before === undefined || before.at > now) return true;
    if (now - before.at < TOLD_AGAIN_AFTER_MS) return false;
    return count > before.count || newest > before.newest || beijingDay(before.at) !== beijingDay(now);
  });
}
