import { writeXlsx } from 'hucre/xlsx';
import { type EntriesOfFile, entriesOfRows } from '../../../../utils/domain/entry/entries-of-rows';
import { ENTRY_COLUMNS, type EntryColumnId } from '../../../../utils/domain/entry/entry-columns';
import { readEntryFile } from '../../../../utils/exchange/entries/read-entry-file';

export const SELLER = { name: '北京云杉科技有限公司', taxId: '91110108MA01Q7X4HN' };
type Cell = string | number | boolean | Date;
export type GivenRow = { readonly [Column in EntryColumnId]?: Cell };

/** A row that can be taken. */
export const row = (formNumber: Cell, given: GivenRow = {}): GivenRow => ({
  formNumber,
  kind: '专票',
  priceIncludesTax: '不含税',
  buyerName: '北京青禾商贸有限公司',
  itemName: '*纸制品*打印纸',
  amount: 100,
  taxRate: '13%',
  ...given,
});

/** As she fills them into the sheet. */
export const cellsOf = (rows: readonly GivenRow[]): Array<Array<Cell | null>> => [
  ENTRY_COLUMNS.map(({ titles: [title = ''] }) => title),
  ...rows.map((given) => ENTRY_COLUMNS.map(({ id }) => given[id] ?? null)),
];

export const bookOf = (rows: readonly GivenRow[]): Promise<Uint8Array> =>
  writeXlsx({ sheets: [{ name: '发票登记表', rows: cellsOf(rows) }] });

/** What is taken of an Excel file of these rows; the first is row 2. */
export async function takenOf(rows: readonly GivenRow[]): Promise<EntriesOfFile> {
  const table = await readEntryFile(await bookOf(rows));
  if (!table) throw new Error('no form');
  return entriesOfRows(table.rows, SELLER, table.includesTax);
}

export const problemsOf = async (...rows: GivenRow[]) =>
  (await takenOf(rows)).problems.map(({ row: at, column, code }) => `${at} ${column ?? '-'} ${code}`);
