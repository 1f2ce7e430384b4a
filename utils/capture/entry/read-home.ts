import { isHiddenByMarkup, textOf } from '../../dom/shown';
import { isCreditCode, normaliseTaxId } from '../../domain/invoice/tax-id';
import type { Company } from '../../messages';
import type { HomePage } from '../../portal/home-page';

/** Looked through: a page full of titles names nobody. */
const MOST_TITLES = 500;
/** How far into the text of an element is looked. */
const REACH = 2_000;
/** Without a label, only a code whose check character fits is one. */
const BARE = /(?<![0-9A-Za-z])[0-9A-HJ-NP-RTUW-Y]{18}(?![0-9A-Za-z])/g;

function taxIdsIn(element: Element, labelled: RegExp): string[] {
  const text = textOf(element, REACH);
  const found = [...text.matchAll(labelled)].map(([, id]) => normaliseTaxId(id));
  return [...found, ...[...text.matchAll(BARE)].map(([id]) => id).filter(isCreditCode)];
}

/**
 * The company that the home page of the tax office names. Where several ids stand beside titles nobody is named: a page of
 * messages may speak of other companies, too.
 */
export function readHome(root: ParentNode, { selectors, up, labelled }: HomePage): Company | undefined {
  const pattern = new RegExp(labelled, 'g');
  const titled = [...root.querySelectorAll(selectors.join(', '))].slice(0, MOST_TITLES);
  const found = titled.flatMap((element) => {
    const name = element.getAttribute('title')?.trim() ?? '';
    if (name === '' || isHiddenByMarkup(element)) return [];
    let at: Element | null = element;
    for (let distance = 0; at && distance <= up; distance += 1, at = at.parentElement) {
      const ids = taxIdsIn(at, pattern);
      if (ids.length > 0) return ids.map((taxId) => ({ name, taxId, distance }));
    }
    return [];
  });
  const [nearest] = found.sort((left, right) => left.distance - right.distance);
  if (!nearest || found.some(({ taxId }) => taxId !== nearest.taxId)) return undefined;
  const names = new Set(
    found.filter(({ distance }) => distance === nearest.distance).map(({ name }) => name),
  );
  return { name: names.size === 1 ? nearest.name : '', taxId: nearest.taxId };
}
