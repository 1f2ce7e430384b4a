import { isHiddenByMarkup, textOf } from '../dom/shown';
import type { WordedPlaces } from '../portal/profile';

/** Words as people compare them: without any space. */
export const bare = (text: string): string => text.replace(/\s/g, '');

/** Shown elements of the selectors, in the order of the page. */
export const allShown = (root: ParentNode, selectors: readonly string[]): HTMLElement[] =>
  [...root.querySelectorAll<HTMLElement>(selectors.join(', '))].filter(
    (element) => !isHiddenByMarkup(element),
  );

/** The first shown element of the selectors that holds these words. */
export const findByWords = (root: ParentNode, { selectors, text }: WordedPlaces): HTMLElement | undefined =>
  allShown(root, selectors).find((element) => bare(textOf(element)).includes(bare(text)));

/** The first shown element of the selectors whose words are exactly these. */
export const findExact = (root: ParentNode, { selectors, text }: WordedPlaces): HTMLElement | undefined =>
  allShown(root, selectors).find((element) => bare(textOf(element)) === bare(text));
