import type { FieldMapping } from '../domain/invoice/field-mapping';
import { columnOf } from '../domain/invoice/line-columns';
import { pickField } from '../domain/invoice/pick-field';
import type { NamedPlace } from '../domain/retry/named-place';
import type { FieldReaders } from './fill-fields';
import { findGrid } from './find-grid';

/** A text that names a column and no line means one of so many at the most; of more nothing is pointed at. */
const MOST_ROWS = 8;

/** The controls of the page as it is now which a text of the portal names; empty where none is found. */
export function locateNamed(
  document: Document,
  { fields, lines }: FieldMapping,
  place: NamedPlace,
  readers: Pick<FieldReaders, 'fields'>,
): Element[] {
  if (place.at === 'field') {
    const listed = readers.fields();
    const found = pickField(
      listed.map(({ field }) => field),
      fields[place.field],
    );
    const element = listed.find(({ field }) => field === found)?.element;
    return element ? [element] : [];
  }
  const grid = findGrid(document, lines);
  const column = grid?.columns[columnOf([...grid.columns], lines[place.column])];
  if (!grid || !column) return [];
  const numbers =
    place.row === undefined ? Array.from({ length: MOST_ROWS + 1 }, (_, at) => at) : [place.row];
  const cells = numbers.flatMap((number) => {
    const row = grid.row(number);
    return row ? [grid.control(row, column) ?? row] : [];
  });
  return cells.length > MOST_ROWS ? [] : cells;
}
