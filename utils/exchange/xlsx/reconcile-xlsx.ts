import { beijingText } from '../../domain/invoice/beijing-time';
import type { PortalRow } from '../../domain/list/portal-row';
import type { DayCoverage } from '../../domain/reconcile/coverage-days';
import type { CrossMonthPair } from '../../domain/reconcile/cross-month';
import type { MonthTable } from '../../domain/reconcile/month-table';
import {
  type ListedSubmission,
  type MonthAside,
  type ReconcileLists,
  sumSubmissions,
} from '../../domain/reconcile/reconcile-lists';
import type { TextKey, Translate } from '../../domain/texts/texts';
import type { Column } from '../../domain/view/columns';
import {
  CHECK_COLUMNS,
  COVER_COLUMNS,
  checkedRows,
  ELSEWHERE_COLUMNS,
  MONTH_COLUMNS,
  monthRows,
  PAIR_COLUMNS,
} from '../../domain/view/reconcile-columns';
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

/** The workbook of a check: 说明, 核对, 别处开的, 月末表, 跨月红冲, 清单查到哪一天. @returns rows of 核对 and 别处开的 */
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
