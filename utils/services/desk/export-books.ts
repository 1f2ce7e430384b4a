import { beijingDay } from '../../domain/invoice/beijing-time';
import type { Translate } from '../../domain/texts/texts';
import { createBlobSink } from '../../exchange/backup/blob-sink';
import { fileNamePart } from '../../exchange/csv/to-csv';
import type { FaultBook } from '../../exchange/xlsx/fault-xlsx';
import type { FirmBook } from '../../exchange/xlsx/firm-xlsx';
import type { StatisticsBook } from '../../exchange/xlsx/statistics-xlsx';
import type { ExportedFile } from '../shared/export-ledger';
import { openDays, type ReconcileMonth } from './reconcile-month';

const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What the 核对 page shows of a company's month, as a workbook. `核对结果_<公司>_2026-11.xlsx` */
export async function exportReconcile(
  view: ReconcileMonth,
  name: string,
  t: Translate,
): Promise<ExportedFile> {
  const { writeReconcileXlsx } = await import('../../exchange/xlsx/reconcile-xlsx');
  const sink = createBlobSink(XLSX_TYPE);
  const company = [...new Set([name, view.company])].join(' ');
  const count = await writeReconcileXlsx(sink.writable, { ...view, company, openDays: openDays(view), t });
  const file = `${t('reconcile.fileName')}_${fileNamePart(name)}_${view.month}.xlsx`;
  return { name: file, content: sink.blob(), count };
}

/** What 故障与证据 shows of a month, as a workbook. `税局故障_2026-11.xlsx` */
export async function exportFaults(book: FaultBook): Promise<ExportedFile> {
  const { writeFaultXlsx } = await import('../../exchange/xlsx/fault-xlsx');
  const sink = createBlobSink(XLSX_TYPE);
  const count = await writeFaultXlsx(sink.writable, book);
  return { name: `${book.t('faults.fileName')}_${book.month}.xlsx`, content: sink.blob(), count };
}

/** What 统计 shows of a month, as a workbook. `开票统计_<公司>_2026-11.xlsx` */
export async function exportStatistics(book: StatisticsBook): Promise<ExportedFile> {
  const { writeStatisticsXlsx } = await import('../../exchange/xlsx/statistics-xlsx');
  const sink = createBlobSink(XLSX_TYPE);
  const count = await writeStatisticsXlsx(sink.writable, book);
  const name = `${book.t('statistics.fileName')}_${fileNamePart(book.company)}_${book.month}.xlsx`;
  return { name, content: sink.blob(), count };
}

/** What 公司一览 shows, as a workbook. `公司一览_2026-11-30.xlsx` */
export async function exportFirm(book: FirmBook): Promise<ExportedFile> {
  const { writeFirmXlsx } = await import('../../exchange/xlsx/firm-xlsx');
  const sink = createBlobSink(XLSX_TYPE);
  const count = await writeFirmXlsx(sink.writable, book);
  return {
    name: `${book.t('team.firm.fileName')}_${beijingDay(book.now)}.xlsx`,
    content: sink.blob(),
    count,
  };
}
