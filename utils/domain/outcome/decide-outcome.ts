import { decideRed } from './decide-red';
import type { Outcome } from './outcome';
import { httpCode, sentCalls } from './sent-calls';
import type { CallSignal, Signals, VerdictSignal } from './signals';
import { followsAsking, hasUnreadAnswer } from './unread-answer';

/** Errors by which a browser says that the machine itself had no network. Everything else may have reached it. */
const OFFLINE_ERRORS: ReadonlySet<string> = new Set(['net::ERR_INTERNET_DISCONNECTED', 'NS_ERROR_OFFLINE']);

type Unknown = Extract<Outcome, { type: 'unknown' }>;

/** An answer before the error (a redirect) means that it reached the portal all the same. */
const isOffline = ({ status, error }: CallSignal) =>
  status === undefined && error !== undefined && OFFLINE_ERRORS.has(error);
const isOpen = (call: CallSignal) => call.endedAt === undefined;
const latest = (instants: number[]) => Math.max(0, ...instants);

/** S15: what stood on the page before the press answers it only if nothing was sent by it. */
function heardVerdicts(signals: Signals): VerdictSignal[] {
  const pressedAt = latest(signals.gestures.map(({ at }) => at));
  const sent =
    signals.callsUnseen === true || sentCalls(signals).some(({ startedAt }) => startedAt >= pressedAt);
  return sent ? signals.verdicts.filter(({ stood }) => !stood) : signals.verdicts;
}

/** A verdict answers only what came before it: a later gesture or issue call makes it stale. */
function currentVerdicts(signals: Signals): VerdictSignal[] {
  const { gestures, issueCalls } = signals;
  const since = latest([...gestures.map(({ at }) => at), ...issueCalls.map(({ startedAt }) => startedAt)]);
  return heardVerdicts(signals).filter(({ at }) => at >= since);
}

/** S4 (b): every gesture was made offline and every call that left ended for that reason. */
function surelyOffline({ gestures, issueCalls, otherCalls, callsUnseen = false }: Signals): boolean {
  if (callsUnseen) return false;
  const calls = [...issueCalls, ...otherCalls];
  return gestures.every(({ onLine }) => !onLine) && calls.length > 0 && calls.every(isOffline);
}

/** An offline machine's calls end one by one: while the first have ended for that reason and others are open, S6 holds. */
function waitsOffline({ gestures, issueCalls, otherCalls, leftAt, timedOutAt }: Signals): boolean {
  const calls = [...issueCalls, ...otherCalls];
  const ended = calls.filter((call) => !isOpen(call));
  const open = ended.length < calls.length && leftAt === undefined && timedOutAt === undefined;
  return open && gestures.every(({ onLine }) => !onLine) && ended.every(isOffline);
}

/** S5: what an issue call itself tells. 200 tells nothing, for errors come with 200 too. */
function doubtOfCalls(calls: readonly CallSignal[]): Unknown | undefined {
  for (const { status, error } of calls) {
    if (error !== undefined) return { type: 'unknown', reason: 'networkError', message: error };
    if (status === undefined || status === 200) continue;
    return status >= 300 && status < 400
      ? { type: 'unknown', reason: 'sessionLost' }
      : { type: 'unknown', reason: 'httpError', message: httpCode(status) };
  }
  return undefined;
}

/**
 * S4 (c): the last word after the last issue call is that the face-scan ended without passing, and its dialog is gone.
 * A code that was asked for anew, or a pass, is a later word; the issue call after it makes this one stale.
 */
function endedScan(current: readonly VerdictSignal[], { issueCalls, questionSince }: Signals) {
  const last = current.filter(({ area }) => area !== 'notice').at(-1);
  const isOver = questionSince === undefined && issueCalls.every(({ status }) => status === 200);
  return isOver && last?.class === 'scanEnded' ? last.text : undefined;
}

/** A toast 「请完善后再开」 beside the field's own error comes first by chance: it doubts nothing. */
const restsOnUnclearText = (before: Unknown, signals: Signals) =>
  before.reason === 'unclearText' && sentCalls(signals).length === 0 && nothingElseDoubts(signals);

const nothingElseDoubts = ({ verdicts, leftAt, timedOutAt }: Signals) =>
  leftAt === undefined &&
  timedOutAt === undefined &&
  !verdicts.some(({ area }) => area === 'batchResult') &&
  !verdicts.some((verdict) => verdict.area !== 'notice' && verdict.class === 'doubtful');

/** S1 to S8 and S12 to S17, and of a red-letter submission also S9 to S11 (`decide-red.ts`). */
export const decideOutcome = (signals: Signals, before: Outcome): Outcome =>
  signals.red === undefined
    ? decide(signals, before, true)
    : decideRed(signals, before, (part, from) => decide(part, from, false));

