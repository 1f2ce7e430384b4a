import { isHiddenByMarkup } from './shown';

/** Texts of a page further than that are not looked at. */
const MOST_TEXTS = 2_000;
const SKIPPED = 'table, script, style, noscript, select, textarea, svg, button';

/**
 * The shown texts of a page in its order, each folded: without tables (their numbers are the lines'), buttons and
 * what is hidden. A walk over the page: only for what was not found in its place.
 */
export function textsOutside(root: Node): string[] {
  const texts: string[] = [];
  const document = root.ownerDocument ?? (root as Document);
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, {
    acceptNode(node) {
      if (node.nodeType === 3) return NodeFilter.FILTER_ACCEPT;
      const element = node as Element;
      const isSkipped =
        element.matches(SKIPPED) || isHiddenByMarkup(element, element.parentElement ?? undefined);
      return isSkipped ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
    },
  });
  while (texts.length < MOST_TEXTS && walker.nextNode()) {
    const text = (walker.currentNode.nodeValue ?? '').slice(0, 2_000).replace(/\s+/g, ' ').trim();
    if (text !== '') texts.push(text);
  }
  return texts;
}

/** An amount with its two decimals, alone in a text or with a word or two. */
const AMOUNT = /(?<![\d.,])-?\d[\d,]*\.\d{2}(?!\d)/g;
const LONGEST = 60;
const MOST_AMOUNTS = 100;

/** The amounts in short texts, each once. */
export function amountsIn(texts: readonly string[]): string[] {
  const amounts = new Set<string>();
  for (const text of texts) {
    if (text.length > LONGEST) continue;
    for (const [amount] of text.normalize('NFKC').matchAll(AMOUNT)) amounts.add(amount);
    if (amounts.size >= MOST_AMOUNTS) break;
  }
  return [...amounts].slice(0, MOST_AMOUNTS);
}
