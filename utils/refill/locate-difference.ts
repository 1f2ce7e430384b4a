import type { FieldMapping } from '../domain/invoice/field-mapping';
import { sameLabel } from '../domain/invoice/pick-field';
import type { RawField } from '../domain/invoice/raw-snapshot';
import type { Difference } from '../domain/retry/compare-refill';
import { type FieldReaders, locateFields } from './fill-fields';
import { findGrid } from './find-grid';

/** Where a difference stands on the page as it is now: the control, else the row. */
export function locateDifference(
  document: Document,
  lines: FieldMapping['lines'],
  wanted: readonly RawField[],
  difference: Difference,
  readers: FieldReaders,
): Element | undefined {
  if (difference.at === 'field') return locateFields(wanted, readers)(difference.index).element;
  if (difference.at !== 'cell' || difference.table !== 'lines') return undefined;
  const grid = findGrid(document, lines);
  const row = grid?.row(difference.row);
  const column = grid?.columns.find(({ label }) => sameLabel(label, difference.label));
  return (row && column && grid?.control(row, column)) ?? row;
}
