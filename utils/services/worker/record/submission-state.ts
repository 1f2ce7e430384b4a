import { isReady } from '../../../domain/fact/red';
import { isWithOtherSide } from '../../../domain/outcome/decide-red';
import type { Submission } from '../../../domain/record/submission';
import type { SubmissionState, Twin } from '../../../messages';
import { FACE_SCAN_WORDS } from '../../../portal/words';

/** An issuing call came to an end, and the portal asked nothing since it began. */
const hasEnded = ({ issueCalls, otherCalls, verdicts }: Submission['signals']): boolean =>
  [...issueCalls, ...otherCalls.filter(({ unlisted }) => unlisted)].some(
    ({ startedAt, endedAt }) =>
      endedAt !== undefined &&
      !verdicts.some((verdict) => verdict.class === 'question' && verdict.at >= startedAt),
  );

/** The question that is open is a face scan. */
const isFaceScan = ({ questionSince, verdicts }: Submission['signals']): boolean => {
  const asked = verdicts.filter((verdict) => verdict.class === 'question').at(-1)?.text ?? '';
  return questionSince !== undefined && FACE_SCAN_WORDS.some((word) => asked.includes(word));
};

/** What a portal page may know of its submission. */
export const stateOf = ({
  id,
  outcome,
  signals,
  invoiceNumbers,
  deadlineAt,
  red,
}: Submission): SubmissionState => ({
  submissionId: id,
  outcome: outcome.type,
  ...(invoiceNumbers[0] === undefined ? {} : { invoiceNumber: invoiceNumbers[0] }),
  ...(deadlineAt === undefined ? {} : { deadlineAt }),
  ...(isWithOtherSide(signals) ? { waitsForOther: true } : {}),
  ...(isWithOtherSide(signals) && isReady(red?.confirmState) ? { redReady: true } : {}),
  ...(red?.presses.length ? { press: red.presses.at(-1) } : {}),
  waitsForClerk: signals.questionSince !== undefined,
  ...(isFaceScan(signals) ? { faceScan: true } : {}),
  ...(hasEnded(signals) ? { ended: true } : {}),
});

/** What a portal page may know of an equal submission. What has a number exists, whatever its outcome says. */
export function twinOf({ id, submittedAt, outcome, invoiceNumbers, inTemplate }: Submission): Twin {
  const [invoiceNumber] = invoiceNumbers;
  const written = inTemplate && outcome.type !== 'issued' ? 'inTemplate' : 'issued';
  const open =
    outcome.type === 'pending' || (outcome.type === 'unknown' && !inTemplate) ? outcome.type : written;
  return {
    submissionId: id,
    submittedAt,
    outcome: invoiceNumber === undefined ? open : 'issued',
    ...(invoiceNumber === undefined ? {} : { invoiceNumber }),
  };
}
