import type { ConfirmState } from '../fact/red';
import type { VerdictArea } from '../fact/verdict-area';
import type { TextClass } from './classify-text';

export interface CallSignal {
  requestId: string;
  startedAt: number;
  endedAt?: number;
  status?: number;
  /** Browser's own error name, e.g. `net::ERR_CONNECTION_RESET`. */
  error?: string;
  /** When the answer was made, by the portal's clock (its `Date`, whole seconds), epoch ms. */
  portalAt?: number;
  /** A path that the profile does not list. */
  unlisted?: boolean;
  /** It submitted a red-letter confirmation, and issued nothing. */
  confirms?: boolean;
}

export interface VerdictSignal {
  at: number;
  area: VerdictArea;
  /** `hint`: what proves an issue, but perhaps of another invoice; it decides nothing. */
  class: TextClass | 'success' | 'hint';
  text: string;
  invoiceNumbers: string[];
  /** It stood there before the press, too. */
  stood?: boolean;
  /** Nobody lists it as a question: its choice, or the form of its words, says that it asks (rule T13). */
  byForm?: boolean;
}

/**
 * How far a red-letter confirmation came: taken by the portal (it said so, or its list shows it), its last state with
 * the portal's word for it, and when the red invoice was last asked for.
 */
interface RedSignal {
  takenAt?: number | undefined;
  state?: ConfirmState | undefined;
  stateText?: string | undefined;
  pressedAt?: number | undefined;
}

/**
 * Everything that was observed about one submission and has a say in its outcome.
 * `issueCalls`: the portal's issue request; `otherCalls`: requests on the way to it (token), which prove nothing
 * about issuing but tell that the machine was offline, and those that nobody knows (`unlisted`).
 */
export interface Signals {
  gestures: Array<{ at: number; onLine: boolean }>;
  issueCalls: CallSignal[];
  otherCalls: CallSignal[];
  verdicts: VerdictSignal[];
  /** A question or face-scan dialog is open since then; the clock stands. */
  questionSince?: number | undefined;
  questionEndedAt?: number | undefined;
  /** For a while nobody watched the calls: that none was seen then proves nothing. */
  callsUnseen?: boolean;
  leftAt?: number | undefined;
  timedOutAt?: number | undefined;
  /** Of a red-letter submission, and only of one. */
  red?: RedSignal | undefined;
}

export const NO_SIGNALS: Signals = { gestures: [], issueCalls: [], otherCalls: [], verdicts: [] };
