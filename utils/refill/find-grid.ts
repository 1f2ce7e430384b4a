import { CONTROLS } from '../dom/read-control';
import { textOf } from '../dom/shown';
import type { FieldMapping, LineFieldId } from '../domain/field-mapping';
import { sameLabel } from '../domain/pick-field';

/** Where each line field stands in the real line grid. */
export interface Grid {
  readonly rows: () => Element[];
  readonly control: (row: number, id: LineFieldId) => HTMLElement | undefined;
}

/**
 * The line grid of the form: the table with an amount column whose rows hold controls. A cloned, empty table for the
 * sticky header stands beside it. Rows are looked up anew each time: the page renders them again as it computes.
 */
export function findGrid(root: ParentNode, lines: FieldMapping['lines']): Grid | undefined {
  const headOf = (table: Element) => [...table.querySelectorAll('thead th')];
  const place = (table: Element, id: LineFieldId) => {
    const heads = headOf(table);
    for (const { key, label } of lines[id]) {
      const at = heads.findIndex(
        (head) =>
          (key === undefined || head.getAttribute('data-colkey') === key) &&
          (label === undefined || sameLabel(textOf(head), label)),
      );
      if (at >= 0) return at;
    }
    return -1;
  };
  const find = () =>
    [...root.querySelectorAll('table')].find(
      (table) => place(table, 'netAmount') >= 0 && table.querySelector('tbody tr input') !== null,
    );
  if (!find()) return undefined;
  const rows = () => {
    const table = find();
    return table ? [...table.querySelectorAll('tbody tr')].filter((row) => row.querySelector('input')) : [];
  };
  return {
    rows,
    control(row, id) {
      const table = find();
      const at = table ? place(table, id) : -1;
      if (at < 0) return undefined;
      const controls = rows()[row]?.children[at]?.querySelectorAll<HTMLElement>(CONTROLS);
      return [...(controls ?? [])].find((control) => (control as HTMLInputElement).type !== 'checkbox');
    },
  };
}
