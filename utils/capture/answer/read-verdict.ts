import { findFirst, isHiddenByMarkup, spacedTextOf, textOf } from '../../dom/shown';
import type { VerdictArea } from '../../domain/fact/verdict-area';
import { numberLike } from '../../domain/invoice/invoice';
import type { VerdictPlace, VerdictPlaces } from '../../portal/profile';

/** A text of the page that may be the portal's answer. */
export interface Verdict {
  readonly area: VerdictArea;
  readonly text: string;
  readonly buttons: string[];
  readonly invoiceNumbers: string[];
  readonly element: Element;
  /** It stood on the page before the press, and still does some time after it. */
  readonly stood?: true;
  /** No area of the profile names it: the page may have changed. */
  readonly unlisted?: true;
  /** Of a success: told by a mark of the profile, or by words beside a number alone. `text` is that of its block. */
  readonly by?: 'mark' | 'words';
}

const TEXT_LIMIT = 4_000;
/** A success view is short; a page around its mark may be a long form. */
const MOST_OF_VIEW = 20_000;
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

/** Numbers of an element's parts; of its whole text where one is split over several parts. */
function numbersOf(element: Element, typed: ReadonlySet<string>): string[] {
  const apart = numbersIn(spacedTextOf(element, MOST_OF_VIEW), typed);
  return apart.length > 0 ? apart : numbersIn(element.textContent ?? '', typed);
}

/**
 * The success view: the smallest block around its mark that holds a number, else the widest one looked at.
 * @param within looked no further up
 */
export function readSuccess(
  mark: Element,
  by: 'mark' | 'words',
  typed: ReadonlySet<string>,
  within?: Element,
): Verdict {
  let block: Element = (mark !== within && mark.parentElement) || mark;
  for (
    let at: Element | null = block, up = 0;
    at && up < CLIMB && at.localName !== 'html';
    at = at === within ? null : at.parentElement, up += 1
  ) {
    block = at;
    if (numbersOf(at, typed).length > 0) break;
  }
  return {
    area: 'success',
    text: spacedTextOf(block, TEXT_LIMIT),
    buttons: [],
    invoiceNumbers: numbersOf(block, typed),
    element: mark,
    by,
  };
}

/** What an element says: the words of its body, after its title where that says what it is. */
function wordsOf(element: Element, { body, title }: VerdictPlace): string {
  const said = textOf(body ? (findFirst(element, body) ?? element) : element, TEXT_LIMIT);
  if (!body || !title) return said;
  const named = textOf(findFirst(element, title.selectors));
  return title.words.some((word) => named.includes(word)) ? `${named} ${said}`.slice(0, TEXT_LIMIT) : said;
}

/** Words of the buttons inside; a fact holds no more. */
export const buttonsIn = (element: Element, selector: string): string[] =>
  [...element.querySelectorAll(selector)]
    .map((button) => textOf(button, 100))
    .filter(Boolean)
    .slice(0, 20);

/** All that the profile names, areas and success marks, in one selector. */
export const knownPlaces = ({ areas, success }: VerdictPlaces): string =>
  [...areas.flatMap((place) => place.selectors), ...success].join(', ');

const matching = (elements: readonly Element[], selectors: readonly string[]) =>
  elements.filter((element) => element.matches(selectors.join(', ')));

const fits = (element: Element, { holds, lacks }: VerdictPlace) =>
  (!holds || findFirst(element, holds) !== null) && (!lacks || findFirst(element, lacks) === null);

/**
 * All texts that stand in the profile's verdict areas now. An element counts for the first area that names it; what
 * stands in a dialog is part of the dialog's text, but for the texts beside its fields.
 * One look over the page for all places together: a page of 2,000 lines has some 100,000 elements.
 * @param typed values of the snapshot, never taken for invoice numbers
 * @param found all that the places name, in the order of the page, where it is known
 */
export function readVerdicts(
  root: ParentNode,
  places: VerdictPlaces,
  typed: ReadonlySet<string>,
  found: readonly Element[] = [...root.querySelectorAll(knownPlaces(places))],
): Verdict[] {
  const seen = new Set<Element>();
  const dialogs: Element[] = [];
  const verdicts: Verdict[] = [];
  for (const place of places.areas) {
    const { area, selectors, buttons } = place;
    for (const element of matching(found, selectors)) {
      if (seen.has(element) || !fits(element, place)) continue;
      seen.add(element);
      if (isHiddenByMarkup(element)) continue;
      if (area !== 'inline' && dialogs.some((dialog) => dialog.contains(element))) continue;
      if (area === 'dialog') dialogs.push(element);
      const text = wordsOf(element, place);
      if (text === '') continue;
      verdicts.push({
        area,
        text,
        buttons: buttons ? buttonsIn(element, buttons) : [],
        invoiceNumbers: [],
        element,
      });
    }
  }
  const mark = places.success
    .flatMap((selector) => matching(found, [selector]))
    .find((candidate) => !isHiddenByMarkup(candidate));
  return mark ? [...verdicts, readSuccess(mark, 'mark', typed)] : verdicts;
}
