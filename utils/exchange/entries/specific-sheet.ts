import type { Entry } from '../../domain/entry/entry';
import { ENTRY_COLUMNS } from '../../domain/entry/entry-columns';
import type { SpecificCell, SpecificColumn, SpecificRow } from '../../domain/entry/specific-rows';
import { SPECIFIC_BUSINESSES, specificFields } from '../../portal/template/specific-fields';
import { isRounded } from '../xlsx/cell-text';
import type { SheetRow } from '../xlsx/read-sheet';
import { cellOf, placesOf } from '../xlsx/sheet-columns';
import type { SheetColumn } from '../xlsx/xlsx-sheet';

/** Of a field whose most characters are not told; as the form of 待开登记 takes it. */
const MOST = 400;
/** Any other field of the portal's form: 其他：收款人. */
const OTHER = '其他：';
const MOST_OF_OTHER = 4_000;
const IS_OTHER = /^其他[：:]\s*(?=\S)/;
const ERROR = /^#(?:N\/A|VALUE!|REF!|DIV\/0!|NUM!|NAME\?|NULL!|SPILL!|CALC!|GETTING_DATA)$/i;
const WIDTH = 26;

/** Beside each other, as on sheet 3 of the portal's batch template; each says whose it is, for several share a name. */
export const SPECIFIC_COLUMNS: readonly SpecificColumn[] = SPECIFIC_BUSINESSES.flatMap((business) =>
  specificFields(business).map(({ header, max = MOST, values }) => ({
    title: `${business}：${header}`,
    business,
    label: header,
    max,
    ...(values ? { values } : {}),
  })),
);

const otherColumn = (label: string): SpecificColumn => ({
  title: OTHER + label,
  label,
  max: MOST_OF_OTHER,
});

const NUMBER = 'formNumber';
const TITLES: Readonly<Record<string, readonly string[]>> = {
  [NUMBER]: ENTRY_COLUMNS.find(({ id }) => id === NUMBER)?.titles ?? [],
  ...Object.fromEntries(SPECIFIC_COLUMNS.map(({ title }) => [title, [title]])),
};

/** Titles by which the header of the sheet 特定业务 is found. */
export const SPECIFIC_TITLES = TITLES;

/** Whether a row of cells is its header. */
export function isSpecificHeader(cells: readonly string[]): boolean {
  const places = placesOf(cells, TITLES);
  return places.has(NUMBER) && places.size > 1;
}

/** What stands under the header, row by row, and the titles under which nothing is read. */
export function specificReader(header: SheetRow): {
  readonly unread: readonly string[];
  readonly rowOf: (row: SheetRow) => SpecificRow | undefined;
} {
  const places = placesOf(header.cells, TITLES);
  const known = SPECIFIC_COLUMNS.flatMap((column) => {
    const [at] = places.get(column.title) ?? [];
    return at === undefined ? [] : [{ column, at }];
  });
  const others = header.cells.flatMap((cell, at) => {
    const title = cell.trim();
    return IS_OTHER.test(title)
      ? [{ column: otherColumn(title.replace(IS_OTHER, '').slice(0, MOST)), at }]
      : [];
  });
  const columns = [...known, ...others];
  const read = new Set([...(places.get(NUMBER) ?? []), ...columns.map(({ at }) => at)]);
  return {
    unread: header.cells
      .filter((cell, at) => cell.trim() !== '' && !read.has(at))
      .map((title) => title.slice(0, 40)),
    rowOf(row) {
      const cells = columns.flatMap(({ column, at }): SpecificCell[] => {
        const shown = (row.cells[at] ?? '').trim();
        if (shown === '') return [];
        const lost = ERROR.test(shown) ? 'cellError' : isRounded(shown) ? 'rounded' : undefined;
        return [{ column, shown, ...(lost ? { lost } : {}) }];
      });
      const formNumber = cellOf(row, places, NUMBER);
      return cells.length === 0 ? undefined : { row: row.number, formNumber, cells };
    },
  };
}

interface WrittenRow {
  readonly formNumber: string;
  readonly values: ReadonlyMap<string, string>;
}

/** Where a field stands so that it is read again as it is: under its 特定业务, else as any other. */
function columnOf({ specificBusiness }: Entry, { label, value }: { label: string; value: string }) {
  const own = SPECIFIC_COLUMNS.find(
    (column) => column.business === specificBusiness && column.label === label,
  );
  const fits = own && value.length <= own.max && (own.values?.includes(value) ?? true);
  return fits ? own : otherColumn(label);
}

/** The sheet 特定业务 to be written: its columns, and a row for each invoice that has such fields. */
export function specificTable(
  entries: ReadonlyArray<{ readonly formNumber: string; readonly entry: Entry }>,
  numberTitle: string,
): { readonly columns: readonly SheetColumn<WrittenRow>[]; readonly rows: readonly WrittenRow[] } {
  const others = new Map<string, SpecificColumn>();
  const rows = entries.flatMap(({ formNumber, entry }): WrittenRow[] => {
    const values = new Map<string, string>();
    for (const field of entry.extras) {
      const label = (field.label || field.name) ?? '';
      if (label === '') continue;
      let column = columnOf(entry, { label, value: field.value });
      // One of several under the same name (出行人): none is left out.
      for (let nth = 2; values.has(column.title); nth += 1) column = otherColumn(`${label} ${nth}`);
      values.set(column.title, field.value);
      if (column.business === undefined) others.set(column.title, column);
    }
    return values.size === 0 ? [] : [{ formNumber, values }];
  });
  const columns = [...SPECIFIC_COLUMNS, ...others.values()].map(
    ({ title, values }): SheetColumn<WrittenRow> => ({
      title,
      kind: 'text',
      width: WIDTH,
      value: (row) => row.values.get(title) ?? '',
      typed: { asText: true, ...(values ? { choices: values } : {}) },
    }),
  );
  return {
    columns: [
      {
        title: numberTitle,
        kind: 'digits',
        width: 10,
        value: ({ formNumber }) => formNumber,
        typed: { asText: true },
      },
      ...columns,
    ],
    rows,
  };
}
