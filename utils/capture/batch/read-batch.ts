import { readColumns, readTable } from '../../dom/read-table';
import { isHiddenByMarkup, textOf } from '../../dom/shown';
import type { ColumnAlternative } from '../../domain/invoice/field-mapping';
import { columnOf } from '../../domain/invoice/line-columns';
import type { RawSnapshot, RawTable } from '../../domain/invoice/raw-snapshot';
import type { BatchColumn, BatchPage, PortalProfile } from '../../portal/profile';
import { type RowPlace, rowPlace, rowSnapshot } from '../entry/row-snapshot';

/** A row of the imported file as the page shows it. */
export interface BatchRow {
  readonly serialNumber: string;
  readonly snapshot: RawSnapshot;
}

/** A row of 「批量开具结果」. */
export interface BatchResult {
  readonly serialNumber: string;
  /** `open` while the row does not say. */
  readonly state: 'issued' | 'failed' | 'open';
  readonly invoiceNumbers: string[];
  /** 金额, with or without tax; empty where it is not shown. */
  readonly amount: string;
  /** 失败原因, else the row's own words. */
  readonly text: string;
  /** Tells one showing of the row from another, wherever it stands among the others. */
  readonly content: string;
  readonly snapshot: RawSnapshot;
}

/** How far above its table the title of the results may stand. */
const CLIMB = 8;
const TITLE_REACH = 400;
const CELL = 2_000;

/** Tables with a 流水号 column that are not hidden: of the imported rows, or of results. Only headers are read. */
const serialTables = (root: ParentNode, page: BatchPage, wanted: 'rows' | 'results', withHidden = false) =>
  [...root.querySelectorAll('table')].filter((table) => {
    if (!withHidden && isHiddenByMarkup(table)) return false;
    const columns = readColumns(table);
    const isResult = columnOf(columns, page.result.invoiceNumber) >= 0;
    return columnOf(columns, page.serialNumber) >= 0 && isResult === (wanted === 'results');
  });

const readAll = (tables: readonly HTMLTableElement[]) =>
  tables.flatMap((table) => {
    const read = readTable(table);
    return read ? [read] : [];
  });

/** Whether imported rows stand on the page. */
export const hasBatchRows = (root: ParentNode, page: BatchPage): boolean =>
  serialTables(root, page, 'rows').some((table) => {
    const width = readColumns(table).length;
    return [...table.tBodies].some((body) => [...body.rows].some(({ cells }) => cells.length === width));
  });

/** Whether a block around the table begins with such words. */
function blockWith<T>(table: Element, find: (text: string) => T | undefined): T | undefined {
  for (let at = table.parentElement, up = 0; at && up < CLIMB; at = at.parentElement, up += 1) {
    const found = find(textOf(at, TITLE_REACH));
    if (found !== undefined) return found;
  }
  return undefined;
}
const isNamed = (table: Element, title: string) =>
  blockWith(table, (text) => text.includes(title) || undefined) === true;

/** How many results the page counts, 成功 and 失败 together; undefined where it does not say. */
export function readResultCount(root: ParentNode, page: BatchPage): number | undefined {
  const counts = new RegExp(page.result.counts);
  for (const table of serialTables(root, page, 'results')) {
    const found = blockWith(table, (text) => counts.exec(text) ?? undefined);
    if (found) return Number(found[1]) + Number(found[2]);
  }
  return undefined;
}

/** 金额 alone may be with or without tax; beside 税额 and 价税合计 it is without. */
function placesOf({ columns }: RawTable, page: BatchPage) {
  const at = Object.fromEntries(
    Object.entries(page.columns).map(([name, alternatives]: [string, readonly ColumnAlternative[]]) => [
      name,
      columnOf(columns, alternatives),
    ]),
  ) as Record<BatchColumn, number>;
  return at.tax < 0 || at.gross < 0 ? { ...at, net: -1 } : at;
}

const snapshotOf = (table: RawTable, cells: readonly string[], page: BatchPage, shown: RowPlace) =>
  rowSnapshot(
    table.columns,
    cells,
    new Map(Object.entries(placesOf(table, page)).map(([name, at]) => [at, name])),
    shown,
  );

/** The imported rows that the page shows. Values and text only: it runs inside the click. */
export function readBatchRows(
  document: Document,
  profile: Pick<PortalProfile, 'batch' | 'query'>,
  now: number,
): BatchRow[] {
  const page = profile.batch;
  const shown = rowPlace(document, profile, now);
  return readAll(serialTables(document, page, 'rows')).flatMap((read) => {
    const at = columnOf(read.columns, page.serialNumber);
    return read.rows.flatMap((cells) => {
      const serialNumber = cells[at]?.trim().slice(0, 100) ?? '';
      return serialNumber === '' ? [] : [{ serialNumber, snapshot: snapshotOf(read, cells, page, shown) }];
    });
  });
}

/**
 * The rows of 「批量开具结果」 that the page shows.
 * @param withHidden those of a closed dialog, too, which the page may show again
 */
export function readBatchResults(
  document: Document,
  profile: Pick<PortalProfile, 'batch' | 'query'>,
  now: number,
  withHidden = false,
): BatchResult[] {
  const page = profile.batch;
  const { result } = page;
  const tables = serialTables(document, page, 'results', withHidden).filter((table) =>
    isNamed(table, result.title),
  );
  if (tables.length === 0) return [];
  const shown = rowPlace(document, profile, now);
  return readAll(tables).flatMap((read) => {
    const { columns } = read;
    const [serialAt, numberAt, reasonAt] = [page.serialNumber, result.invoiceNumber, result.reason].map(
      (alternatives) => columnOf(columns, alternatives),
    ) as [number, number, number];
    const placeAt = columnOf(columns, result.place);
    const amountAt = columnOf(columns, page.columns.net);
    return read.rows.map((cells) => {
      // The header of the column that says 成功 or 失败 is not known: the word is looked for.
      const says = (words: readonly string[]) => cells.some((cell) => words.includes(cell.trim()));
      const [issued, failed] = [says(result.issued), says(result.failed)];
      const number = /^\d{20}$/.exec(cells[numberAt]?.trim() ?? '')?.[0];
      const words = cells
        .map((cell) => cell.trim())
        .filter(Boolean)
        .join(' ')
        .slice(0, CELL);
      return {
        serialNumber: cells[serialAt]?.trim().slice(0, 100) ?? '',
        state: failed ? 'failed' : issued ? 'issued' : 'open',
        invoiceNumbers: number ? [number] : [],
        amount: cells[amountAt]?.trim().slice(0, 40) ?? '',
        text: cells[reasonAt]?.trim().slice(0, CELL) || words,
        // Its place among the others changes when newer rows come above it.
        content: JSON.stringify(cells.filter((_, column) => column !== placeAt)),
        snapshot: snapshotOf(read, cells, page, shown),
      } satisfies BatchResult;
    });
  });
}
