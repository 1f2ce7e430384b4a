import { plainText } from '../../domain/invoice/plain-text';
import type { OpenBook, SheetRow } from './read-sheet';

/** Places of the columns that a header has, by name; in the order of their titles, where several are there. */
export type Places<Name extends string> = ReadonlyMap<Name, readonly number[]>;

/** A header stands at most so many rows below the top: titles and remarks may be above it. */
const LOOKED_THROUGH = 20;
/** Longest text of a fact's cell. */
const CELL = 400;

/** Without what is added to a title: the star of a needed one, and notes in brackets. */
const bare = (title: string) => title.replace(/[*]|\([^()]*\)/g, '');

/** A title, or a word in a cell, to the form that is compared. */
export const plainTitle = (title: string): string => bare(plainText(title)) || plainText(title);

/** @param titles of each column, the most wanted first */
export function placesOf<Name extends string>(
  header: readonly string[],
  titles: Readonly<Record<Name, readonly string[]>>,
): Places<Name> {
  const shown = header.map(plainText);
  const shownBare = header.map(plainTitle);
  // The title as it is comes before one with a note, which may be about something else (价税合计（大写）).
  const placeOf = (title: string) => {
    const place = shown.indexOf(plainText(title));
    return place >= 0 ? place : shownBare.indexOf(plainTitle(title));
  };
  return new Map(
    (Object.entries(titles) as Array<[Name, readonly string[]]>).flatMap(([name, of]) => {
      const places = of.map(placeOf).filter((place) => place >= 0);
      return places.length > 0 ? [[name, places] as const] : [];
    }),
  );
}

/** How the header writes the title of a column; '' where it has none. */
export function titleOf<Name extends string>(header: SheetRow, places: Places<Name>, name: Name): string {
  return (header.cells[places.get(name)?.[0] ?? -1] ?? '').replace(/\s/g, '').slice(0, 40);
}

/** The first of the column's cells that is filled; '' when none is. */
export function cellOf<Name extends string>(row: SheetRow, places: Places<Name>, name: Name): string {
  for (const place of places.get(name) ?? []) {
    const text = row.cells[place]?.trim();
    if (text) return text;
  }
  return '';
}

/**
 * A copy that stands alone. A text cut out of another keeps the whole of that in memory: for each number of a list, the
 * 64 KB of sheet around it. Only a text that is put together and cut again is copied.
 */
const standAlone = (text: string) => ` ${text}`.slice(1);

/** What the row shows in each column that is filled, in texts of its own. */
export function textsOf<Name extends string>(
  row: SheetRow,
  places: Places<Name>,
): { [Column in Name]?: string } {
  const texts: { [Column in Name]?: string } = {};
  for (const name of places.keys()) {
    const text = cellOf(row, places, name).slice(0, CELL);
    if (text !== '') texts[name] = standAlone(text);
  }
  return texts;
}

/** The row that holds more of these titles than any other near the top, if it holds at least two. */
export async function findHeader(
  book: OpenBook,
  sheet: string,
  titles: Readonly<Record<string, readonly string[]>>,
): Promise<SheetRow | undefined> {
  let best: { row: SheetRow; found: number } | undefined;
  let looked = 0;
  for await (const row of book.rows(sheet)) {
    const found = placesOf(row.cells, titles).size;
    if (found > Math.max(1, best?.found ?? 0)) best = { row, found };
    looked += 1;
    if (looked >= LOOKED_THROUGH) break;
  }
  return best?.row;
}
