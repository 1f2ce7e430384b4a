import { callListOf } from '../fact/call-name';
import type { Fact, FactOf } from '../fact/fact';
import { isEnded } from '../fact/red';
import type { TextClass } from './classify-text';
import type { CallSignal, Signals, VerdictSignal } from './signals';

/** Reads texts by the rules of the record's page. */
export interface TextReader {
  classify(text: string): TextClass;
  /** Rule T13. */
  asksByForm(text: string): boolean;
}

/**
 * A failed row of 批量开具结果. A number in it disagrees with 失败: doubt. It asks nothing and ends nothing, so every
 * other text is unclear.
 */
function readBatchResult(
  signals: Signals,
  { at, area, text, invoiceNumbers, belongs = true }: FactOf<'answered'>,
  classify: (text: string) => TextClass,
): Signals {
  const words = invoiceNumbers.length > 0 ? 'unknown' : classify(text);
  // Of another import it would neither prove nor refuse this one.
  const read = belongs || words === 'unknown' ? words : 'doubtful';
  const verdict: VerdictSignal = {
    at,
    area,
    class: read === 'auth' || read === 'question' ? 'doubtful' : read,
    text,
    invoiceNumbers,
  };
  return { ...signals, verdicts: [...signals.verdicts, verdict] };
}

/** S16: proof that may be another invoice's is a hint, or, where the words themselves tell of an invoice, a doubt. */
function readWords(
  { area, text, belongs = true }: FactOf<'answered'>,
  classify: (text: string) => TextClass,
): VerdictSignal['class'] {
  if (area === 'success') return belongs ? 'success' : 'hint';
  const read = classify(text);
  return read === 'issued' && !belongs ? 'unknown' : read;
}

function readVerdict(
  signals: Signals,
  fact: FactOf<'answered'>,
  { classify, asksByForm }: TextReader,
): Signals {
  if (fact.area === 'batchResult') return readBatchResult(signals, fact, classify);
  const read = readWords(fact, classify);
  const hasChoice = fact.buttons.length > 1 && (read === 'unclear' || read === 'doubtful');
  // A dialog that offers a choice before any request left is asking, whatever its words, and after one where its
  // words have the form of a question (T13); but no button takes back a proof of issue or a listed doubt (law L2).
  const byForm = hasChoice && asksByForm(fact.text);
  const isListed = read === 'question' || classify(fact.buttons.join(' ')) === 'question';
  const asks =
    fact.area === 'dialog' &&
    read !== 'issued' &&
    read !== 'unknown' &&
    (isListed || byForm || (hasChoice && signals.issueCalls.length === 0));
  const verdict: VerdictSignal = {
    at: fact.at,
    area: fact.area,
    class: asks ? 'question' : read,
    text: fact.text,
    // What may be another invoice's number is never this one's.
    invoiceNumbers: read === 'hint' ? [] : fact.invoiceNumbers,
    ...(fact.stood ? { stood: true } : {}),
    ...(asks && !isListed ? { byForm: true } : {}),
  };
  // What asks her to log in or to authenticate waits for her as a question does.
  const waits = asks || (fact.area === 'dialog' && read === 'auth');
  return {
    ...signals,
    verdicts: [...signals.verdicts, verdict],
    ...(waits ? { questionSince: fact.at } : {}),
  };
}

/** A number that its row shows proves the red invoice. What ended stays so: the portal's lists lag by hours. */
function readConfirm(
  signals: Signals,
  { at, state, text, invoiceNumbers }: FactOf<'redConfirmSeen'>,
): Signals {
  const { red } = signals;
  if (!red) return signals;
  const shown = state === undefined || isEnded(red.state) ? {} : { state, stateText: text };
  const seen = { ...signals, red: { ...red, takenAt: red.takenAt ?? at, ...shown } };
  if (invoiceNumbers.length === 0) return seen;
  const proof: VerdictSignal = { at, area: 'notice', class: 'issued', text, invoiceNumbers };
  return { ...seen, verdicts: [...signals.verdicts, proof] };
}

/** Once more a gesture: what was before it no longer answers. */
const readPress = (signals: Signals, { at, onLine }: FactOf<'redPressed'>): Signals => ({
  ...signals,
  gestures: [...signals.gestures, { at, onLine }],
  leftAt: undefined,
  timedOutAt: undefined,
  questionSince: undefined,
  ...(signals.red ? { red: { ...signals.red, takenAt: signals.red.takenAt ?? at, pressedAt: at } } : {}),
});

