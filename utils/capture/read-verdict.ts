import { findFirst, isHiddenByMarkup, textOf } from '../dom/shown';
import { numberLike } from '../domain/invoice';
import type { VerdictArea } from '../domain/signals';
import type { VerdictPlaces } from '../portal/profile';

/** A text of the page that may be the portal's answer. */
export interface Verdict {
  readonly area: VerdictArea;
  readonly text: string;
  readonly buttons: string[];
  readonly invoiceNumbers: string[];
  readonly element: Element;
}

const TEXT_LIMIT = 4_000;
/** A fact holds no more. */
const MOST_NUMBERS = 50;
/** How far above its marks the success view may reach before its number is found. */
const CLIMB = 6;

/** 20-digit numbers of a text, without those that the clerk typed herself (a tax id or account can have 20 digits). */
export const numbersIn = (text: string, typed: ReadonlySet<string>): string[] => {
  const isTyped = (number: string) => [...typed].some((value) => value.includes(number));
  return numberLike(text)
    .filter((number) => !isTyped(number))
    .slice(0, MOST_NUMBERS);
};

/** The success view: the smallest block around its mark that holds a number, else around the mark itself. */
function readSuccess(marks: readonly Element[], typed: ReadonlySet<string>): Verdict | undefined {
  const mark = marks.find((candidate) => !isHiddenByMarkup(candidate));
  if (!mark) return undefined;
  let block: Element = mark.parentElement ?? mark;
  for (
    let at: Element | null = block, up = 0;
    at && up < CLIMB && at.localName !== 'html';
    at = at.parentElement, up += 1
  ) {
    block = at;
    if (numbersIn(at.textContent ?? '', typed).length > 0) break;
  }
  const shown = block.textContent ?? '';
  return {
    area: 'success',
    text: textOf(block, TEXT_LIMIT),
    buttons: [],
    invoiceNumbers: numbersIn(shown, typed),
    element: mark,
  };
}

/** What an element says: the words of its body, after its title where that says what it is. */
function wordsOf(element: Element, { body, title }: VerdictPlaces['areas'][number]): string {
  const said = textOf(body ? (findFirst(element, body) ?? element) : element, TEXT_LIMIT);
  if (!body || !title) return said;
  const named = textOf(findFirst(element, title.selectors));
  return title.words.some((word) => named.includes(word)) ? `${named} ${said}`.slice(0, TEXT_LIMIT) : said;
}

/** One look over the page for all places together: a page of 2,000 lines has some 100,000 elements. */
const findAll = (root: ParentNode, { areas, success }: VerdictPlaces): Element[] => {
  const selectors = [...areas.flatMap((place) => place.selectors), ...success];
  return [...root.querySelectorAll(selectors.join(', '))];
};

const matching = (elements: readonly Element[], selectors: readonly string[]) =>
  elements.filter((element) => element.matches(selectors.join(', ')));

/**
 * All texts that stand in the profile's verdict areas now. An element counts for the first area that names it.
 * @param typed values of the snapshot, never taken for invoice numbers
 */
export function readVerdicts(root: ParentNode, places: VerdictPlaces, typed: ReadonlySet<string>): Verdict[] {
  const found = findAll(root, places);
  const seen = new Set<Element>();
  const verdicts: Verdict[] = [];
  for (const place of places.areas) {
    const { area, selectors, buttons } = place;
    for (const element of matching(found, selectors)) {
      if (seen.has(element)) continue;
      seen.add(element);
      if (isHiddenByMarkup(element)) continue;
      const text = wordsOf(element, place);
      if (text === '') continue;
      verdicts.push({
        area,
        text,
        buttons: buttons
          ? [...element.querySelectorAll(buttons)]
              .map((button) => textOf(button, 100))
              .filter(Boolean)
              .slice(0, 20)
          : [],
        invoiceNumbers: [],
        element,
      });
    }
  }
  const marks = places.success.flatMap((selector) => matching(found, [selector]));
  const success = readSuccess(marks, typed);
  return success ? [...verdicts, success] : verdicts;
}
