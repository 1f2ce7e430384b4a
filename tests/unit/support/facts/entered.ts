import type { Fact } from '../../../../utils/domain/fact/fact';
import { foldSubmission } from '../../../../utils/domain/record/fold-submission';
import type { Submission } from '../../../../utils/domain/record/submission';
import { knowledgeWith } from '../../../../utils/portal/registry';
import * as make from './facts';

/** A record as its facts fold it. */
export const fold = (...facts: Fact[]): Submission =>
  facts.reduce<Submission | undefined>(
    (record, fact) => foldSubmission(record, make.eventOf(fact), knowledgeWith()('dppt')),
    undefined,
  ) as Submission;

/** A submission told in few words: each helper gives the facts of what happened `ms` after `begin`. */
export function story(submissionId: string, begin: number) {
  const at = (ms: number) => ({ submissionId, at: begin + ms });
  const call = (ms: number, status = 200) => {
    const request = { requestId: `${submissionId}-${ms}`, ...at(ms) };
    return [make.called(request), make.responded(status, request)];
  };
  return {
    pressed: (given: Parameters<typeof make.submitted>[0] = {}) => make.submitted({ ...at(0), ...given }),
    again: (ms: number) => make.repeated(at(ms)),
    refused: (ms: number, text = '税率不合法') => [...call(ms), make.answered(text, at(ms + 1))],
    issued: (ms: number, number = '26112000000123456789') => [
      ...call(ms - 1),
      make.success([number], at(ms)),
    ],
    failed: (ms: number) => call(ms, 504),
    at,
  };
}
