import { byBeginning } from '../../utils/domain/record/log-order';
import type { Submission } from '../../utils/domain/record/submission';
import { chainOf } from '../../utils/domain/retry/may-retry';

/** The attempts at one invoice, oldest first; twins that were typed anew by hand are not among them. */
export function attemptsOf(record: Submission, group: readonly Submission[]): Submission[] {
  const chain = chainOf(record, group);
  return group.filter(({ id }) => chain.has(id)).sort(byBeginning);
}

/** The attempt by which a record that failed was issued after all. */
export const resolvedBy = (record: Submission, attempts: readonly Submission[]): Submission | undefined =>
  record.outcome.type === 'issued'
    ? undefined
    : attempts.find(({ id, outcome }) => id !== record.id && outcome.type === 'issued');
