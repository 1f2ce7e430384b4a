import type { FieldAlternative } from './field-mapping';
import { plainChinese } from './plain-chinese';
import type { RawField, RawSnapshot } from './raw-snapshot';

const DECORATION = /[\s:：*＊]/g;
/** Pages call their controls by the same few hundred labels; a text that is longer is no label. */
const MOST_LABELS = 2_000;
const LONGEST_LABEL = 60;
const known = new Map<string, string>();

function bare(label: string): string {
  const found = known.get(label);
  if (found !== undefined) return found;
  const made = plainChinese(label.normalize('NFKC').replace(DECORATION, ''));
  if (known.size >= MOST_LABELS) known.clear();
  if (label.length <= LONGEST_LABEL) known.set(label, made);
  return made;
}

/** Labels are the same when they differ only in spaces, colons, width, traditional characters or the star of required fields. */
export const sameLabel = (left: string, right: string): boolean =>
  left === right || bare(left) === bare(right);

/** Texts are compared last: a form has many fields, and most are told apart by less. */
const fits = (field: RawField, { name, label, words, kind, group, nth }: FieldAlternative) =>
  (name === undefined || field.name === name) &&
  (kind === undefined || field.kind === kind) &&
  (group === undefined || (group === null ? field.group === undefined : field.group === group)) &&
  (nth === undefined || field.nth === nth) &&
  (label === undefined || sameLabel(field.label, label)) &&
  (words === undefined || new RegExp(words, 'i').test(bare(field.label)));

/** The control of the first alternative that finds one. */
export function pickField(
  fields: readonly RawField[],
  alternatives: readonly FieldAlternative[] | undefined,
): RawField | undefined {
  for (const alternative of alternatives ?? []) {
    if (alternative.text !== undefined) continue;
    const found = fields.find((field) => fits(field, alternative));
    if (found) return found;
  }
  return undefined;
}

/**
 * The shown value of the first alternative that finds its field.
 * @returns undefined when no alternative fits; an empty field gives ''.
 */
export function findField(
  raw: Pick<RawSnapshot, 'fields' | 'texts'>,
  alternatives: readonly FieldAlternative[] | undefined,
): string | undefined {
  for (const alternative of alternatives ?? []) {
    const { text } = alternative;
    const shown = text === undefined ? pickField(raw.fields, [alternative])?.value : raw.texts[text];
    if (shown !== undefined) return shown;
  }
  return undefined;
}
