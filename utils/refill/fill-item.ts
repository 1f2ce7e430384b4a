import { readControl } from '../dom/read-control';
import { isHiddenByMarkup, textOf } from '../dom/shown';
import type { RefillPlaces } from '../portal/profile';
import { typeText } from './fillers/fill-text';
import { pickSuggestion } from './fillers/pick-suggestion';
import { allShown, bare } from './find-shown';
import { waitMaybe } from './wait-until';

const SUGGEST_MS = 600;
const DRAWER_MS = 3_000;
/** It slides out; what is in it stands on the page for so long. */
const SLIDE_MS = 1_000;

/** Fills item names; it remembers that no suggestions come, so that 100 lines do not wait for them 100 times. */
export interface ItemFiller {
  fill(control: HTMLInputElement, name: string): Promise<void>;
}

/** The library entry of exactly this name, in the drawer that is open. */
function findEntry(drawer: HTMLElement, { entry, name }: RefillPlaces['items'], wanted: string) {
  const isWanted = (element: Element) => bare(textOf(element)) === bare(wanted);
  return allShown(drawer, entry).find(
    (one) => isWanted(one) || [...one.querySelectorAll(name.join(', '))].some(isWanted),
  );
}

/** Takes the item from the company's library behind the cell's button. @returns whether it was there */
async function takeFromDrawer(
  document: Document,
  control: HTMLElement,
  items: RefillPlaces['items'],
  name: string,
): Promise<boolean> {
  const cell = control.closest('td');
  const opener = cell && allShown(cell, items.opener)[0];
  if (!opener) return false;
  opener.click();
  const drawer = await waitMaybe(() => allShown(document, items.drawer)[0], DRAWER_MS);
  if (!drawer) return false;
  const search = allShown(drawer, items.search)[0];
  if (search) typeText(search as HTMLInputElement, name);
  const entry = await waitMaybe(() => findEntry(drawer, items, name), DRAWER_MS);
  if (entry) entry.click();
  else allShown(drawer, items.close)[0]?.click();
  await waitMaybe(() => allShown(document, items.drawer).length === 0, DRAWER_MS);
  await waitMaybe(() => !drawer.isConnected || isHiddenByMarkup(drawer), SLIDE_MS);
  return entry !== undefined;
}

/**
 * Item names by suggestion where one comes, else as typed; where the page does not keep a typed name, from the item
 * library. What was taken brings price and rate of its own: the other cells are filled after it.
 */
export function createItemFiller(document: Document, places: RefillPlaces): ItemFiller {
  let suggests: boolean | undefined;
  return {
    async fill(control, name) {
      const taken = await pickSuggestion(
        control,
        name,
        places.suggestions,
        suggests === false ? 0 : SUGGEST_MS,
      );
      suggests = suggests || taken;
      if (taken || readControl(control)?.value === name) return;
      await takeFromDrawer(document, control, places.items, name);
    },
  };
}
