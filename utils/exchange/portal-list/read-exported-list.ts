import type { ListRow } from '../../domain/fact/list-row';
import type { ExportedList } from '../../portal/exported-list';
import type { OpenBook } from '../xlsx/read-sheet';
import type { UnreadableRow } from '../xlsx/row-defect';
import { titleOf } from '../xlsx/sheet-columns';
import { findListSheets, type ListSheet } from './find-list-sheets';
import { idOfRow } from './list-row';
import { readExportedInvoices } from './read-exported-invoices';
import { readExportedLines } from './read-exported-lines';
import { RefusedList } from './refused-list';
import type { SerialGap } from './serial-gaps';
import { MOST_LINE_ROWS, type ReadRun, SheetReader } from './sheet-reader';
import { sumExportedLines } from './sum-exported-lines';
import type { SumGap } from './sum-rows';

export interface ExportedInvoices {
  /** By their id, in the file's order. */
  readonly rows: ReadonlyMap<string, ListRow>;
  /** Each row of the list of invoices that could not be taken in, and each line. */
  readonly unreadable: readonly UnreadableRow[];
  /** Invoices that the file holds and that are not in `rows`. */
  readonly lost: number;
  /** Sums of the file that are others than those of `rows`: it lacks invoices, or has too many. */
  readonly gaps: readonly SumGap[];
  /** 序号 leaves numbers out: it has rows that are not here. */
  readonly serialGap?: SerialGap;
  /** The amounts of the invoices were added up from their lines. */
  readonly isSummed: boolean;
}

/** Invoices of a sheet that knows no amounts, and which no other sheet has: told and counted, never dropped. */
async function readOnlyThere(reader: SheetReader, sheet: ListSheet, isKnown: (id: string) => boolean) {
  const unreadable: UnreadableRow[] = [];
  const only = new Set<string>();
  let nameless = 0;
  const column = titleOf(sheet.header, sheet.keys, 'invoiceNumber');
  for await (const row of reader.rows(sheet, MOST_LINE_ROWS)) {
    const { id, shown } = idOfRow(row, sheet.keys);
    const told = { sheet: sheet.name, row: row.number, column };
    if (id === undefined) {
      if (shown === '') continue;
      nameless += 1;
      unreadable.push({ ...told, defect: 'number', shown });
    } else if (!isKnown(id) && !only.has(id)) {
      only.add(id);
      unreadable.push({ ...told, defect: 'elsewhere', shown: id });
    }
  }
  return { unreadable, only, nameless };
}

/**
 * Reads 全量发票查询导出结果.xlsx: every invoice with its lines, and each row that cannot be read with its reason. A
 * column that is not there is absent in every row; an invoice has all of its lines or none.
 * @throws {RefusedList} when it is no list, or a needed column is missing
 * @throws {RefusedSheet} when the file turns out to be damaged
 */
export async function readExportedList(
  book: OpenBook,
  list: ExportedList,
  run: ReadRun = {},
): Promise<ExportedInvoices> {
  const { invoices, lines, others } = await findListSheets(book, list);
  const reader = new SheetReader(book, list, run);
  const source = invoices ?? lines;
  if (!source) throw new RefusedList('notList');
  const read = invoices
    ? await readExportedInvoices(reader, invoices)
    : await sumExportedLines(reader, source);
  const { rows, gaps, serialGap } = read;
  const unreadable = [...read.unreadable];
  /** Invoices that only other sheets name. */
  const elsewhere = new Set<string>();
  const isKnown = (id: string) => rows.has(id) || read.lostIds.has(id) || elsewhere.has(id);
  let nameless = 0;

  if (invoices && lines) {
    const its = await readExportedLines(reader.rows(lines, MOST_LINE_ROWS), lines, rows);
    unreadable.push(...its.unreadable);
    for (const id of its.only) if (!isKnown(id)) elsewhere.add(id);
    for (const [id, all] of its.lines) rows.set(id, { ...(rows.get(id) as ListRow), lines: all });
  }
  for (const sheet of others) {
    const its = await readOnlyThere(reader, sheet, isKnown);
    unreadable.push(...its.unreadable);
    for (const id of its.only) elsewhere.add(id);
    nameless += its.nameless;
  }
  // They may be those that have no number in their own sheet: none is counted twice.
  const lost = read.lost + nameless + Math.max(0, elsewhere.size - read.nameless);
  if (rows.size === 0 && lost === 0) throw new RefusedList('empty', { sheet: source.name });
  reader.tell();
  return { rows, unreadable, lost, gaps, isSummed: !invoices, ...(serialGap ? { serialGap } : {}) };
}
