import { beijingText } from '../domain/beijing-time';
import type { Column } from '../domain/columns';
import type { DayCoverage } from '../domain/coverage-days';
import type { CrossMonthPair } from '../domain/cross-month';
import type { MonthTable } from '../domain/month-table';
import type { PortalRow } from '../domain/portal-row';
import {
  CHECK_COLUMNS,
  COVER_COLUMNS,
  checkedRows,
  ELSEWHERE_COLUMNS,
  MONTH_COLUMNS,
  monthRows,
  PAIR_COLUMNS,
} from '../domain/reconcile-columns';
import {
  type ListedSubmission,
  type MonthAside,
  type ReconcileLists,
  sumSubmissions,
} from '../domain/reconcile-lists';
import type { TextKey, Translate } from '../domain/texts/texts';
import { sheetColumns } from './written-columns';
import { createXlsxBook } from './xlsx-book';

export interface ReconcileBook {
  /** As the first sheet says it. */
  readonly company: string;
  readonly month: string;
  readonly lists: ReconcileLists;
  readonly records: ReadonlyMap<string, ListedSubmission>;
  readonly table: MonthTable;
  readonly aside: MonthAside;
  readonly pairs: readonly CrossMonthPair[];
  readonly days: readonly DayCoverage[];
  /** Days that may still change the table. */
  readonly openDays: number;
  readonly now: number;
  readonly t: Translate;
}

async function* onePage<Row>(rows: readonly Row[]) {
  yield rows;
}

/** The workbook of a check: 说明, 核对, 别处开的, 月末表, 跨月红冲, 覆盖. @returns rows of 核对 and 别处开的 */
export async function writeReconcileXlsx(
  target: WritableStream<Uint8Array>,
  { company, month, lists, records, table, aside, pairs, days, openDays, now, t }: ReconcileBook,
): Promise<number> {
  const book = createXlsxBook(target, now);
  const footer = t('xlsx.disclaimer');
  const add = <Row>(name: TextKey, columns: readonly Column<Row>[], rows: readonly Row[]) =>
    book.addTable(t(name), sheetColumns(columns, t), onePage(rows), footer);
  const checked = await add('reconcile.sheet.lists', CHECK_COLUMNS, checkedRows(lists, records, t));
  const elsewhere = await add<PortalRow>('reconcile.sheet.elsewhere', ELSEWHERE_COLUMNS, lists.elsewhere);
  await add('reconcile.sheet.month', MONTH_COLUMNS, monthRows(table));
  await add('reconcile.sheet.pairs', PAIR_COLUMNS, pairs);
  await add('reconcile.sheet.cover', COVER_COLUMNS, days);
  const beside = (['notIssued', 'unknown', 'unseen'] as const).map((name) => {
    const { count, gross } = sumSubmissions(aside[name]);
    return [t(`month.${name}`), `${t('inbox.count', { count })}　${gross}`] as const;
  });
  await book.addFirstSheet(t('xlsx.about'), t('reconcile.fileName'), [
    [t('xlsx.company'), company],
    [t('xlsx.period'), month],
    [t('xlsx.madeAt'), beijingText(now)],
    [t('month.title'), openDays > 0 ? t('month.partial', { days: openDays }) : t('month.whole')],
    ...beside,
    [t('xlsx.whatNot'), footer],
    [t('xlsx.madeBy'), t('xlsx.product')],
  ]);
  await book.close();
  return checked + elsewhere;
}
