import { sameLabel } from './pick-field';
import type { RawField } from './raw-snapshot';

const isChoice = ({ kind }: RawField) => kind === 'checkbox' || kind === 'radio';

/** Strongest first. A radio is found by its name alone, for its label is the choice itself. */
const RULES: ReadonlyArray<(wanted: RawField, shown: RawField) => boolean> = [
  (wanted, shown) =>
    wanted.name !== undefined &&
    wanted.name === shown.name &&
    (wanted.kind !== 'checkbox' || sameLabel(wanted.label, shown.label)),
  (wanted, shown) => !isChoice(wanted) && sameLabel(wanted.label, shown.label) && wanted.nth === shown.nth,
  (wanted, shown) => wanted.label !== '' && sameLabel(wanted.label, shown.label),
];

/**
 * For each field of one reading of a form its place in another reading of the same form. Each place is taken once:
 * of several alike (是否展示) the first belongs to the first.
 */
export function pairFields(
  wanted: readonly RawField[],
  shown: readonly RawField[],
): Array<number | undefined> {
  const pairs: Array<number | undefined> = wanted.map(() => undefined);
  const taken = new Set<number>();
  for (const rule of RULES) {
    for (const [index, field] of wanted.entries()) {
      if (pairs[index] !== undefined) continue;
      const found = shown.findIndex(
        (candidate, at) =>
          !taken.has(at) &&
          candidate.group === field.group &&
          isChoice(candidate) === isChoice(field) &&
          rule(field, candidate),
      );
      if (found < 0) continue;
      pairs[index] = found;
      taken.add(found);
    }
  }
  return pairs;
}
