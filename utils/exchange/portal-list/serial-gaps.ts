import type { SheetRow } from '../xlsx/read-sheet';
import { cellOf, placesOf, titleOf } from '../xlsx/sheet-columns';
import type { ListSheet } from './find-list-sheets';
import { MOST_LINE_ROWS } from './sheet-reader';

/** Numbers that the rows of a sheet leave out: it was longer once. */
export interface SerialGap {
  readonly sheet: string;
  readonly column: string;
  /** The first of them, and how many. */
  readonly first: number;
  readonly count: number;
}

/**
 * 序号 of a sheet's rows. Whether the portal counts the rows of the file or keeps the places of its list is not known: numbers
 * without a gap prove nothing, a gap proves that rows are missing (chosen ones were exported, or some were deleted).
 */
export class Serials {
  private readonly seen = new Set<number>();
  private readonly places;
  private isRead = true;

  constructor(
    private readonly sheet: ListSheet,
    titles: readonly string[],
  ) {
    this.places = placesOf(sheet.header.cells, { serial: titles });
  }

  note(row: SheetRow): void {
    if (!this.isRead || !this.places.has('serial')) return;
    const number = Number(cellOf(row, this.places, 'serial') || Number.NaN);
    // What is no place in a list is no 序号, whatever its title.
    if (!Number.isInteger(number) || number < 0 || number > MOST_LINE_ROWS) this.isRead = false;
    else if (number > 0) this.seen.add(number);
  }

  gap(): SerialGap | undefined {
    let last = 0;
    for (const number of this.seen) last = Math.max(last, number);
    const count = last - this.seen.size;
    if (!this.isRead || count === 0) return undefined;
    let first = 1;
    while (this.seen.has(first)) first += 1;
    return {
      sheet: this.sheet.name,
      column: titleOf(this.sheet.header, this.places, 'serial'),
      first,
      count,
    };
  }
}
