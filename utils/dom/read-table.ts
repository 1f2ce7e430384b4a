import type { RawTable } from '../domain/invoice/raw-snapshot';
import { cutText } from '../domain/invoice/whole-text';
import { CONTROLS, readControl } from './read-control';
import { isSecretControl, isSecretName } from './secret';
import { isHiddenByMarkup, textOf } from './shown';

const CELL_LIMIT = 2_000;
const LABEL_LIMIT = 400;
/** Bounds of `RawTable`: one table beyond them must not make the whole snapshot unreadable. */
const MOST_COLUMNS = 200;
const MOST_ROWS = 20_000;

/** The shown controls of each cell; by one look over the table, for a look into each of 20,000 cells takes long. */
function controlsByCell(table: HTMLTableElement): ReadonlyMap<Element, Element[]> {
  const byCell = new Map<Element, Element[]>();
  for (const control of table.querySelectorAll(CONTROLS)) {
    const cell = control.closest('td, th');
    if (!cell || isHiddenByMarkup(control, cell)) continue;
    const others = byCell.get(cell);
    if (others) others.push(control);
    else byCell.set(cell, [control]);
  }
  return byCell;
}

const NUMBER = /^[￥¥]?\s*-?[\d,]+(\.\d+)?\s*[%％]?$/;
/** Words of a cell that are no value of it. */
const NO_VALUE =
  'button, svg, label, [class*="tip"], [class*="error"], [class*="extra"], [class*="limit"], [class*="placeholder"]';

/** What a cell shows beside controls that hold no value: a number is the value, anything else is not understood. */
function shownBeside(cell: Element): string {
  if (cell.textContent?.trim() === '') return '';
  const copy = cell.cloneNode(true) as Element;
  for (const element of copy.querySelectorAll(NO_VALUE)) element.remove();
  return textOf(copy, CELL_LIMIT);
}

/** @returns undefined for a cell that shows something which could not be read */
function readCell(cell: Element, controls: readonly Element[], isSecretColumn: boolean): string | undefined {
  if (controls.length === 0) return textOf(cell, CELL_LIMIT);
  const values: string[] = [];
  let isTick = true;
  for (const control of controls) {
    if (isSecretColumn || isSecretControl(control)) continue;
    const read = readControl(control);
    if (read?.kind !== 'checkbox') isTick = false;
    // A row's tick box is the page's own business, not the invoice's.
    if (read && read.kind !== 'checkbox' && read.value !== '') values.push(read.value);
  }
  if (values.length > 0) return cutText(values.join(' '), CELL_LIMIT);
  const beside = isSecretColumn || isTick ? '' : shownBeside(cell);
  return beside === '' || NUMBER.test(beside) ? beside : undefined;
}

/** The libraries write the key of a column into a class, too: `t-table__th-je`. */
function keyInClass(cell: Element): string | undefined {
  for (const token of cell.classList) {
    const key = /__th-([A-Za-z]+)$/.exec(token)?.[1];
    if (key !== undefined) return key;
  }
  return undefined;
}

/** Columns of a table, by label and by the key that component libraries put on their header cells. */
export function readColumns(table: HTMLTableElement): RawTable['columns'] {
  const header = table.tHead?.rows[table.tHead.rows.length - 1];
  return [...(header?.cells ?? [])].map((cell) => {
    const key = cell.getAttribute('data-colkey') ?? cell.getAttribute('data-field') ?? keyInClass(cell);
    const label = textOf(cell).replace(/^\*\s*/, '');
    return key ? { label, key: cutText(key, LABEL_LIMIT) } : { label };
  });
}

/**
 * Reads a table under its header. Rows that do not have the header's cells (an empty-state row, a spanning note)
 * are left out.
 * @returns undefined for a table without header or rows (libraries clone an empty one for their sticky header)
 *   or with more columns than any line grid has
 */
export function readTable(table: HTMLTableElement): RawTable | undefined {
  const columns = readColumns(table);
  if (columns.length === 0 || columns.length > MOST_COLUMNS) return undefined;
  const controls = controlsByCell(table);
  const secret = columns.map(({ label }) => isSecretName(label));
  const rows: string[][] = [];
  let unread = 0;
  const read = (cell: Element, index: number) => {
    const value = readCell(cell, controls.get(cell) ?? [], secret[index] === true);
    if (value === undefined) unread += 1;
    return value ?? '';
  };
  for (const body of table.tBodies) {
    for (const row of body.rows) {
      if (row.cells.length === columns.length && rows.length < MOST_ROWS) rows.push([...row.cells].map(read));
    }
  }
  return rows.length === 0 ? undefined : { columns, rows, ...(unread > 0 ? { unread } : {}) };
}
