import type { CallSignal, Signals } from './signals';

/** S14: what was sent, so far as it was seen. Calls that nobody knows count where no issuing call was seen. */
export const sentCalls = ({ issueCalls, otherCalls }: Signals): readonly CallSignal[] =>
  issueCalls.length > 0 ? issueCalls : otherCalls.filter(({ unlisted }) => unlisted);

export const httpCode = (status: number): string => `HTTP ${status}`;

/**
 * How the calls of a submission went wrong, each kind once: the browser's name of an error, or the status. Not the
 * outcome's own message, which is whatever came first: the answer and the page's words race each other.
 */
export function callTroubles(signals: Signals): string[] {
  const troubles = sentCalls(signals).flatMap(({ status, error }) => {
    if (error !== undefined) return error;
    return status === undefined || status === 200 ? [] : httpCode(status);
  });
  return [...new Set(troubles)];
}
