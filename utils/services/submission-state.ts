import type { Submission } from '../domain/submission';
import type { SubmissionState } from '../messages';

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
