import type { ListColumn, ListRow } from '../../domain/fact/list-row';
import { parseDecimal, sameAmount } from '../../domain/invoice/money';
import { rowId } from '../../domain/list/portal-row';
import { defectOf, type UnreadableRow } from '../xlsx/row-defect';
import type { ListSheet } from './find-list-sheets';
import { listRowOf } from './list-row';
import { type SerialGap, Serials } from './serial-gaps';
import { MOST_INVOICES, type SheetReader } from './sheet-reader';
import { type SumGap, SumRows } from './sum-rows';

/** The invoices of one sheet. */
export interface ReadInvoices {
  /** By their id, in the file's order. */
  readonly rows: Map<string, ListRow>;
  readonly unreadable: readonly UnreadableRow[];
  /** Invoices that are not in `rows`. */
  readonly lost: number;
  /** Ids of those of them that have one; the others have none. */
  readonly lostIds: ReadonlySet<string>;
  readonly nameless: number;
  readonly gaps: readonly SumGap[];
  readonly serialGap?: SerialGap | undefined;
}

const sameNumber = (one: string | undefined, two: string | undefined) =>
  one !== undefined && two !== undefined && sameAmount(one, two);

const sameRow = (one: ListRow, two: ListRow) =>
  (Object.keys({ ...one, ...two }) as ListColumn[]).every(
    (name) =>
      one[name] === two[name] ||
      (['net', 'tax', 'gross'].includes(name) &&
        sameNumber(parseDecimal(one[name]), parseDecimal(two[name]))),
  );

/** Reads 发票基础信息, a row an invoice. */
export async function readExportedInvoices(reader: SheetReader, sheet: ListSheet): Promise<ReadInvoices> {
  const { name, header, keys } = sheet;
  const rows = new Map<string, ListRow>();
  const unreadable: UnreadableRow[] = [];
  const lostIds = new Set<string>();
  let nameless = 0;
  const sums = new SumRows();
  const serials = new Serials(sheet, reader.list.serial);
  for await (const row of reader.rows(sheet, MOST_INVOICES, (sum) => sums.add(sum, rows.size))) {
    serials.note(row);
    const shown = listRowOf(row, keys, reader.from1904);
    const id = rowId(shown) ?? '';
    const before = rows.get(id);
    const defect =
      defectOf(shown, header, keys) ??
      (before && !sameRow(before, shown) ? { defect: 'duplicate' as const, shown: id } : undefined);
    if (defect) {
      unreadable.push({ sheet: name, row: row.number, ...defect });
      if (id === '') nameless += 1;
      else lostIds.add(id);
    } else if (!before) rows.set(id, shown);
  }
  const lost = unreadable.length;
  // What is lost is told already: of course the sum is another.
  const gaps = lost > 0 ? [] : sums.gaps(sheet, [...rows.values()], reader.list.perhapsNotSummed);
  return { rows, unreadable, lost, lostIds, nameless, gaps, serialGap: serials.gap() };
}
