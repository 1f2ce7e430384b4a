import { gather, type TopicFacts } from '../../../domain/inbox/reminder';
import type { ReminderSettings } from '../../../domain/inbox/reminder-settings';
import type { Topic } from '../../../domain/inbox/reminder-topics';
import { beijingDay, startOfPeriod } from '../../../domain/invoice/beijing-time';
import type { Ledger } from '../../../store/ledger/db';
import { readMatters } from '../../../store/read/reminder-matters';
import { readSafetyCopy } from '../safety-copy-state';
import { readSettings } from '../settings';

interface ReadArea {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

export interface ReminderFacts {
  readonly facts: readonly TopicFacts[];
  /** By tax id. */
  readonly names: ReadonlyMap<string, string>;
}

/** The daily copy is wanted and fails; since the day on which it last failed. */
async function copyFailing(area: ReadArea, now: number) {
  const [{ failing }, { safetyCopy }] = await Promise.all([readSafetyCopy(area), readSettings(area)]);
  if (!safetyCopy || failing === undefined) return [];
  const day = /^\d{4}-\d\d-\d\d$/.test(failing.day) ? failing.day : beijingDay(now);
  return [{ topic: 'safetyCopy', since: startOfPeriod(day), company: '' } as const];
}

/** What there is to remind of now, of the given topics without those that the clerk does not want. */
export async function readReminderFacts(
  area: ReadArea,
  db: Ledger,
  topics: readonly Topic[],
  { unwanted, coverageDays }: ReminderSettings,
  now: number,
): Promise<ReminderFacts> {
  const wanted = topics.filter((topic) => !unwanted.includes(topic));
  const { matters, names } = await readMatters(db, now, { topics: wanted, coverageDays });
  const failing = wanted.includes('safetyCopy') ? await copyFailing(area, now) : [];
  return { facts: gather([...matters, ...failing]), names };
}
