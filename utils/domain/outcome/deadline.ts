import { isWithOtherSide } from './decide-red';
import type { Outcome } from './outcome';
import type { Signals } from './signals';

/** How long a submission may wait for an answer, ms. */
export interface DeadlineRules {
  /** Without an issue call under way. */
  readonly quietMs: number;
  /** With one: the portal can take over 100 s. */
  readonly openCallMs: number;
}

export const DEADLINES: DeadlineRules = { quietMs: 180_000, openCallMs: 600_000 };

/** A batch answers at its end: each of its rows may take its turn before, ms. */
const BATCH_ROW_MS = 3_000;

/** A clock that is corrected by the network moves by less, ms. */
const CLOCK_SLACK_MS = 60_000;

/** J4: no deadline lies farther ahead than this: one that does was stored before the clock was set back, and is over. */
export const longestWait = ({ quietMs, openCallMs }: DeadlineRules, batchRows = 0): number =>
  Math.max(quietMs, openCallMs + batchRows * BATCH_ROW_MS) + CLOCK_SLACK_MS;

/**
 * The instant at which a pending submission counts as timed out; undefined while it is not pending or while a
 * question or face-scan dialog is open (the clock stands), and while a red-letter confirmation is with the other side.
 * @param batchRows rows of the batch that it is one of
 */
export function deadlineOf(
  signals: Signals,
  outcome: Outcome,
  rules: DeadlineRules,
  batchRows?: number,
): number | undefined {
  if (outcome.type !== 'pending' || signals.questionSince !== undefined) return undefined;
  if (isWithOtherSide(signals)) return undefined;
  const open = signals.issueCalls.filter((call) => call.endedAt === undefined);
  if (open.length > 0) return Math.max(...open.map((call) => call.startedAt)) + rules.openCallMs;
  const lastSign = Math.max(
    ...signals.gestures.map((gesture) => gesture.at),
    ...signals.issueCalls.map((call) => call.endedAt ?? call.startedAt),
    signals.questionEndedAt ?? 0,
  );
  if (batchRows !== undefined) return lastSign + rules.openCallMs + batchRows * BATCH_ROW_MS;
  // The call that issues a red invoice is not known: it may be under way.
  if (signals.red?.pressedAt !== undefined) return lastSign + rules.openCallMs;
  return lastSign + rules.quietMs;
}
