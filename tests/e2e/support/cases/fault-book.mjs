import { readFileSync } from 'node:fs';
import { readXlsx } from 'hucre/xlsx';
import { cellsOf, formulasOf } from './expected-book.mjs';

/**
 * The workbook of 故障与证据: each outage by the heads of its columns, instants as epoch ms; rows of 影响的发票 and 逐条.
 * @param {string} path
 */
export async function readFaultBook(path) {
  const book = await readXlsx(new Uint8Array(readFileSync(path)));
  const {
    故障时段: [heads, ...outages],
    影响的发票: hits,
    逐条: faults,
  } = cellsOf(book);
  // Behind them stands what the table does not say.
  const isRow = ([begin]) => begin instanceof Date;
  // Cells hold Beijing's wall time.
  const plain = (cell) => (cell instanceof Date ? cell.getTime() - 8 * 3_600_000 : cell);
  return {
    outages: outages
      .filter(isRow)
      .map((row) => Object.fromEntries(heads.map((head, nth) => [head, plain(row[nth])]))),
    hits: hits.filter(isRow),
    faults: faults.filter(isRow),
    formulas: formulasOf(book),
  };
}
