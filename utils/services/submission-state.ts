import type { Submission } from '../domain/submission';
import type { SubmissionState, Twin } from '../messages';

/** What a portal page may know of its submission. */
export const stateOf = ({
  id,
  outcome,
  signals,
  invoiceNumbers,
  deadlineAt,
}: Submission): SubmissionState => ({
  submissionId: id,
  outcome: outcome.type,
  ...(invoiceNumbers[0] === undefined ? {} : { invoiceNumber: invoiceNumbers[0] }),
  ...(deadlineAt === undefined ? {} : { deadlineAt }),
  waitsForClerk: signals.questionSince !== undefined,
});

/** What a portal page may know of an equal submission. What has a number exists, whatever its outcome says. */
export function twinOf({ id, submittedAt, outcome, invoiceNumbers }: Submission): Twin {
  const [invoiceNumber] = invoiceNumbers;
  const open = outcome.type === 'pending' || outcome.type === 'unknown' ? outcome.type : 'issued';
  return {
    submissionId: id,
    submittedAt,
    outcome: invoiceNumber === undefined ? open : 'issued',
    ...(invoiceNumber === undefined ? {} : { invoiceNumber }),
  };
}
