import { isHiddenByMarkup, textOf } from '../../dom/shown';
import type { SuccessWords } from '../../portal/profile';
import { findWords } from './find-words';
import { readSuccess, type Verdict } from './read-verdict';

/** A number may come later than the words beside it. */
const MOST_WAITING = 5;

interface Waiting {
  readonly words: Element;
  /** What came new: beyond it stands what was there before (law L2). */
  readonly block: Element;
}

/**
 * Tells a success view by its words where none of its marks is known: words of success and one number, both in a block
 * that came after the press, and no word of doubt among them.
 */
export function watchSuccessWords(
  document: Document,
  { words, buttons, never, form }: SuccessWords = { words: [], buttons: [], never: [], form: [] },
) {
  const wanted = words.map((word) => new RegExp(word));
  const doubts = never.map((word) => new RegExp(word));
  let waiting: Waiting[] = [];

  const formIsHere = () =>
    form.some((part) => [...document.querySelectorAll(part)].some((found) => !isHiddenByMarkup(found)));

  const offersIn = (block: Element) =>
    [...block.querySelectorAll('button, a')].filter(
      (button) => buttons.includes(textOf(button, 40)) && button.closest('table') === null,
    );

  return {
    restart() {
      waiting = [];
    },
    add(block: Element) {
      const found = findWords(block, wanted);
      const offers = found.length > 0 ? [] : offersIn(block);
      // The page is asked for its form only where there is something to judge by it.
      const told = offers.length > 0 && !formIsHere() ? offers : found;
      for (const element of told) {
        if (waiting.length >= MOST_WAITING) return;
        if (!waiting.some((other) => other.words === element)) waiting.push({ words: element, block });
      }
    },
    /** @param notItsOwn numbers that were typed, or stood on the page before the press */
    read(notItsOwn: ReadonlySet<string>): Verdict | undefined {
      waiting = waiting.filter((one) => one.words.isConnected && one.block.contains(one.words));
      for (const { words: element, block } of waiting) {
        if (isHiddenByMarkup(element)) continue;
        const success = readSuccess(element, 'words', notItsOwn, block);
        // Of several nobody knows which is its own.
        if (success.invoiceNumbers.length !== 1) continue;
        const around = textOf(block, success.text.length + 400);
        if (doubts.some((doubt) => doubt.test(success.text) || doubt.test(around))) continue;
        if (block === document.body && formIsHere()) continue;
        return success;
      }
      return undefined;
    },
    /** Of the page as it stands: words of success beside a number. */
    standsIn: (text: string) => wanted.some((word) => word.test(text)),
  };
}
