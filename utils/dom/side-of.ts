import { plainChinese } from '../domain/invoice/plain-chinese';
import { textOf } from './shown';

/** How far around a control the words of its block may stand, and how much of a block is read. */
const BLOCKS_UP = 12;
const REACH = 2_000;

/**
 * Tells to which named block a control belongs where no class tells it: the nearest block around it that holds words
 * of one name only. A block that holds several, or the lines, is the whole form and tells nothing.
 */
export function sideTeller(
  groups: ReadonlyArray<{ readonly name: string; readonly words?: string }>,
): (control: Element) => string | undefined {
  const named = groups.flatMap(({ name, words }) =>
    words === undefined ? [] : [{ name, words: new RegExp(words, 'i') }],
  );
  const known = new Map<Element, readonly string[] | 'tooWide'>();
  const sidesIn = (block: Element) => {
    const before = known.get(block);
    if (before) return before;
    const text = block.querySelector('table') ? undefined : plainChinese(textOf(block, REACH));
    const sides =
      text === undefined ? 'tooWide' : named.filter(({ words }) => words.test(text)).map(({ name }) => name);
    known.set(block, sides);
    return sides;
  };
  return (control) => {
    for (let at = control.parentElement, up = 0; at && up < BLOCKS_UP; at = at.parentElement, up += 1) {
      const sides = sidesIn(at);
      if (sides === 'tooWide' || sides.length > 1) return undefined;
      if (sides.length === 1) return sides[0];
    }
    return undefined;
  };
}
