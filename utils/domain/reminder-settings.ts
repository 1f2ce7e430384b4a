import * as z from './zod';

/** What is reminded of, the most urgent first. Each is one notification, over all companies. */
export const TOPICS = [
  'unknown',
  'duplicated',
  'missing',
  'failed',
  'monthEnd',
  'coverage',
  'safetyCopy',
] as const;
export type Topic = (typeof TOPICS)[number];

const DAY_MINUTES = 1_440;
const minuteOfDay = z.int().check(z.gte(0), z.lt(DAY_MINUTES));
const orElse = <T extends z.ZodMiniType>(schema: T, value: z.output<T>) =>
  z.catch(z._default(schema, value as never), value);

/** Each by itself: a damaged one takes its default and leaves the others alone. */
export const ReminderSettings = z.object({
  /** Off until she switches it on: the browser asks her then. */
  on: orElse(z.boolean(), false),
  /** Topics that she does not want; a topic that is new to an older setting is wanted. */
  unwanted: orElse(z.array(z.enum(TOPICS)), []),
  /** Quiet from this minute of the Beijing day to that one, over midnight too; the same twice is never quiet. */
  quietFrom: orElse(minuteOfDay, 18 * 60 + 30),
  quietTo: orElse(minuteOfDay, 8 * 60 + 30),
  quietWeekends: orElse(z.boolean(), true),
  /** Days after which a submission should have been covered by a complete reading of the portal's list. */
  coverageDays: orElse(z.int().check(z.gte(1), z.lte(60)), 7),
});
export type ReminderSettings = z.infer<typeof ReminderSettings>;

export const REMINDERS: ReminderSettings = ReminderSettings.parse({});
