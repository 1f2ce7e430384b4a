import { typedValues } from '../../capture/entry/current-submission';
import type { Fact, FactOf } from '../../domain/fact/fact';
import { JOIN_WITHIN_MS } from '../../domain/fact/witness';
import { numberLike } from '../../domain/invoice/invoice';
import { contentOf, RawSnapshot } from '../../domain/invoice/raw-snapshot';
import { withoutTravellers } from '../../domain/invoice/without-travellers';
import { Awaiting, MOST_TYPED } from '../../messages';
import { TRAVELLERS } from '../../portal/travellers';

/**
 * While the extension is updated or reloaded under an open page, the old script has neither messages nor storage and
 * the new one is not there yet. What is observed in between is left where only a script of ours looks: in a closed
 * shadow root, shut to the page's own scripts. The new script takes it in.
 */
export const LEFT_ID = 'piaoying-left';
/** What a page observes. All else is told by the worker and by our own pages, and by nothing that lies in a page. */
const OF_PAGES: ReadonlySet<string> = new Set<Fact['type']>([
  'submitted',
  'repeated',
  'answered',
  'dialogClosed',
  'leftPage',
  'refillClosed',
  'listRead',
  'listCompany',
  'quotaSeen',
  'redTaken',
  'redPressed',
  'redConfirmSeen',
  'fault',
]);
/** A form of 2,000 lines is far below. */
const LONGEST = 8_000_000;
/** A gap is a matter of seconds. */
const MOST_LEFT = 200;

/** `dom.openOrClosedShadowRoot` of the browsers; absent outside of them. */
export type OpenRoot = (element: HTMLElement) => ShadowRoot | null | undefined;

/** What an orphaned script leaves: facts, and the submission whose answer it still waited for. */
export interface Left {
  readonly facts: Fact[];
  readonly awaiting: Awaiting | undefined;
}

/** @returns what leaves one thing after the other */
export function createLeavings(document: Document): (what: { fact: Fact } | { awaiting: Awaiting }) => void {
  let root: ShadowRoot | undefined;
  const open = () => {
    const host = document.createElement('div');
    host.id = LEFT_ID;
    host.hidden = true;
    document.documentElement.append(host);
    return host.attachShadow({ mode: 'closed' });
  };
  return (what) => {
    // The next script clears away what it took in; what comes after that needs a place of its own.
    if (!root?.isConnected) root = open();
    if (root.childElementCount >= MOST_LEFT) return;
    const element = document.createElement('div');
    element.textContent = JSON.stringify(what);
    root.append(element);
  };
}

/**
 * Takes what an orphaned script left on this page, and clears it away. Of the calls of that time nothing is known, and
 * the tab has a new key since.
 * @returns what lay there; the facts are checked like all others when they are moved into the ledger
 */
export function takeLeft(document: Document, openRoot: OpenRoot): Left {
  const facts: Fact[] = [];
  let awaiting: Awaiting | undefined;
  for (const host of document.querySelectorAll<HTMLElement>(`#${LEFT_ID}`)) {
    const root = openRoot(host);
    // What cannot be opened stays for a script that can.
    if (!root) continue;
    for (const { textContent } of [...root.children].slice(0, MOST_LEFT)) {
      if (!textContent || textContent.length > LONGEST) continue;
      try {
        const what = JSON.parse(textContent);
        awaiting = Awaiting.safeParse(what.awaiting).data ?? awaiting;
        const { tabKey: _, frameId: __, ...fact } = what.fact ?? {};
        if (typeof fact.id === 'string' && OF_PAGES.has(fact.type)) facts.push({ ...fact, unwatched: true });
      } catch {
        // Not ours: our own words are whole JSON.
      }
    }
    host.remove();
  }
  return { facts, awaiting };
}

/** Two scripts that hear one press note it so near each other, ms. */
const SAME_PRESS_MS = 500;

const contentIn = ({ snapshot }: FactOf<'submitted'>) => {
  // One of the two scripts may have read by then that travellers are not kept.
  const read = RawSnapshot.safeParse(withoutTravellers(snapshot, TRAVELLERS));
  return read.success ? contentOf(read.data) : '';
};

/** For a moment the old script and the new one both listen: one press, or a press and its own call, is one submission. */
function isSamePress(left: FactOf<'submitted'>, own: FactOf<'submitted'>): boolean {
  const later = own.at - left.at;
  const within = own.witness === 'call' ? JOIN_WITHIN_MS : SAME_PRESS_MS;
  return later > -SAME_PRESS_MS && later < within && contentIn(left) === contentIn(own);
}

/**
 * What an orphaned script left, joined to what this one saw itself.
 * @param own submissions that this script has begun
 * @returns the facts to be kept: no second beginning, and all else of it told of the one that is kept
 */
export function joinLeft(left: readonly Fact[], own: ReadonlyArray<FactOf<'submitted'>>): Fact[] {
  const same = new Map<string, string>();
  for (const fact of left) {
    const seen = fact.type === 'submitted' ? own.find((one) => isSamePress(fact, one)) : undefined;
    if (fact.type === 'submitted' && seen) same.set(fact.submissionId, seen.submissionId);
  }
  return left.flatMap((fact) => {
    const submissionId = fact.submissionId === undefined ? undefined : same.get(fact.submissionId);
    if (submissionId === undefined) return [fact];
    return fact.type === 'submitted' ? [] : [{ ...fact, submissionId } as Fact];
  });
}

/** The newest press among what was left: its answer is awaited here, whether its script has said so yet or not. */
export function awaitedOf(facts: readonly Fact[]): Awaiting | undefined {
  const pressed = facts.findLast((fact) => fact.type === 'submitted');
  if (!pressed) return undefined;
  const read = RawSnapshot.safeParse(pressed.snapshot);
  const typed = read.success ? [...typedValues(read.data)].flatMap(numberLike).slice(0, MOST_TYPED) : [];
  return { submissionId: pressed.submissionId, typed, at: pressed.at };
}
