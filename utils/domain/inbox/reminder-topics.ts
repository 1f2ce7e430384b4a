import type { Submission } from '../record/submission';

const HOUR_MS = 3_600_000;

/** What of a record decides whether it is reminded of. */
export type ReminderSubject = Pick<
  Submission,
  | 'open'
  | 'outcome'
  | 'standing'
  | 'check'
  | 'settled'
  | 'snoozedUntil'
  | 'submittedAt'
  | 'day'
  | 'sellerTaxId'
>;

/** What a reminder is of. Its words are `remind.topic.<name>` and `remind.says.<name>`. */
export interface ReminderTopic {
  /** Address in the ledger of what is to be done; one that the ledger does not know shows the filtered ledger. */
  readonly address: string;
  /** About this computer, not about a company. */
  readonly ofNoCompany?: true;
  /**
   * Since when a record by itself is of this topic, if it is; of two that are due the first in the table is told. Absent for what is found otherwise
   * (`mattersOf`, `readMatters`, `readReminderFacts`): that is told in the popup, too, which lists each record anyway.
   */
  readonly since?: (record: ReminderSubject) => number | undefined;
  /** So long it may be one before it is reminded of. */
  readonly waitMs?: number;
}

type Rule = NonNullable<ReminderTopic['since']>;

const standsAs =
  (wanted: 'duplicated' | 'missing'): Rule =>
  ({ standing, check, submittedAt }) =>
    standing === wanted ? (check?.at ?? submittedAt) : undefined;

/** The word of the portal's list goes before that of the submit. */
const unlessListSays =
  (rule: Rule): Rule =>
  (record) =>
    record.standing === 'missing' || record.standing === 'duplicated' ? undefined : rule(record);

const unknownSince: Rule = ({ outcome, settled, submittedAt }) =>
  outcome.type === 'unknown' && settled?.as !== 'notIssued' ? submittedAt : undefined;

const failedSince: Rule = ({ outcome, settled, submittedAt }) => {
  if (outcome.type === 'refused' || outcome.type === 'notSent') return submittedAt;
  // She found that it was not issued: from then on it is a failure like any other.
  return outcome.type === 'unknown' && settled?.as === 'notIssued' ? settled.at : undefined;
};

const TABLE = {
  unknown: { address: '#/inbox', since: unlessListSays(unknownSince), waitMs: HOUR_MS / 2 },
  duplicated: { address: '#/reconcile?standing=duplicated', since: standsAs('duplicated') },
  missing: { address: '#/reconcile?standing=missing', since: standsAs('missing') },
  failed: { address: '#/inbox', since: unlessListSays(failedSince), waitMs: 24 * HOUR_MS },
  monthEnd: { address: '#/inbox' },
  lookAgain: { address: '#/faults?tab=cases', ofNoCompany: true },
  coverage: { address: '#/reconcile' },
  safetyCopy: { address: '#/exchange', ofNoCompany: true },
} as const satisfies Record<string, ReminderTopic>;

export type Topic = keyof typeof TABLE;
/** What is reminded of, the most urgent first. Each is one notification, over all companies. */
export const REMINDER_TOPICS: Readonly<Record<Topic, ReminderTopic>> = TABLE;
export const TOPICS = Object.keys(TABLE) as Topic[];
/** What a record by itself may be, and what is found otherwise. */
export const OF_RECORDS: readonly Topic[] = TOPICS.filter((topic) => REMINDER_TOPICS[topic].since);
export const OF_OTHERS: readonly Topic[] = TOPICS.filter((topic) => !REMINDER_TOPICS[topic].since);
