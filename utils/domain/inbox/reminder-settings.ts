import * as z from '../zod';
import { TOPICS } from './reminder-topics';

const DAY_MINUTES = 1_440;
/** 18:30 and 8:30. */
const EVENING = 1_110;
const MORNING = 510;
const minuteOfDay = z.int().check(z.gte(0), z.lt(DAY_MINUTES));
/** Each by itself: a damaged one takes its default and leaves the others alone. */
export const ReminderSettings = z.object({
  /** Off until she switches it on: the browser asks her then. */
  on: z.catch(z._default(z.boolean(), false), false),
  /** She was asked whether she wants them, or switched them herself: she is not asked again. */
  offered: z.catch(z._default(z.boolean(), false), false),
  /** Topics that she does not want; a topic that is new to an older setting is wanted. */
  unwanted: z.catch(z._default(z.array(z.enum(TOPICS)), []), []),
  /** Quiet from this minute of the Beijing day to that one, over midnight too; the same twice is never quiet. */
  quietFrom: z.catch(z._default(minuteOfDay, EVENING), EVENING),
  quietTo: z.catch(z._default(minuteOfDay, MORNING), MORNING),
  quietWeekends: z.catch(z._default(z.boolean(), true), true),
  /** Days after which a submission should have been covered by a complete reading of the portal's list. */
  coverageDays: z.catch(z._default(z.int().check(z.gte(1), z.lte(60)), 7), 7),
});
export type ReminderSettings = z.infer<typeof ReminderSettings>;

export const REMINDERS: ReminderSettings = ReminderSettings.parse({});
