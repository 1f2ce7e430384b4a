import type { OtherFile } from '../../portal/exported-list';

/**
 * Why a list is not read: `notList` no sheet of it is one · `missing` a needed column is not there · `tooMany` more rows
 * than are taken in at once · `empty` it holds no invoice
 */
export type ListRefusal = 'notList' | 'missing' | 'tooMany' | 'empty';

/** What stands there instead, as far as it is known. */
export interface RefusedAbout {
  readonly sheet?: string;
  /** Of the header, as the spreadsheet numbers it. */
  readonly row?: number;
  /** Columns that are missing. */
  readonly titles?: readonly string[];
  /** What the header shows. */
  readonly shown?: readonly string[];
  /** Names of all sheets. */
  readonly sheets?: readonly string[];
  /** Another file that it seems to be, and the column that tells so. */
  readonly other?: OtherFile['name'];
  readonly column?: string;
}

export class RefusedList extends Error {
  override name = 'RefusedList';
  constructor(
    readonly refusal: ListRefusal,
    readonly about: RefusedAbout = {},
  ) {
    super(refusal);
  }
}
