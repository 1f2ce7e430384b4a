import type { Fact } from '../domain/fact';

/**
 * While the extension is updated or reloaded under an open page, the old script has neither messages nor storage and
 * the new one is not there yet. What is observed in between is left where only a script of ours looks: in a closed
 * shadow root, shut to the page's own scripts. The new script takes it in.
 */
export const LEFT_ID = 'piaoying-left';
/** A gap is a matter of seconds. */
const MOST_LEFT = 200;

/** `dom.openOrClosedShadowRoot` of the browsers; absent outside of them. */
export type OpenRoot = (element: HTMLElement) => ShadowRoot | null | undefined;

/** @returns what leaves a fact; and whether anything was left */
export function createLeavings(document: Document) {
  let root: ShadowRoot | undefined;
  const open = () => {
    const host = document.createElement('div');
    host.id = LEFT_ID;
    host.hidden = true;
    document.documentElement.append(host);
    return host.attachShadow({ mode: 'closed' });
  };
  return (fact: Fact) => {
    root ??= open();
    if (root.childElementCount >= MOST_LEFT) return;
    const element = document.createElement('div');
    element.textContent = JSON.stringify(fact);
    root.append(element);
  };
}

/**
 * Takes what an orphaned script left on this page, and clears it away. Of the calls of that time nothing is known, and
 * the tab has a new key since.
 * @returns what lay there, as facts to be checked like all others when they are moved into the ledger
 */
export function takeLeft(document: Document, openRoot: OpenRoot): Fact[] {
  const left: Fact[] = [];
  for (const host of document.querySelectorAll<HTMLElement>(`#${LEFT_ID}`)) {
    for (const { textContent } of [...(openRoot(host)?.children ?? [])].slice(0, MOST_LEFT)) {
      try {
        const { tabKey: _, frameId: __, ...fact } = JSON.parse(textContent ?? '');
        if (typeof fact.id === 'string') left.push({ ...fact, unwatched: true });
      } catch {
        // Not ours: our own words are whole JSON.
      }
    }
    host.remove();
  }
  return left;
}