/** A number in the portal's own list proves that the invoice exists. */
const withProof = (signals: Signals, at: number, invoiceNumbers: string[]): Signals => ({
  ...signals,
  verdicts: [...signals.verdicts, { at, area: 'notice', class: 'issued', text: '', invoiceNumbers }],
});

/** The clerk found it in the portal's list: her word is a proof of issue. That it is not there proves nothing. */
const readSettlement = (signals: Signals, { at, as, invoiceNumber }: FactOf<'settled'>): Signals =>
  as === 'notIssued' ? signals : withProof(signals, at, invoiceNumber === undefined ? [] : [invoiceNumber]);

const withCall = (
  calls: readonly CallSignal[],
  requestId: string,
  change: Partial<CallSignal>,
  at: number,
) => {
  const known = calls.find((call) => call.requestId === requestId);
  const call: CallSignal = { startedAt: at, ...known, ...change, requestId };
  return known ? calls.map((other) => (other.requestId === requestId ? call : other)) : [...calls, call];
};

const withPortalClock = ({ portalAt }: FactOf<'responded'>) => (portalAt === undefined ? {} : { portalAt });

function readCall(signals: Signals, fact: FactOf<'called' | 'responded' | 'callFailed'>): Signals {
  const change: Partial<CallSignal> =
    fact.type === 'called'
      ? {
          startedAt: fact.at,
          ...(fact.unlisted ? { unlisted: true } : {}),
          ...(fact.call === 'redSubmit' ? { confirms: true } : {}),
        }
      : fact.type === 'responded'
        ? { endedAt: fact.at, status: fact.status, ...withPortalClock(fact) }
        : { endedAt: fact.at, error: fact.error };
  const list = callListOf(fact.call);
  return { ...signals, [list]: withCall(signals[list], fact.requestId, change, fact.at) };
}

/** Adds what one fact tells to the signals of its submission. Pure; facts that have no say change nothing. */
export function readSignal(before: Signals, fact: Fact, reader: TextReader): Signals {
  const signals = fact.unwatched ? { ...before, callsUnseen: true } : before;
  switch (fact.type) {
    case 'repeated':
      return {
        ...signals,
        gestures: [...signals.gestures, { at: fact.at, onLine: fact.onLine }],
        leftAt: undefined,
        timedOutAt: undefined,
      };
    case 'answered':
      return readVerdict(signals, fact, reader);
    case 'dialogClosed':
      return signals.questionSince === undefined
        ? signals
        : { ...signals, questionSince: undefined, questionEndedAt: fact.at };
    case 'called':
    case 'responded':
    case 'callFailed':
      return readCall(signals, fact);
    case 'leftPage':
      return { ...signals, leftAt: fact.at, questionSince: undefined };
    case 'timedOut':
      return { ...signals, timedOutAt: fact.at };
    case 'redConfirmSeen':
      return readConfirm(signals, fact);
    case 'redTaken':
      return signals.red
        ? { ...signals, red: { ...signals.red, takenAt: signals.red.takenAt ?? fact.at } }
        : signals;
    case 'redPressed':
      return readPress(signals, fact);
    case 'settled':
      return readSettlement(signals, fact);
    case 'reconciled':
      return fact.invoiceNumbers.length === 0 ? signals : withProof(signals, fact.at, fact.invoiceNumbers);
    case 'submitted':
    case 'otherRow':
    case 'takenOver':
    case 'fault':
    case 'refillOpened':
    case 'refillClosed':
    case 'handled':
    case 'snoozed':
    case 'wordUndone':
    case 'listRead':
    case 'listCompany':
    case 'monthDeclared':
    case 'quotaSeen':
    case 'imported':
    case 'importUndone':
    case 'originalKept':
    case 'templateWritten':
    case 'templateTakenBack':
    case 'importFailed':
    case 'pictured':
    case 'photographed':
    case 'caseSaid':
    case 'entered':
    case 'entryDropped':
    case 'reviewed':
    case 'noted':
    case 'fileAttached':
    case 'fileDetached':
    case 'erased':
    case 'claimed':
    case 'logClaimed':
    case 'assigned':
      return signals;
  }
}
