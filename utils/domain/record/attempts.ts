import type { Fact } from '../fact/fact';
import { beijingDay } from '../invoice/beijing-time';
import { Outcome } from '../outcome/outcome';
import type { Submission } from './submission';

/** One press of 发票开具 and what the portal, or its page, said to it. */
export interface Attempt {
  /** Of the press, epoch ms. */
  readonly at: number;
  readonly outcome: Outcome;
}

type Tried = Pick<Submission, 'submittedAt' | 'outcome' | 'failedTries' | 'lastTryAt'>;

/** The outcomes by which a press surely came to nothing. */
const hasFailed = ({ type }: Outcome): boolean => type === 'refused' || type === 'notSent';

/** What she does to submit once more; what the page sends by itself belongs to the press before it. */
const isPress = (fact: Fact): boolean => fact.type === 'repeated' || fact.type === 'redPressed';

/**
 * A1: once the record stood as refused or not submitted, a press is another attempt, and what stood is kept as that of the
 * press before it.
 * @param record before the fact
 */
export function foldAttempts(record: Submission, fact: Fact): Submission {
  if (!isPress(fact)) return record;
  if (!hasFailed(record.outcome)) return record;
  const ended = { at: lastTryAt(record), outcome: record.outcome };
  return { ...record, failedTries: [...leftBehind(record), ended], lastTryAt: fact.at };
}

const lastTryAt = ({ lastTryAt: at, submittedAt }: Tried): number => at ?? submittedAt;

/** A damaged row has none: it costs no page, and keeps no event from being folded (law L4). */
const leftBehind = ({ failedTries }: Pick<Submission, 'failedTries'>): readonly Attempt[] =>
  Array.isArray(failedTries)
    ? failedTries.filter((one) => Number.isSafeInteger(one?.at) && Outcome.safeParse(one.outcome).success)
    : [];

/** Every attempt within one record, oldest first; the last one stands as the record does. */
export const attemptsOf = (record: Tried): Attempt[] => [
  ...leftBehind(record),
  { at: lastTryAt(record), outcome: record.outcome },
];

/** Under what the attempts count that a later press left behind: Beijing day and outcome of each. */
export const countedTries = (record: Pick<Submission, 'failedTries'>) =>
  leftBehind(record).map(({ at, outcome }) => ({ day: beijingDay(at), outcome: outcome.type }));

/** A record as it stood after each of its attempts: what lists of failures hold. */
export const asAttempts = (record: Submission): Submission[] =>
  attemptsOf(record).map(({ at, outcome }, nth, { length }) =>
    nth === length - 1
      ? { ...record, submittedAt: length === 1 ? record.submittedAt : at }
      : { ...record, submittedAt: at, outcome, outcomeType: outcome.type, newerAttempt: record.id },
  );

type Chained = Pick<Submission, 'id' | 'submittedAt' | 'retryOf' | 'newerAttempt'>;

/**
 * One record for each invoice: of several attempts at it, the newest of these. An amount that is told to others counts an
 * invoice once, however often it was submitted.
 * @param known further records by which attempts are linked
 * @returns in the order of `records`
 */
export function newestAttempts<One extends Chained>(
  records: readonly One[],
  known: readonly Chained[] = [],
): One[] {
  const above = new Map<string, string>();
  const rootOf = (id: string): string => {
    const up = above.get(id);
    if (up === undefined) return id;
    const root = rootOf(up);
    above.set(id, root);
    return root;
  };
  for (const { id, retryOf, newerAttempt } of [...known, ...records])
    for (const beside of [retryOf, newerAttempt])
      if (beside !== undefined && rootOf(beside) !== rootOf(id)) above.set(rootOf(beside), rootOf(id));
  const newest = new Map<string, One>();
  for (const record of records) {
    const root = rootOf(record.id);
    const before = newest.get(root);
    if (before === undefined || before.submittedAt < record.submittedAt) newest.set(root, record);
  }
  return records.filter((record) => newest.get(rootOf(record.id)) === record);
}
