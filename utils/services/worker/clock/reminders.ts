import { isQuiet, toTell } from '../../../domain/inbox/reminder';
import { TOPICS, type Topic } from '../../../domain/inbox/reminder-topics';
import { createReminderTexts, saysOf } from '../../../domain/texts/reminder-texts';
import type { Ledger } from '../../../store/ledger/db';
import { readReminderFacts } from '../../shared/reminders/reminder-facts';
import { readReminderState, saveReminderState } from '../../shared/reminders/reminder-state';
import { readSettings } from '../../shared/settings';

/** The alarm comes every minute; the ledger is looked through less often. */
const LOOK_EVERY_MS = 600_000;

export interface ReminderPorts {
  readonly area: {
    get(key: string): Promise<Record<string, unknown>>;
    set(items: Record<string, unknown>): Promise<void>;
  };
  readonly openLedger: () => Promise<Ledger>;
  readonly now: () => number;
  /** The browser lets us show notifications. */
  readonly permitted: () => Promise<boolean>;
  /** One a topic: a newer one takes the place of the older. */
  readonly show: (topic: Topic, message: string) => Promise<unknown>;
  /** What it said is done. */
  readonly hide: (topic: Topic) => Promise<unknown>;
}

/** Looks, at most every 10 minutes, and tells what is to be told. For the alarm. */
export async function remind(ports: ReminderPorts): Promise<void> {
  const { area, openLedger, show, hide } = ports;
  const now = ports.now();
  const { reminders, language } = await readSettings(area);
  if (!reminders.on || isQuiet(now, reminders)) return;
  const { lookedAt = 0, told } = await readReminderState(area);
  // After the clock was set back the noted instant lies ahead.
  if (lookedAt <= now && now - lookedAt < LOOK_EVERY_MS) return;
  if (!(await ports.permitted())) return;
  // Noted first: a look that fails, or that the worker does not survive, is not made every minute.
  await saveReminderState(area, { lookedAt: now, told });

  const { facts, names } = await readReminderFacts(area, await openLedger(), TOPICS, reminders, now);
  const t = createReminderTexts(language);
  const said = { ...told };
  for (const one of toTell(facts, told, reminders, now)) {
    const { topic, count, newest, companies } = one;
    await show(topic, saysOf(one, names, reminders.coverageDays, t));
    const [only, ...others] = companies;
    said[topic] = { at: now, count, newest, ...(others.length === 0 && only ? { company: only } : {}) };
    await saveReminderState(area, { lookedAt: now, told: said });
  }
  for (const topic of TOPICS) {
    if (facts.every((one) => one.topic !== topic)) await hide(topic);
  }
}
