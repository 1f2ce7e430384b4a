import type { FieldMapping } from '../domain/field-mapping';

/** How far around a control the item that names it may stand. */
const BLOCKS_UP = 6;

export interface NamePlaces {
  readonly itemClassPrefix: string;
  readonly mapping?: Pick<FieldMapping, 'fields'>;
}

/**
 * Reads the back-end name of the form item around a control. The prefix of the class is the library's and may change;
 * the name behind it is the portal's own, so a class that ends with a known name counts, too.
 */
export function fieldNamer({
  itemClassPrefix,
  mapping,
}: NamePlaces): (control: Element) => string | undefined {
  const known = new Set(
    Object.values(mapping?.fields ?? {}).flatMap((alternatives) =>
      alternatives.flatMap(({ name }) => name ?? []),
    ),
  );
  const knownIn = (element: Element) => {
    for (const token of element.classList) {
      const tail = /[_-]([A-Za-z]+)$/.exec(token)?.[1];
      if (tail !== undefined && known.has(tail)) return tail;
    }
    return undefined;
  };
  return (control) => {
    const item = control.closest(`[class*="${itemClassPrefix}"]`);
    for (const token of item?.classList ?? []) {
      if (token.startsWith(itemClassPrefix)) return token.slice(itemClassPrefix.length);
    }
    const own = control.getAttribute('name');
    if (own !== null || known.size === 0) return own ?? undefined;
    for (let at = control.parentElement, up = 0; at && up < BLOCKS_UP; at = at.parentElement, up += 1) {
      const name = knownIn(at);
      if (name !== undefined) return name;
    }
    return undefined;
  };
}
