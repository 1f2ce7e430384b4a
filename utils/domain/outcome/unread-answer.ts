import type { Signals, VerdictSignal } from './signals';

const decides = ({ area }: VerdictSignal) => area !== 'notice';

/**
 * S17: it asks her for something first: to log in, to authenticate, or in the form of a question that nobody lists. It
 * may have been said to another call, or be read wrongly.
 */
const asksFirst = ({ class: read, byForm }: VerdictSignal) => read === 'auth' || byForm === true;

/**
 * S13: an issuing call that ended well, and of which no word was read before the next gesture or call. It may have
 * issued; what is said later answers what came later (law L2). What asks her for something first is a word only where
 * the page itself then went on, and so knew that nothing was issued: not where she pressed anew.
 */
export function hasUnreadAnswer({ gestures, issueCalls, verdicts }: Signals): boolean {
  const beginnings = [
    ...gestures.map(({ at }) => at),
    ...issueCalls.filter(({ unlisted }) => !unlisted).map(({ startedAt }) => startedAt),
  ];
  return issueCalls.some(({ status, startedAt, endedAt }) => {
    if (status !== 200 || endedAt === undefined) return false;
    const next = Math.min(...beginnings.filter((at) => at > endedAt));
    if (!Number.isFinite(next)) return false;
    const byHand = gestures.some(({ at }) => at === next);
    const answers = verdicts.filter(
      (verdict) => decides(verdict) && !verdict.stood && !(byHand && asksFirst(verdict)),
    );
    return !answers.some(({ at }) => at >= startedAt && at < next);
  });
}

/**
 * S17: after something was sent, a refusal that comes with or after what asks her for something first may be another
 * request's.
 * @param current verdicts since the last gesture and issue call
 */
export function followsAsking(current: readonly VerdictSignal[], wasSent: boolean): boolean {
  const among = current.filter(decides);
  const refusedAt = Math.min(...among.filter((verdict) => verdict.class === 'refused').map(({ at }) => at));
  return wasSent && among.some((verdict) => asksFirst(verdict) && verdict.at <= refusedAt);
}
