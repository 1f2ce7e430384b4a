import type { CallSignal, Signals } from './signals';

/**
 * When the invoice of a submission can have been issued, by the tax office's clock (rule C11). The clerk's clock may go
 * wrong by minutes, by a time zone, by a day; what nobody measured counts as large (law L2).
 */

/** So much the two clocks may drift beside what was measured, ms. */
export const CLOCK_TOLERANCE_MS = 10 * 60_000;
/** Of a clock that nobody measured: any time zone, and a day set wrong, ms. */
export const UNKNOWN_SKEW_MS = 24 * 3_600_000;
/** How long after the last that went to the portal an invoice may still be issued by it, ms. */
export const ISSUE_WITHIN_MS = 30 * 60_000;
/** A clock that goes wrong by less is no matter, min. */
const WORTH_A_WORD_MIN = 3;
/** The `Date` header tells whole seconds, ms. */
const DATE_STEP_MS = 1_000;

/** The clerk's clock less the portal's, ms: the bounds that what was seen leaves. */
export interface Skew {
  readonly least: number;
  readonly most: number;
  readonly known: boolean;
}

/** A submission, and what the portal's list tells of the clock by which its neighbours were issued (`list-skew.ts`). */
export interface Sent {
  readonly submittedAt: number;
  readonly signals: Signals;
  readonly listSkew?: Skew;
}

/** An answer was made between the start of its call and its end. */
const skewOfCall = ({
  startedAt,
  endedAt = startedAt,
  portalAt,
}: Pick<CallSignal, 'startedAt' | 'endedAt' | 'portalAt'>): Skew | undefined =>
  portalAt === undefined
    ? undefined
    : { least: startedAt - portalAt - DATE_STEP_MS, most: endedAt - portalAt, known: true };

/** Over all answers: a clock may have been set right between two of them. */
export function skewOf({ issueCalls, otherCalls }: Signals): Skew {
  const measured = [...issueCalls, ...otherCalls].flatMap((call) => skewOfCall(call) ?? []);
  if (measured.length === 0) return { least: -UNKNOWN_SKEW_MS, most: UNKNOWN_SKEW_MS, known: false };
  return {
    least: Math.min(...measured.map(({ least }) => least)),
    most: Math.max(...measured.map(({ most }) => most)),
    known: true,
  };
}

/** The last moment at which something of it went, or may have gone, to the portal; by the clerk's clock, epoch ms. */
export function lastSentAt({ submittedAt, signals }: Sent): number {
  const calls = [...signals.issueCalls, ...signals.otherCalls];
  return Math.max(
    submittedAt,
    ...signals.gestures.map(({ at }) => at),
    ...calls.map(({ startedAt, endedAt }) => endedAt ?? startedAt),
  );
}

const meet = (left: Skew, right: Skew) => left.least <= right.most && right.least <= left.most;

/**
 * What the clerk is told of her clock: minutes worth a word, or that nobody measured; undefined where it goes right.
 * Where the portal's answers and its list differ, the list is believed: by its clock an invoice is looked for.
 */
export function clockWord({
  signals,
  listSkew,
}: Sent): { readonly word: 'fast' | 'slow' | 'unknown'; readonly minutes: number } | undefined {
  const answers = skewOf(signals);
  if (!answers.known && !listSkew) return { word: 'unknown', minutes: 0 };
  // An invoice is issued soon after its submit as a rule: the lower bound.
  const skew = listSkew && !meet(answers, listSkew) ? listSkew.least : (answers.least + answers.most) / 2;
  const minutes = Math.round(skew / 60_000);
  if (Math.abs(minutes) < WORTH_A_WORD_MIN) return undefined;
  return { word: minutes > 0 ? 'fast' : 'slow', minutes: Math.abs(minutes) };
}

/**
 * By the portal's clock, epoch ms. That an answer's `Date` is the clock of 开票日期 nobody saw: her own clock counts as well,
 * and so does what the list shows, so that a wrong witness only widens the window (law L2).
 */
export function windowOf(sent: Sent): { readonly from: number; readonly to: number } {
  const skews = [skewOf(sent.signals), ...(sent.listSkew ? [sent.listSkew] : [])];
  const least = Math.min(0, ...skews.map((skew) => skew.least));
  const most = Math.max(0, ...skews.map((skew) => skew.most));
  return {
    from: sent.submittedAt - most - CLOCK_TOLERANCE_MS,
    to: lastSentAt(sent) - least + ISSUE_WITHIN_MS,
  };
}
