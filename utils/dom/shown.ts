import { cutText } from '../domain/invoice/whole-text';

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

/** Of so many characters at most one is no space, in the worst of markups: further than that nothing is folded. */
const SPACES_A_CHARACTER = 50;

/**
 * Text of an element with spaces folded, at most `limit` characters; without layout. The element may be a whole page.
 */
export const textOf = (element: Element | null | undefined, limit = 400): string =>
  cutText(
    (element?.textContent ?? '')
      .slice(0, limit * SPACES_A_CHARACTER)
      .replace(SPACES, ' ')
      .trim(),
    limit,
  );

/**
 * Text of an element with a space between the texts of its parts: markup without spaces puts a number directly beside the
 * date that follows it.
 */
export function spacedTextOf(element: Element, limit = 400): string {
  const texts: string[] = [];
  let length = 0;
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode() && length < limit * 2) {
    const text = (walker.currentNode as Text).data.replace(SPACES, ' ').trim();
    if (text === '') continue;
    texts.push(text);
    length += text.length + 1;
  }
  return texts.join(' ').slice(0, limit);
}

/** First element that one of the selectors finds, in the order of the selectors. */
export function findFirst(root: ParentNode, selectors: readonly string[]): Element | null {
  for (const selector of selectors) {
    const found = root.querySelector(selector);
    if (found) return found;
  }
  return null;
}
