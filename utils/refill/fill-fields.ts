import type { ListedField } from '../dom/list-fields';
import { pairFields } from '../domain/invoice/pair-fields';
import type { RawField } from '../domain/invoice/raw-snapshot';
import { isNotKept } from '../domain/invoice/without-travellers';
import { fillControl } from './fill-control';

/** Fields of the page as they are now. */
export interface FieldReaders {
  fields(): ListedField[];
  /** A radio, chosen or not: of a group the listed one is the chosen one. */
  radio(field: RawField): Element | undefined;
}

/** The elements that stand for the fields of a plan, on the page as it is now. */
export function locateFields(wanted: readonly RawField[], readers: FieldReaders) {
  const listed = readers.fields();
  const pairs = pairFields(
    wanted,
    listed.map(({ field }) => field),
  );
  return (index: number): { element: Element | undefined; shown: string | undefined } => {
    const found = listed[pairs[index] ?? -1];
    const field = wanted[index] as RawField;
    const element = field.kind === 'radio' ? readers.radio(field) : found?.element;
    return { element, shown: found?.field.value };
  };
}

/**
 * Fills fields in the order of the page.
 * @param wanted all fields of the plan, for telling alike ones apart
 * @param chosen which of them are filled now
 */
export async function fillFields(
  wanted: readonly RawField[],
  chosen: (field: RawField) => boolean,
  readers: FieldReaders,
): Promise<void> {
  let locate = locateFields(wanted, readers);
  for (const [index, field] of wanted.entries()) {
    if (!chosen(field) || isNotKept(field.value)) continue;
    const { element, shown } = locate(index);
    if (!element || shown === field.value) continue;
    await fillControl(element, field.value);
    // Filling one renders others again.
    locate = locateFields(wanted, readers);
  }
}
