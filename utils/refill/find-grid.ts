import { CONTROLS } from '../dom/read-control';
import { readColumns } from '../dom/read-table';
import { isHiddenByMarkup, textOf } from '../dom/shown';
import type { FieldMapping } from '../domain/invoice/field-mapping';
import { columnOf } from '../domain/invoice/line-columns';
import type { RawTable } from '../domain/invoice/raw-snapshot';
import { columnPlace } from '../domain/retry/compare-refill';

type Column = RawTable['columns'][number];

/** The line grid as it is now. Looked up anew for each line: the page renders it again as it computes. */
export interface Grid {
  readonly columns: readonly Column[];
  /** The row of the line with this number, from 0; undefined when it is not shown (not there yet, another page). */
  row(line: number): HTMLTableRowElement | undefined;
  /** The control of that row under that column. */
  control(row: HTMLTableRowElement, column: Column): HTMLElement | undefined;
}

/** The table with an amount column whose rows hold controls; a cloned, empty one for the sticky header stands beside. */
export function findGrid(root: ParentNode, mapping: FieldMapping['lines']): Grid | undefined {
  for (const table of root.querySelectorAll('table')) {
    const columns = readColumns(table);
    if (columnOf(columns, mapping.netAmount) < 0 || !table.querySelector('tbody input')) continue;
    if (isHiddenByMarkup(table)) continue;
    const rows = [...table.querySelectorAll<HTMLTableRowElement>('tbody tr')].filter(
      (row) => row.cells.length === columns.length,
    );
    const lineNo = columnOf(columns, mapping.lineNo);
    // By 序号 where the grid shows one: of a paged grid the first row is not the first line.
    const numbered = lineNo >= 0 && /^\d+$/.test(textOf(rows[0]?.cells[lineNo]));
    const firstNo = numbered ? Number(textOf(rows[0]?.cells[lineNo])) - 1 : 0;
    return {
      columns,
      row: (line) => rows[line - firstNo],
      control(row, column) {
        const controls = row.cells[columnPlace(column, columns)]?.querySelectorAll<HTMLElement>(CONTROLS);
        return [...(controls ?? [])].find((one) => (one as HTMLInputElement).type !== 'checkbox');
      },
    };
  }
  return undefined;
}
