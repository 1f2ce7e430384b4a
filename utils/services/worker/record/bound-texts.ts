import { issues } from '../../../domain/fact/call-name';
import type { Fact, FactOf } from '../../../domain/fact/fact';
import type { Signals } from '../../../domain/outcome/signals';

/** After so many texts of one press a text that was heard already is left out (X27). */
export const MOST_A_PRESS = 60;
/** After so many only a text of a kind that was not heard yet is kept. */
const MOST_OF_ALL = 200;

/** Tells texts apart by what they may decide. */
export type KindOfText = (text: string) => string;

/** What was kept since the last press or issuing call. */
interface Heard {
  count: number;
  texts: Set<string>;
  kinds: Set<string>;
  /** The same of dialogs that nobody has closed: as long as one stands, it says how things stand. */
  standing: { texts: Set<string>; kinds: Set<string> };
  /** A dialog was kept, and not yet its closing. */
  dialogOpen: boolean;
}

const nothing = (): Heard => ({
  count: 0,
  texts: new Set(),
  kinds: new Set(),
  standing: { texts: new Set(), kinds: new Set() },
  dialogOpen: false,
});

type Said = Pick<FactOf<'answered'>, 'area' | 'text' | 'stood' | 'belongs'>;
/** What the ledger has of a text does not hold its buttons. */
const wordsOf = ({ area, text, stood = false }: Said) => JSON.stringify([area, text, stood]);
const kindIn = ({ area, text, stood = false, belongs = true }: Said, kindOf: KindOfText) =>
  JSON.stringify([area === 'notice', area === 'dialog', kindOf(text), stood, belongs]);

/** What the record has heard already. */
function heardBy(signals: Signals | undefined, kindOf: KindOfText): Heard {
  const heard = nothing();
  if (!signals) return heard;
  const { gestures, issueCalls, verdicts, questionSince } = signals;
  const since = Math.max(0, ...gestures.map(({ at }) => at), ...issueCalls.map(({ startedAt }) => startedAt));
  for (const verdict of verdicts) {
    if (verdict.at < since) continue;
    heard.count += 1;
    heard.texts.add(wordsOf(verdict));
    heard.kinds.add(kindIn({ ...verdict, belongs: verdict.class !== 'hint' }, kindOf));
  }
  heard.dialogOpen = questionSince !== undefined || verdicts.at(-1)?.area === 'dialog';
  return heard;
}

/** What comes after it answers it, and is counted anew. */
const asksAnew = ({ type, ...fact }: Fact) =>
  type === 'submitted' ||
  type === 'repeated' ||
  type === 'redPressed' ||
  (type === 'called' && 'call' in fact && issues(fact.call));

const isProof = ({ area, invoiceNumbers }: FactOf<'answered'>) =>
  area === 'success' || invoiceNumbers.length > 0;

/** The facts between two presses, in their order. @returns those that are left out */
function boundPart(part: readonly Fact[], heard: Heard, kindOf: KindOfText): Fact[] {
  const answers = part.filter((fact) => fact.type === 'answered');
  const last = answers.filter(({ area }) => area !== 'notice').at(-1);
  const lastDialog = answers.filter(({ area }) => area === 'dialog').at(-1);
  const closedAt = part.findLastIndex(({ type }) => type === 'dialogClosed');
  const left: Fact[] = [];
  for (const [at, fact] of part.entries()) {
    if (fact.type === 'dialogClosed') {
      // The closing of a dialog that was left out ends nothing that was kept.
      if (heard.count >= MOST_A_PRESS && !heard.dialogOpen) left.push(fact);
      heard.dialogOpen = false;
    }
    if (fact.type !== 'answered') continue;
    const stands = fact.area === 'dialog' && at > closedAt;
    const { texts, kinds } = stands ? heard.standing : heard;
    const words = wordsOf(fact);
    const kind = kindIn(fact, kindOf);
    const goesOut =
      (heard.count >= MOST_A_PRESS && texts.has(words)) || (heard.count >= MOST_OF_ALL && kinds.has(kind));
    if (goesOut && !isProof(fact) && fact !== last && fact !== lastDialog) {
      left.push(fact);
      continue;
    }
    heard.count += 1;
    texts.add(words);
    kinds.add(kind);
    if (fact.area === 'dialog') heard.dialogOpen = true;
  }
  return left;
}

/**
 * Texts of one submission that are not kept one by one. Pure. A proof is never among them, nor what decides by standing
 * last: the last text before the next press, a dialog that nobody closed.
 * @param facts of the submission that wait, and calls of its tab that may be its own, oldest first
 * @param signals of its record, where it has begun
 */
export function textsToLeaveOut(
  facts: readonly Fact[],
  signals: Signals | undefined,
  kindOf: KindOfText,
): Fact[] {
  const parts: Fact[][] = [[]];
  for (const fact of facts) {
    if (asksAnew(fact)) parts.push([]);
    else parts.at(-1)?.push(fact);
  }
  return parts.flatMap((part, nth) =>
    boundPart(part, nth === 0 ? heardBy(signals, kindOf) : nothing(), kindOf),
  );
}
