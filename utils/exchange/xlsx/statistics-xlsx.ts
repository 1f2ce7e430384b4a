import { beijingText } from '../../domain/invoice/beijing-time';
import type { CompanyMonth, MonthStatistics } from '../../domain/statistics/month-statistics';
import { reasonRows, sumOf } from '../../domain/statistics/month-statistics';
import type { TextKey, Translate } from '../../domain/texts/texts';
import type { Column } from '../../domain/view/columns';
import { HOUR_STATISTIC_COLUMNS, REASON_SHEET, STATISTIC_SHEET } from '../../domain/view/statistic-columns';
import { sheetColumns } from './written-columns';
import { createXlsxBook } from './xlsx-book';

/** What 统计 shows of a month. */
export interface StatisticsBook {
  readonly month: string;
  /** Of which company, in words. */
  readonly company: string;
  readonly statistics: MonthStatistics;
  /** How each number is counted, a line a term. */
  readonly terms: readonly string[];
  readonly now: number;
  readonly t: Translate;
}

async function* onePage<Row>(rows: readonly Row[]) {
  yield rows;
}

/** The workbook of 统计: 说明, 各公司, 没开成的原因, 钟点; the sums stand last. @returns companies */
export async function writeStatisticsXlsx(
  target: WritableStream<Uint8Array>,
  { month, company, statistics, terms, now, t }: StatisticsBook,
): Promise<number> {
  const book = createXlsxBook(target, now);
  const footer = t('statistics.fileNote');
  const add = <Row>(name: TextKey, columns: readonly Column<Row>[], rows: readonly Row[]) =>
    book.addTable(t(name), sheetColumns(columns, t), onePage(rows), footer);
  const { companies, hours, unreadable } = statistics;
  const sum: CompanyMonth = { ...sumOf(companies), name: t('statistics.sum') };
  const withSum = [...companies, sum];
  await add('ledger.company', STATISTIC_SHEET, withSum);
  await add('statistics.reasons', REASON_SHEET, withSum.flatMap(reasonRows));
  await add('statistics.hours', HOUR_STATISTIC_COLUMNS, hours);
  await book.addFirstSheet(t('xlsx.about'), t('statistics.fileName'), [
    [t('xlsx.period'), month],
    [t('ledger.company'), company],
    [t('xlsx.madeAt'), beijingText(now)],
    ...(unreadable > 0 ? [[t('statistics.unreadable', { count: unreadable })] as const] : []),
    [t('xlsx.whatNot'), footer],
    ...terms.map((term) => [term] as const),
    [t('xlsx.madeBy'), t('xlsx.product')],
  ]);
  await book.close();
  return companies.length;
}
