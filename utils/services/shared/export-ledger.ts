import { TOLERANCES, type Tolerances } from '../../domain/check/tolerances';
import { beijingDay } from '../../domain/invoice/beijing-time';
import { partialChains } from '../../domain/record/import-record';
import type { Submission } from '../../domain/record/submission';
import type { Clerks } from '../../domain/team/entered-by';
import type { Translate } from '../../domain/texts/texts';
import { maskInvoice } from '../../domain/view/mask';
import { type BackupMark, backupFileName, backupParts } from '../../exchange/backup/backup';
import { createBlobSink } from '../../exchange/backup/blob-sink';
import { csvParts, tableFileName } from '../../exchange/csv/to-csv';
import type { Company } from '../../messages';
import { branchNames } from '../../store/ledger/branches';
import type { ChainHead, Ledger } from '../../store/ledger/db';
import { erasuresOf } from '../../store/ledger/erasures';
import { eventPages } from '../../store/ledger/events';
import { evidenceRows } from '../../store/ledger/evidence';
import { allImportsOf } from '../../store/ledger/import-log';
import { type RecordScope, submissionPages } from '../../store/read/submission-pages';
import { withFindings } from './check/check-export';

export interface ExportedFile {
  readonly name: string;
  readonly content: Blob;
  /** Submissions in a table, events in a backup, files among originals. */
  readonly count: number;
  /** What else must be said of it. */
  readonly note?: string;
}

export interface ExportRun {
  /** Called a page at a time with what is written so far. */
  readonly onProgress?: (count: number) => void;
  /** Rejects with its reason, between two pages. */
  readonly signal?: AbortSignal;
  /** 证件号码, phones and accounts in part. */
  readonly masked?: boolean;
}

/** Absent: all companies, all months. */
export interface TableScope {
  readonly company?: Company | undefined;
  readonly month?: string | undefined;
  /** Only these records, whatever their company and month. */
  readonly ids?: readonly string[] | undefined;
  /** What the checks let pass; as the portal does, where nothing is said. */
  readonly tolerances?: Tolerances | undefined;
  /** Of the firm, by the log of their computer; where there are several, 录入人 is said of each record. */
  readonly clerks?: Clerks | undefined;
}

export type TableFormat = 'xlsx' | 'csv';

const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function* watched<Item>(pages: AsyncIterable<readonly Item[]>, { signal, onProgress }: ExportRun) {
  let count = 0;
  for await (const page of pages) {
    signal?.throwIfAborted();
    yield page;
    count += page.length;
    onProgress?.(count);
  }
}

/** After the checks: they judge what stands there, not what is shown of it. */
async function* maskedPages<T extends Submission>(pages: AsyncIterable<readonly T[]>): AsyncGenerator<T[]> {
  for await (const page of pages)
    yield page.map((record) => ({ ...record, invoice: maskInvoice(record.invoice) }));
}

function labelsOf({ company, month, ids }: TableScope, t: Translate) {
  return {
    company: company === undefined ? t('xlsx.allCompanies') : `${company.name} ${company.taxId}`.trim(),
    period: ids ? t('xlsx.selection') : (month ?? t('xlsx.allPeriods')),
  };
}

/** Submissions of a scope as a table, oldest first. Excel is written by streaming; so is CSV. */
export async function exportTable(
  db: Ledger,
  format: TableFormat,
  scope: TableScope,
  now: number,
  t: Translate,
  run: ExportRun = {},
): Promise<ExportedFile> {
  const records: RecordScope = { sellerTaxId: scope.company?.taxId, month: scope.month, ids: scope.ids };
  const labels = labelsOf(scope, t);
  const part = scope.company === undefined ? t('xlsx.allCompanies') : scope.company.name;
  const name = tableFileName(part, scope.ids ? beijingDay(now) : labels.period, format);
  const pages = (progress?: ExportRun['onProgress']) =>
    watched(submissionPages(db, records), {
      ...(run.signal ? { signal: run.signal } : {}),
      ...(progress ? { onProgress: progress } : {}),
    });

  const shown = <T extends Submission>(all: AsyncIterable<readonly T[]>) =>
    run.masked ? maskedPages(all) : all;
  const checked = (progress?: ExportRun['onProgress']) =>
    shown(withFindings(db, pages(progress), scope.tolerances ?? TOLERANCES, scope.ids === undefined));

  let count = 0;
  const onProgress = (written: number) => {
    count = written;
    run.onProgress?.(written);
  };
  if (format === 'csv') {
    const parts: Blob[] = [];
    for await (const text of csvParts(checked(onProgress), t, scope.clerks)) parts.push(new Blob([text]));
    return { name, content: new Blob(parts, { type: 'text/csv;charset=utf-8' }), count };
  }
  // Loaded when it is needed: the popup shows itself without a zip library.
  const { writeXlsx } = await import('../../exchange/xlsx/to-xlsx');
  const sink = createBlobSink(XLSX_TYPE);
  await writeXlsx(sink.writable, {
    pages: () => shown(pages()),
    checked: () => checked(),
    ...labels,
    clerks: scope.clerks,
    now,
    t,
    onProgress,
  });
  return { name, content: sink.blob(), count };
}

/** The oldest version that can say what this ledger holds: an older program still reads it then. */
async function markOf(db: Ledger): Promise<BackupMark> {
  const head = (await db.get('meta', 'head')) as ChainHead | undefined;
  const partial = [...partialChains(await allImportsOf(db)), ...(await branchNames(db))];
  const isWhole = partial.length === 0 && (await erasuresOf(db)).length === 0;
  return {
    version: isWhole ? 1 : 2,
    ...(head ? { chainId: head.chainId } : {}),
    ...(partial.length > 0 ? { partialChains: partial } : {}),
  };
}

/** The whole ledger in the documented backup format. @param t for the note */
export async function exportBackup(
  db: Ledger,
  now: number,
  run: ExportRun = {},
  t?: Translate,
): Promise<ExportedFile> {
  let count = 0;
  const onProgress = (written: number) => {
    count = written;
    run.onProgress?.(written);
  };
  const parts: Blob[] = [];
  const pages = watched(eventPages(db), { ...run, onProgress });
  let lost = 0;
  const evidence = {
    rows: evidenceRows(db),
    onLost: () => {
      lost += 1;
    },
  };
  for await (const part of backupParts(pages, now, await markOf(db), evidence)) {
    run.signal?.throwIfAborted();
    parts.push(new Blob([part]));
  }
  const content = new Blob(parts, { type: 'application/json' });
  const note = lost > 0 ? t?.('exchange.backupLost', { count: lost }) : undefined;
  return { name: backupFileName(beijingDay(now)), content, count, ...(note === undefined ? {} : { note }) };
}
