import type { TopicFacts } from '../inbox/reminder';
import { fillIn, type Values } from './fill-in';
import { type Language, REMINDER_TEXTS, type ReminderTextKey } from './languages';

export type ReminderTranslate = (key: ReminderTextKey, values?: Values) => string;

/** Longer names are cut: a notification shows two lines. */
const LONGEST_NAME = 16;

/** As `createTexts`, with the words of the reminders alone: the worker is started often. */
export function createReminderTexts(language: Language): ReminderTranslate {
  const catalogue = REMINDER_TEXTS[language];
  return (key, values) => fillIn(catalogue[key], values);
}

const cut = (name: string) => (name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name);

/**
 * The sentence of a topic, with the name of the company when it is only one.
 * @param names by tax id
 * @param days of the setting
 */
export function saysOf(
  { topic, count, companies }: TopicFacts,
  names: ReadonlyMap<string, string>,
  days: number,
  t: ReminderTranslate,
): string {
  const [only = ''] = companies;
  const who =
    companies.length > 1
      ? t('remind.companies', { count: companies.length })
      : cut(names.get(only) ?? '') || t('remind.noCompany');
  return t(`remind.says.${topic}`, { who, count, days });
}
