import type { Fact } from '../domain/fact';
import { Awaiting } from '../messages';

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
    root ??= open();
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
    for (const { textContent } of [...(openRoot(host)?.children ?? [])].slice(0, MOST_LEFT)) {
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
