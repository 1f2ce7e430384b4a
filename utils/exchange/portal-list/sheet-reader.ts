import type { ExportedList } from '../../portal/exported-list';
import type { OpenBook, SheetRow } from '../xlsx/read-sheet';
import { plainTitle } from '../xlsx/sheet-columns';
import type { ListSheet } from './find-list-sheets';
import { withoutNothing } from './list-row';
import { RefusedList } from './refused-list';
import { isSumRow } from './sum-rows';

/** Beyond it the clerk exports in shorter periods; that many are in memory at once. */
export const MOST_INVOICES = 200_000;
export const MOST_LINE_ROWS = 1_000_000;

export interface ReadRun {
  readonly onProgress?: (rows: number) => void;
  readonly signal?: AbortSignal;
}

/** Rows of the sheets of one file, one sheet after the other. */
export class SheetReader {
  readonly from1904: boolean;
  private count = 0;
  private readonly nothing: ReadonlySet<string>;
  private readonly words: ReadonlySet<string>;

  constructor(
    private readonly book: OpenBook,
    readonly list: ExportedList,
    private readonly run: ReadRun,
  ) {
    this.from1904 = book.countsFrom1904;
    this.nothing = new Set(list.nothing);
    this.words = new Set(list.sums.map(plainTitle));
  }

  /** Each row under the header that is filled and no sum. */
  async *rows(
    { name, header, keys }: ListSheet,
    most: number,
    onSum: (row: SheetRow) => void = () => undefined,
  ): AsyncGenerator<SheetRow, void> {
    let count = 0;
    for await (const raw of this.book.rows(name)) {
      if (raw.number <= header.number) continue;
      const row = withoutNothing(raw, this.nothing);
      if (row.cells.every((cell) => cell.trim() === '')) continue;
      if (isSumRow(row, keys, this.words)) {
        onSum(row);
        continue;
      }
      count += 1;
      this.count += 1;
      if (count > most) throw new RefusedList('tooMany', { sheet: name });
      if (this.count % 500 === 0) {
        this.tell();
        // A turn for the page: its 取消 must be heard.
        await new Promise((resolve) => setTimeout(resolve, 0));
        this.run.signal?.throwIfAborted();
      }
      yield row;
    }
  }

  /** Tells how many rows were read so far. */
  tell(): void {
    this.run.onProgress?.(this.count);
  }
}
