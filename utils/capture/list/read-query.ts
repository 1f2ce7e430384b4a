import { findLabel } from '../../dom/find-label';
import { CONTROLS, readControl } from '../../dom/read-control';
import { textOf } from '../../dom/shown';
import type { ListQuery } from '../../domain/fact/list-facts';
import { sameLabel } from '../../domain/invoice/pick-field';
import type { QueryPage } from '../../portal/profile';

interface Condition {
  readonly control: Element;
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
}

function conditionsIn(root: ParentNode): Condition[] {
  return [...root.querySelectorAll(CONTROLS)].flatMap((control) => {
    if (control.closest('table') || (control as HTMLInputElement).type === 'hidden') return [];
    const read = readControl(control);
    if (!read) return [];
    const placeholder = control.getAttribute('placeholder') ?? '';
    return [{ control, label: findLabel(control).label, placeholder, value: read.value.trim() }];
  });
}

const isOne = (label: string, names: readonly string[]) => names.some((name) => sameLabel(label, name));

/** The controls of the first and the last day: each by its own name, else the two behind one label, in their order. */
function findDates(
  inside: readonly Condition[],
  { from, to, both }: QueryPage['dates'],
): [Condition | undefined, Condition | undefined] {
  const named = (names: readonly string[]) =>
    inside.find(({ label, placeholder }) => isOne(label, names) || isOne(placeholder, names));
  const [first, last] = [named(from), named(to)];
  const pair = inside.filter(({ label }) => isOne(label, both));
  return [
    first ?? pair.find((one) => one !== last),
    last ?? pair.findLast((one) => one !== first && pair.length > 1),
  ];
}

const DAY = /^(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})\s?日?(?:\s+(\d{2}:\d{2}(?::\d{2})?))?$/;

/**
 * A day as it is kept, `YYYY-MM-DD`; one with a time only where that leaves nothing of the day out. What is no day
 * stays as it is shown.
 */
function dayOf(value: string, wholeDay: string): string {
  const [, year, month = '', day = '', time = wholeDay] = DAY.exec(value) ?? [];
  if (year === undefined || !time.startsWith(wholeDay)) return value.slice(0, 40);
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** A select of several shows its choices as tags beside an empty input. */
const kindsShown = ({ control, value }: Condition) =>
  value ||
  [...(control.closest('.t-input, .t-tag-input, .t-select')?.querySelectorAll('.t-tag') ?? [])]
    .map((tag) => textOf(tag))
    .join(' ');

/**
 * The conditions of the query as they stand. A condition in the same block that holds anything else narrows the
 * list, shown or folded away.
 */
export function readQuery(root: ParentNode, { conditions, fields, dates, noLimit }: QueryPage): ListQuery {
  const all = conditionsIn(root);
  const type = all.find(({ label }) => isOne(label, fields.type));
  const block = type?.control.closest(conditions.join(', '));
  if (!type || !block) return {};
  const inside = all.filter(({ control }) => block.contains(control));
  const kinds = inside.filter(({ label }) => isOne(label, fields.kinds));
  const [from, to] = findDates(inside, dates);
  const known = new Set([type, ...kinds, from, to]);
  const others = inside.filter(
    (condition) => !known.has(condition) && !['', 'false', ...noLimit].includes(condition.value),
  );
  return {
    type: type.value.slice(0, 100),
    ...(kinds.length === 0 ? {} : { kinds: kinds.map(kindsShown).filter(Boolean).join(' ').slice(0, 400) }),
    ...(from ? { from: dayOf(from.value, '00:00') } : {}),
    ...(to ? { to: dayOf(to.value, '23:59') } : {}),
    others: others.slice(0, 100).map(({ label }) => label.slice(0, 400)),
  };
}
