/** Words beyond this size are those of a whole page of data, not of an answer. */
const MOST_TEXT = 200_000;
const MOST_FOUND = 5;

/** The smallest elements of a block whose own text fits; none inside of tables, which list what was before. */
export function findWords(block: Element, patterns: readonly RegExp[]): Element[] {
  const whole = block.textContent ?? '';
  if (whole.length > MOST_TEXT || !patterns.some((pattern) => pattern.test(whole))) return [];
  const found = new Set<Element>();
  const texts = block.ownerDocument.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text && found.size < MOST_FOUND; text = texts.nextNode()) {
    const { data } = text as Text;
    const holder = text.parentElement;
    if (!holder || !patterns.some((pattern) => pattern.test(data))) continue;
    if (!holder.closest('table, script, style, font')) found.add(holder);
  }
  return [...found];
}
