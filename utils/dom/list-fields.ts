import type { RawField } from '../domain/raw-snapshot';
import { findLabel } from './find-label';
import { CONTROLS, readControl } from './read-control';
import { isSecret } from './secret';
import { isHiddenByMarkup, textOf } from './shown';

/** Bound that a real form never reaches; it keeps a hostile or endless page from filling the disk. */
const MOST_FIELDS = 5_000;

/** What a profile says of a form's fields. */
export interface FieldPlaces {
  readonly groups: ReadonlyArray<{ readonly name: string; readonly selector: string; readonly nth: number }>;
  readonly itemClassPrefix: string;
  readonly items: readonly string[];
}

export interface ListedField {
  readonly element: Element;
  readonly field: RawField;
}

/** Back-end name of the form item around a control, else the control's own name. */
function nameOf(
  control: Element,
  { itemClassPrefix }: Pick<FieldPlaces, 'itemClassPrefix'>,
): string | undefined {
  const item = control.closest(`[class*="${itemClassPrefix}"]`);
  for (const token of item?.classList ?? []) {
    if (token.startsWith(itemClassPrefix)) return token.slice(itemClassPrefix.length);
  }
  return control.getAttribute('name') ?? undefined;
}

/** In the order of the page. A table that was read is passed by whole, however many controls it holds. */
function* controlsOutside(root: Node, tables: ReadonlySet<Element>): Generator<Element> {
  const { ownerDocument } = root;
  const walker = (ownerDocument ?? (root as Document)).createTreeWalker(root, NodeFilter.SHOW_ELEMENT, {
    acceptNode(node) {
      if (tables.has(node as Element)) return NodeFilter.FILTER_REJECT;
      return (node as Element).matches(CONTROLS) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP;
    },
  });
  while (walker.nextNode()) yield walker.currentNode as Element;
}

/**
 * Every visible control outside the tables that were read, with its element; in the order of the page. A radio that
 * is not chosen has nothing to tell and is left out.
 */
export function listFields(
  root: ParentNode & Node,
  tables: ReadonlySet<Element>,
  places: FieldPlaces,
): ListedField[] {
  const groups = places.groups.map(({ name, selector, nth }) => ({
    name,
    element: root.querySelectorAll(selector)[nth],
    count: 0,
  }));
  const listed: ListedField[] = [];
  for (const control of controlsOutside(root, tables)) {
    if (listed.length === MOST_FIELDS) break;
    const { label, labelFrom } = findLabel(control, places.items);
    if (isSecret(control, label) || isHiddenByMarkup(control)) continue;
    const read = readControl(control);
    if (!read) continue;
    const group = groups.find(({ element }) => element?.contains(control));
    const name = nameOf(control, places);
    // Tick boxes do not count: the portal shows some of them only for some kinds of buyer.
    const placed = read.kind === 'checkbox' || read.kind === 'radio' ? undefined : group;
    const field: RawField = {
      label,
      labelFrom,
      ...read,
      ...(name === undefined ? {} : { name: name.slice(0, 400) }),
      ...(group ? { group: group.name } : {}),
      ...(placed ? { nth: placed.count } : {}),
    };
    listed.push({ element: control, field });
    if (placed) placed.count += 1;
  }
  return listed;
}

/** The radio of this choice, chosen or not; of several alike (是, 否) the one under the same name. */
export function findRadio(
  root: ParentNode,
  { name, value }: Pick<RawField, 'name' | 'value'>,
  places: Pick<FieldPlaces, 'itemClassPrefix'>,
): HTMLInputElement | undefined {
  const alike = [...root.querySelectorAll<HTMLInputElement>('input[type=radio]')].filter(
    (radio) => (textOf(radio.closest('label')) || radio.value) === value && !isHiddenByMarkup(radio),
  );
  const own = alike.find((radio) => nameOf(radio, places) === name);
  return own ?? (name === undefined && alike.length === 1 ? alike[0] : undefined);
}
