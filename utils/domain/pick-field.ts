import type { FieldAlternative } from './field-mapping';
import type { RawSnapshot } from './raw-snapshot';

const DECORATION = /[\s:：*＊]/g;
const bare = (label: string) => label.normalize('NFKC').replace(DECORATION, '');

/** Labels are the same when they differ only in spaces, colons, width or the star of required fields. */
export const sameLabel = (left: string, right: string): boolean => bare(left) === bare(right);

/**
 * The shown value of the first alternative that finds its field.
 * @returns undefined when no alternative fits; an empty field gives ''.
 */
export function findField(
  raw: Pick<RawSnapshot, 'fields' | 'texts'>,
  alternatives: readonly FieldAlternative[] | undefined,
): string | undefined {
  for (const { name, label, group, nth, text } of alternatives ?? []) {
    if (text !== undefined) {
      const shown = raw.texts[text];
      if (shown !== undefined) return shown;
      continue;
    }
    const field = raw.fields.find(
      (candidate) =>
        (name === undefined || candidate.name === name) &&
        (label === undefined || sameLabel(candidate.label, label)) &&
        (group === undefined || candidate.group === group) &&
        (nth === undefined || candidate.nth === nth),
    );
    if (field) return field.value;
  }
  return undefined;
}
