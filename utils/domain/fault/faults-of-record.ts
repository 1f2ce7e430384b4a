import type { CallSignal, VerdictSignal } from '../outcome/signals';
import type { Submission } from '../record/submission';
import { type FaultWords, faultOfError, faultOfText } from './fault-of-text';
import type { PortalFault, PortalFaultKind } from './portal-fault';

type Told = Pick<Submission, 'id' | 'submittedAt' | 'site' | 'signals' | 'outcome' | 'standing' | 'check'>;

/** The page, or the browser, gave up: tells nothing of the portal. */
const ABORTED = /ABORTED|NS_BINDING_ABORTED|BLOCKED_BY_CLIENT/;

/** What a status or a network error of one call or page tells. @returns undefined for what is no fault of anybody */
export function faultOfAnswer(
  answer: { status?: number | undefined; error?: string | undefined },
  words: readonly FaultWords[],
): PortalFaultKind | undefined {
  const { status, error } = answer;
  if (status !== undefined && status >= 400) {
    if (status === 401) return 'sessionLost';
    if (status === 403) return 'noPermission';
    if (status === 404 || status === 410 || status === 502 || status === 504) return 'unreachable';
    return 'busy';
  }
  if (error === undefined || ABORTED.test(error)) return undefined;
  return faultOfError(error, words) ?? 'unreachable';
}

/** A redirect of a call goes to the log-in. */
const isRedirect = ({ status }: CallSignal) => status !== undefined && status >= 300 && status < 400;

/**
 * What one submission tells of the portal: its calls that failed, the portal's own words, no answer at all, and an issued
 * invoice that the portal's list lacks. A refusal is told as such: an answer, no fault.
 */
export function faultsOfRecord(record: Told, words: readonly FaultWords[]): PortalFault[] {
  const { id, submittedAt, site, signals, outcome } = record;
  const at = { origin: site.origin, path: site.path, submissionId: id };
  const faults: Omit<PortalFault, 'id'>[] = [];

  const ofCall = (call: CallSignal) => {
    const kind = isRedirect(call) ? 'sessionLost' : faultOfAnswer(call, words);
    if (kind === undefined) return;
    const { startedAt, endedAt = startedAt, status, error } = call;
    faults.push({
      ...at,
      kind,
      from: startedAt,
      to: endedAt,
      ...(status !== undefined && { status }),
      ...(error !== undefined && { error }),
    });
  };
  [...signals.issueCalls, ...signals.otherCalls].forEach(ofCall);

  /** When she last pressed before it: since then she waited. */
  const waitedSince = (until: number) =>
    signals.gestures.reduce((last, gesture) => (gesture.at <= until ? gesture.at : last), submittedAt);
  const ofText = (verdict: VerdictSignal) => {
    if (verdict.stood || verdict.class === 'success' || verdict.class === 'issued') return;
    if (verdict.class === 'question' || verdict.class === 'hint' || verdict.class === 'scanEnded') return;
    const kind =
      verdict.class === 'refused'
        ? faultOfRefusal(verdict.text, words)
        : textKind(verdict, words, outcome.type === 'issued');
    if (kind === undefined) return;
    // A call that failed and the page's words for it are one fault: the words join it.
    const told = faults.findIndex(
      (fault) => fault.words === undefined && Math.abs(fault.to - verdict.at) < 5_000,
    );
    if (told >= 0 && kind !== 'refused')
      faults[told] = { ...(faults[told] as PortalFault), words: verdict.text };
    else faults.push({ ...at, kind, from: waitedSince(verdict.at), to: verdict.at, words: verdict.text });
  };
  signals.verdicts.forEach(ofText);

  if (signals.timedOutAt !== undefined && faults.length === 0) {
    const { timedOutAt } = signals;
    faults.push({ ...at, kind: 'busy', from: waitedSince(timedOutAt), to: timedOutAt, silent: true });
  }
  if (record.standing === 'missing' && outcome.type === 'issued') {
    const found = record.check?.at ?? submittedAt;
    faults.push({ ...at, kind: 'lost', from: found, to: found });
  }
  return faults.map((fault, nth) => ({ ...fault, id: `${id}.${nth}` }));
}

/** A refusal for want of a permission is that; any other is the portal's answer. */
function faultOfRefusal(text: string, words: readonly FaultWords[]): PortalFaultKind {
  return faultOfText(text, words) === 'noPermission' ? 'noPermission' : 'refused';
}

/** A text that asks for a log-in or a scan is a fault where it says that something was lost; one that tells nothing is none. */
function textKind(
  verdict: VerdictSignal,
  words: readonly FaultWords[],
  isIssued: boolean,
): PortalFaultKind | undefined {
  const kind = faultOfText(verdict.text, words);
  if (kind !== undefined) return kind;
  // A text that nobody knows, and then it was issued: it told a step on the way.
  if (verdict.class === 'unknown' && isIssued) return undefined;
  return verdict.class === 'unknown' || verdict.class === 'doubtful' ? 'busy' : undefined;
}
