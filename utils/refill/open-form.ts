import { isHiddenByMarkup, textOf } from '../dom/shown';
import type { RefillPlaces } from '../portal/profile';
import { fillSelect } from './fillers/fill-select';
import { waitUntil } from './wait-until';

const PAGE_MS = 30_000;

const bare = (element: Element) => textOf(element).replace(/\s/g, '');

/** The first shown element of the selectors whose own words are these. */
function findByWords(
  document: Document,
  selectors: readonly string[],
  words: string,
): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>(selectors.join(', '))].find(
    (element) => bare(element).includes(words) && !isHiddenByMarkup(element),
  );
}

const firstShown = (document: Document, selectors: readonly string[]) =>
  [...document.querySelectorAll<HTMLElement>(selectors.join(', '))].find(
    (element) => !isHiddenByMarkup(element),
  );

/**
 * From the home of issuing to an empty form of the right kind: opens the ticket picker (any known variant), picks
 * the kind and confirms. Nothing of the invoice is entered here.
 * @throws RefillTimeout when the page does not show what the profile expects
 */
export async function openForm(
  document: Document,
  { opener, picker }: RefillPlaces,
  kindWords: string | undefined,
  formIsThere: () => boolean,
): Promise<void> {
  const first = await waitUntil(
    () => formIsThere() || findByWords(document, opener.selectors, opener.text),
    PAGE_MS,
    opener.text,
  );
  if (first === true) return;
  first.click();
  const kind = await waitUntil(() => firstShown(document, picker.kind), PAGE_MS, 'ticket picker');
  if (kindWords) await fillSelect(kind, (text) => text.includes(kindWords));
  const confirm = await waitUntil(() => firstShown(document, picker.confirm), PAGE_MS, 'confirm');
  confirm.click();
  await waitUntil(formIsThere, PAGE_MS, 'entry form');
}
