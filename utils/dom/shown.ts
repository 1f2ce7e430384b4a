/**
 * Visibility by markup alone: no layout and no computed style, because it runs inside the submit click. Vue and
 * the component libraries hide by inline `display: none` or take the element out.
 * @param within a block that is known to be shown: looked no further up
 */
export function isHiddenByMarkup(element: Element, within?: Element): boolean {
  for (let at: Element | null = element; at && at !== within; at = at.parentElement) {
    if (at.hasAttribute('hidden')) return true;
    // Asked for first: a style object is made for each element that is asked for its style.
    if (!at.hasAttribute('style')) continue;
    const { style } = at as HTMLElement;
    if (style?.display === 'none' || style?.visibility === 'hidden') return true;
  }
  return false;
}

const SPACES = /\s+/g;

/** Text of an element with spaces folded, at most `limit` characters; without layout. */
export const textOf = (element: Element | null | undefined, limit = 400): string =>
  (element?.textContent ?? '').replace(SPACES, ' ').trim().slice(0, limit);

/**
 * As `textOf`, of an element that may be a whole page: reads no further than the limit.
 * @param limit characters of the folded text
 */
export function textStart(element: Element, limit: number): string {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let text = '';
  let more = true;
  for (let want = limit; more && text.length < limit; want = text.length + limit) {
    while (text.length < want) {
      more = walker.nextNode() !== null;
      if (!more) break;
      text += (walker.currentNode as Text).data;
    }
    text = text.replace(SPACES, ' ').trimStart();
  }
  return text.trim().slice(0, limit);
}

/** First element that one of the selectors finds, in the order of the selectors. */
export function findFirst(root: ParentNode, selectors: readonly string[]): Element | null {
  for (const selector of selectors) {
    const found = root.querySelector(selector);
    if (found) return found;
  }
  return null;
}
