import { textOf } from './shown';

/** How far into an element's text is looked. */
const REACH = 2_000;

/** A shown text by its place and pattern: the first group of the pattern in the first element that has it. */
export function findText(
  root: ParentNode,
  { selectors, pattern }: { readonly selectors: readonly string[]; readonly pattern: string },
): string | undefined {
  const wanted = new RegExp(pattern);
  for (const selector of selectors) {
    for (const element of root.querySelectorAll(selector)) {
      const found = wanted.exec(textOf(element, REACH))?.[1];
      if (found !== undefined) return found;
    }
  }
  return undefined;
}