/**
 * The outcome that the signals allow; when they disagree the more careful one wins (law L2):
 *
 * - S1 proof of issue moves everything to `issued`
 * - S2 what was once `unknown` stays so until proof or settlement; only when no request was ever seen and nothing
 *   but an unclear text stood for it, the page's own validation text that comes beside it still counts (S4)
 * - S3 an error, a status other than 200 or a listed text of doubt is `unknown`
 * - S4 `notSent` only if no issue request was seen and the page refused, or if the machine was surely offline, or if
 *   the face-scan ended without passing and no issue request came after it
 * - S5 `refused` only if every issue call ended with 200
 * - S6 while a call or a question is open the answer is not in yet
 * - S8 a row of 批量开具结果 refuses by itself: which call issues a batch is not known, so none is asked for; one that
 *   may be an earlier import's refuses nothing
 * - S12 while calls went unwatched, what rests on calls that were not seen is `unknown`
 * - S13 an issuing call that ended well, and of which no word was read before the next, is `unknown`
 * - S17 a text that asks to log in or to authenticate is waited with, and so is an unlisted question; a refusal that
 *   follows it without a further call refuses nothing that was sent before
 * - S7 without a current answer, a page that left or a clock that ran out is `unknown`
 * @param callsKnown that no issue call was seen proves that nothing was sent
 */
function decide(signals: Signals, before: Outcome, callsKnown: boolean): Outcome {
  const { issueCalls, verdicts } = signals;
  const proof = verdicts.filter((verdict) => verdict.class === 'issued' || verdict.class === 'success');
  if (before.type === 'issued' || proof.length > 0) {
    const known = before.type === 'issued' ? before.invoiceNumbers : [];
    const invoiceNumbers = [...new Set([...known, ...proof.flatMap((verdict) => verdict.invoiceNumbers)])];
    const issuedAt = before.type === 'issued' ? before.issuedAt : undefined;
    return { type: 'issued', invoiceNumbers, ...(issuedAt === undefined ? {} : { issuedAt }) };
  }

  const current = currentVerdicts(signals);
  const heard = heardVerdicts(signals);
  const words = (kinds: VerdictSignal['class'][], among = current) =>
    among.find((verdict) => verdict.area !== 'notice' && kinds.includes(verdict.class))?.text;
  const anyText = words(['unknown', 'doubtful', 'unclear', 'refused', 'auth', 'scanEnded'], heard);

  if (before.type === 'unknown' && !(callsKnown && restsOnUnclearText(before, signals))) {
    return before.message === undefined && anyText !== undefined ? { ...before, message: anyText } : before;
  }
  if (surelyOffline(signals)) return { type: 'notSent' };

  const sent = sentCalls(signals);
  const doubt = waitsOffline(signals) ? undefined : doubtOfCalls(sent);
  if (doubt) return anyText === undefined ? doubt : { ...doubt, message: anyText };
  const doubtText = words(['unknown'], heard);
  if (doubtText !== undefined) return { type: 'unknown', reason: 'portalText', message: doubtText };
  if (hasUnreadAnswer(signals))
    return {
      type: 'unknown',
      reason: 'answerUnread',
      ...(anyText === undefined ? {} : { message: anyText }),
    };

  if (issueCalls.some(isOpen) && signals.leftAt === undefined && signals.timedOutAt === undefined) {
    return { type: 'pending' };
  }
  const doubtful = words(['doubtful']);
  const allAnswered = sent.every(({ status }) => status === 200);
  const refusal = doubtful === undefined && allAnswered ? words(['refused']) : undefined;
  const byRow = current.some(({ area, text }) => area === 'batchResult' && text === refusal);
  if (refusal !== undefined && (byRow || !followsAsking(current, sent.length > 0 || !callsKnown))) {
    if (signals.callsUnseen && !byRow) return { type: 'unknown', reason: 'callsUnseen', message: refusal };
    return callsKnown && sent.length === 0 && !byRow
      ? { type: 'notSent', message: refusal }
      : { type: 'refused', message: refusal };
  }
  const unclear = doubtful ?? words(['unclear']);
  if (unclear !== undefined) return { type: 'unknown', reason: 'unclearText', message: unclear };
  const scanText = callsKnown ? endedScan(current, signals) : undefined;
  if (scanText !== undefined)
    return signals.callsUnseen
      ? { type: 'unknown', reason: 'callsUnseen', message: scanText }
      : { type: 'notSent', message: scanText };
  const gone = signals.timedOutAt === undefined ? 'leftPage' : 'timedOut';
  if (signals.leftAt !== undefined || signals.timedOutAt !== undefined) {
    // Also where it was only a notice: it decides nothing, and tells why nothing more came.
    const authText = heard.find((verdict) => verdict.class === 'auth')?.text;
    if (authText !== undefined) return { type: 'unknown', reason: 'sessionLost', message: authText };
    const said = words(['refused']) ?? current.find(({ byForm }) => byForm)?.text;
    return { type: 'unknown', reason: gone, ...(said === undefined ? {} : { message: said }) };
  }
  return before.type === 'unknown' ? before : { type: 'pending' };
}
