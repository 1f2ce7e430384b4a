import type { CallSignal } from './signals';
import type { Submission } from './submission';

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

type Sent = Pick<Submission, 'submittedAt' | 'signals'>;

/** The clerk's clock less the portal's, ms: the bounds that the portal's answers leave. */
export interface Skew {
  readonly least: number;
  readonly most: number;
  readonly known: boolean;
}

/** An answer was made between the start of its call and its end. */
export const skewOfCall = ({
  startedAt,
  endedAt = startedAt,
  portalAt,
}: Pick<CallSignal, 'startedAt' | 'endedAt' | 'portalAt'>): Skew | undefined =>
  portalAt === undefined
    ? undefined
    : { least: startedAt - portalAt - DATE_STEP_MS, most: endedAt - portalAt, known: true };

/** Over all answers: a clock may have been set right between two of them. */
export function skewOf({ issueCalls, otherCalls }: Submission['signals']): Skew {
  const measured = [...issueCalls, ...otherCalls].flatMap((call) => skewOfCall(call) ?? []);
  if (measured.length === 0) return { least: -UNKNOWN_SKEW_MS, most: UNKNOWN_SKEW_MS, known: false };
  return {
    least: Math.min(...measured.map(({ least }) => least)),
    most: Math.max(...measured.map(({ most }) => most)),
    known: true,
  };
}

/** What the clerk is told of her clock: minutes worth a word, or that nobody measured; undefined where it goes right. */
export function clockWord(
  signals: Submission['signals'],
): { readonly word: 'fast' | 'slow' | 'unknown'; readonly minutes: number } | undefined {
  const { least, most, known } = skewOf(signals);
  if (!known) return { word: 'unknown', minutes: 0 };
  const minutes = Math.round((least + most) / 2 / 60_000);
  if (Math.abs(minutes) < WORTH_A_WORD_MIN) return undefined;
  return { word: minutes > 0 ? 'fast' : 'slow', minutes: Math.abs(minutes) };
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

/**
 * By the portal's clock, epoch ms. That an answer's `Date` is the clock of 开票日期 nobody saw: her own clock counts as well,
 * so that a wrong header only widens the window (law L2).
 */
export function windowOf(sent: Sent): { readonly from: number; readonly to: number } {
  const { least, most } = skewOf(sent.signals);
  return {
    from: sent.submittedAt - Math.max(0, most) - CLOCK_TOLERANCE_MS,
    to: lastSentAt(sent) - Math.min(0, least) + ISSUE_WITHIN_MS,
  };
}
