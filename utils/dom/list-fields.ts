import { placeByOrder } from '../domain/invoice/place-fields';
import { plainChinese } from '../domain/invoice/plain-chinese';
import type { RawField } from '../domain/invoice/raw-snapshot';
import { cutText } from '../domain/invoice/whole-text';
import { fieldNamer, type NamePlaces } from './field-names';
import { findLabel } from './find-label';
import { CONTROLS, readControl } from './read-control';
import { isSecret } from './secret';
import { isHiddenByMarkup, textOf } from './shown';
import { sideTeller } from './side-of';

/** Bound that a real form never reaches; it keeps a hostile or endless page from filling the disk. */
const MOST_FIELDS = 5_000;

/** What a profile says of a form's fields. */
export interface FieldPlaces extends NamePlaces {
  readonly groups: ReadonlyArray<{
    readonly name: string;
    readonly selector: string;
    readonly nth: number;
    readonly words?: string;
  }>;
  readonly items: readonly string[];
  /** Parts of the page that are not of the form at all. */
  readonly outside?: readonly string[];
}

export interface ListedField {
  readonly element: Element;
  readonly field: RawField;
}

/** In the order of the page. A table that was read is passed by whole, however many controls it holds. */
function* controlsOutside(
  root: Node,
  tables: ReadonlySet<Element>,
  outside: readonly string[] = [],
): Generator<Element> {
  const { ownerDocument } = root;
  const others = outside.join(', ');
  const walker = (ownerDocument ?? (root as Document)).createTreeWalker(root, NodeFilter.SHOW_ELEMENT, {
    acceptNode(node) {
      if (tables.has(node as Element)) return NodeFilter.FILTER_REJECT;
      if (others !== '' && (node as Element).matches(others)) return NodeFilter.FILTER_REJECT;
      return (node as Element).matches(CONTROLS) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP;
    },
  });
  while (walker.nextNode()) yield walker.currentNode as Element;
}

const isChoice = ({ kind }: RawField) => kind === 'checkbox' || kind === 'radio';

/** At least so many controls of each party must be told by words, else the words are not to be trusted. */
const LEAST_OF_A_SIDE = 2;

/** A block that holds the words of another one alone stands in the wrong place: buyer and seller are never swapped. */
function isAnothersBlock(block: Element, name: string, groups: FieldPlaces['groups']): boolean {
  if (groups.every(({ words }) => words === undefined)) return false;
  const text = plainChinese(textOf(block, 2_000));
  const holds = (words: string | undefined) => words !== undefined && new RegExp(words, 'i').test(text);
  return (
    !holds(groups.find((group) => group.name === name)?.words) &&
    groups.some((group) => group.name !== name && holds(group.words))
  );
}

/**
 * Puts the controls into the profile's blocks: by its selectors, else by the words around them, else by their order.
 * Tick boxes have no place in a block: the portal shows some of them only for some kinds of buyer.
 */
function placeInGroups(
  root: ParentNode,
  listed: readonly ListedField[],
  groups: FieldPlaces['groups'],
): ListedField[] {
  const blocks = groups.map(({ name, selector, nth }) => ({
    name,
    element: root.querySelectorAll(selector)[nth],
  }));
  const isDrawn = blocks.every(
    ({ element, name }) => element !== undefined && !isAnothersBlock(element, name, groups),
  );
  const place = (groupOf: (element: Element) => string | undefined, placedBy?: 'words') => {
    const counts = new Map<string, number>();
    return listed.map(({ element, field }): ListedField => {
      const group = groupOf(element);
      if (group === undefined) return { element, field };
      const nth = counts.get(group) ?? 0;
      const by = placedBy ? { placedBy } : {};
      if (isChoice(field)) return { element, field: { ...field, group, ...by } };
      counts.set(group, nth + 1);
      return { element, field: { ...field, group, nth, ...by } };
    });
  };
  if (isDrawn) return place((control) => blocks.find(({ element }) => element?.contains(control))?.name);
  const byWords = place(sideTeller(groups), 'words');
  const isTold = groups.every(
    ({ name }) =>
      byWords.filter(({ field }) => field.group === name && field.nth !== undefined).length >=
      LEAST_OF_A_SIDE,
  );
  if (isTold) return byWords;
  const byOrder = placeByOrder(listed.map(({ field }) => field));
  return listed.map(({ element, field }, at) => ({ element, field: byOrder[at] ?? field }));
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
  const nameOf = fieldNamer(root, places);
  const listed: ListedField[] = [];
  for (const control of controlsOutside(root, tables, places.outside)) {
    if (listed.length === MOST_FIELDS) break;
    const { label, labelFrom } = findLabel(control, places.items);
    if (isSecret(control, label) || isHiddenByMarkup(control)) continue;
    const read = readControl(control);
    if (!read) continue;
    const name = nameOf(control);
    const named = name === undefined ? {} : { name: cutText(name, 400) };
    listed.push({ element: control, field: { label, labelFrom, ...read, ...named } });
  }
  return placeInGroups(root, listed, places.groups);
}

/** The radio of this choice, chosen or not; of several alike (是, 否) the one under the same name. */
export function findRadio(
  root: ParentNode,
  { name, value }: Pick<RawField, 'name' | 'value'>,
  places: NamePlaces,
): HTMLInputElement | undefined {
  const alike = [...root.querySelectorAll<HTMLInputElement>('input[type=radio]')].filter(
    (radio) => (textOf(radio.closest('label')) || radio.value) === value && !isHiddenByMarkup(radio),
  );
  const nameOf = fieldNamer(root, places);
  const own = alike.find((radio) => nameOf(radio) === name);
  return own ?? (name === undefined && alike.length === 1 ? alike[0] : undefined);
}
