import { isEnded } from '../fact/red';
import type { Outcome } from './outcome';
import type { Signals } from './signals';

/** The confirmation is with the portal, and the red invoice was not asked for yet: it may wait for days. */
export const isWithOtherSide = ({ red }: Pick<Signals, 'red'>): boolean =>
  red !== undefined && red.pressedAt === undefined && (red.takenAt !== undefined || red.state !== undefined);

/** Of the issuing only what came since its last press; a proof counts whenever it came. */
function sincePress({ red: _, ...signals }: Signals, pressedAt: number): Signals {
  const later = (at: number | undefined) => (at !== undefined && at >= pressedAt ? at : undefined);
  return {
    ...signals,
    gestures: signals.gestures.filter(({ at }) => at >= pressedAt),
    issueCalls: signals.issueCalls.filter(({ confirms }) => !confirms),
    verdicts: signals.verdicts.filter(
      (verdict) => verdict.at >= pressedAt || verdict.class === 'issued' || verdict.class === 'success',
    ),
    leftAt: later(signals.leftAt),
    timedOutAt: later(signals.timedOutAt),
  };
}

/**
 * The outcome of a red-letter submission: a confirmation first, then the press that issues from it.
 *
 * - S9 the calls of either are known, but seen once: none is asked for, so a refusing text refuses; one that broke or is
 *   open doubts. That a confirmation was submitted says nothing of its invoice
 * - S10 until the press the state that the portal's list shows decides, over whatever was unknown: 待确认, 无需确认 and 已确认
 *   wait without a clock, 作废 for whatever reason (撤销, 超时 …) is refused, and final
 * - S11 from the press on answers decide as for any other; the list's state says nothing of it any more
 * @param decide the rules for any submission
 */
export function decideRed(
  signals: Signals,
  before: Outcome,
  decide: (signals: Signals, before: Outcome) => Outcome,
): Outcome {
  const { pressedAt, state, stateText = '' } = signals.red ?? {};
  if (pressedAt !== undefined) return decide(sincePress(signals, pressedAt), before);
  const { red: _, ...plain } = signals;
  const outcome = decide(plain, before);
  if (outcome.type === 'issued') return outcome;
  if (isEnded(state)) return { type: 'refused', message: stateText };
  return isWithOtherSide(signals) ? { type: 'pending' } : outcome;
}
