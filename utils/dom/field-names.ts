import type { FieldMapping } from '../domain/invoice/field-mapping';

/** How far around a control the item that names it may stand. */
const BLOCKS_UP = 6;

export interface NamePlaces {
  readonly itemClassPrefix: string;
  readonly mapping?: Pick<FieldMapping, 'fields'>;
}

/** A class that ends with a known name, whatever stands before it. */
function knownNamer(names: NamePlaces['mapping']): (control: Element) => string | undefined {
  const known = new Set(
    Object.values(names?.fields ?? {}).flatMap((alternatives) =>
      alternatives.flatMap(({ name }) => name ?? []),
    ),
  );
  return (control) => {
    for (let at = control.parentElement, up = 0; at && up < BLOCKS_UP; at = at.parentElement, up += 1) {
      for (const token of at.classList) {
        const tail = /[_-]([A-Za-z]+)$/.exec(token)?.[1];
        if (tail !== undefined && known.has(tail)) return tail;
      }
    }
    return undefined;
  };
}

/**
 * Reads the back-end name of the form item around a control. The prefix of the class is the library's and may change;
 * the name behind it is the portal's own: where the prefix is nowhere on the page, the known names are looked for.
 */
export function fieldNamer(
  root: ParentNode,
  { itemClassPrefix, mapping }: NamePlaces,
): (control: Element) => string | undefined {
  const items = `[class*="${itemClassPrefix}"]`;
  const byName = root.querySelector(items) ? () => undefined : knownNamer(mapping);
  return (control) => {
    for (const token of control.closest(items)?.classList ?? []) {
      if (token.startsWith(itemClassPrefix)) return token.slice(itemClassPrefix.length);
    }
    return control.getAttribute('name') ?? byName(control);
  };
}
