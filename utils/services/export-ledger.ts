import { beijingDay, beijingMonth, endOfMonth, startOfPeriod } from '../domain/beijing-time';
import type { Translate } from '../domain/texts/texts';
import { backupFileName, backupParts } from '../exchange/backup';
import { csvFileName, toCsv } from '../exchange/to-csv';
import type { Ledger } from '../store/db';
import { eventPages } from '../store/events';
import { submissionsBetween } from '../store/submissions';

export interface ExportedFile {
  readonly name: string;
  readonly content: Blob;
  /** Submissions in a table, events in a backup. */
  readonly count: number;
}

/** This month's submissions of one company as a table. */
export async function exportMonth(
  db: Ledger,
  company: { name: string; taxId: string },
  now: number,
  t: Translate,
): Promise<ExportedFile> {
  const month = beijingMonth(now);
  const records = await submissionsBetween(db, company.taxId, startOfPeriod(month), endOfMonth(month));
  const content = new Blob([toCsv(records, t)], { type: 'text/csv;charset=utf-8' });
  return { name: csvFileName(company.name, month), content, count: records.length };
}

/** The whole ledger in the documented backup format. */
export async function exportBackup(db: Ledger, now: number): Promise<ExportedFile> {
  let count = 0;
  async function* counted() {
    for await (const page of eventPages(db)) {
      count += page.length;
      yield page;
    }
  }
  const parts: string[] = [];
  for await (const part of backupParts(counted(), now)) parts.push(part);
  const content = new Blob(parts, { type: 'application/json' });
  return { name: backupFileName(beijingDay(now)), content, count };
}
