import type { Submission } from '../../domain/record/submission';
import type { Translate } from '../../domain/texts/texts';
import type { OriginalRow } from '../../domain/view/original-columns';
import { createOriginalsZip, createPlaces, originalsFileName } from '../../exchange/originals/originals-zip';
import type { Ledger } from '../../store/ledger/db';
import { submissionPages } from '../../store/read/submission-pages';
import type { ExportedFile, ExportRun, TableScope } from '../shared/export-ledger';
import { keptBytes } from './kept-bytes';

/** What an issued record should have in the folder: its files, and a row for each number without one. */
function rowsOf(record: Submission): Array<Pick<OriginalRow, 'record' | 'invoiceNumber' | 'kept'>> {
  const { originals = [], invoiceNumbers } = record;
  const bare = invoiceNumbers.filter((number) => !originals.some((kept) => kept.invoiceNumber === number));
  return [
    ...originals.map((kept) => ({ record, invoiceNumber: kept.invoiceNumber, kept })),
    ...(invoiceNumbers.length === 0 ? [''] : bare).map((invoiceNumber) => ({ record, invoiceNumber })),
  ];
}

/**
 * The originals of a company and month as 公司/年月/发票号码.*, byte for byte, with an index of all that were issued.
 * @returns count: files written; what is missing or lost is told in the note and in the index
 */
export async function exportOriginals(
  db: Ledger,
  scope: Pick<TableScope, 'company' | 'month'>,
  now: number,
  t: Translate,
  run: ExportRun = {},
): Promise<ExportedFile> {
  const { company, month } = scope;
  const zip = createOriginalsZip(now, t);
  const placeOf = createPlaces();
  const rows: OriginalRow[] = [];
  const seen = new Set<string>();
  let count = 0;
  for await (const page of submissionPages(db, { sellerTaxId: company?.taxId, month })) {
    for (const row of page.filter(({ outcomeType }) => outcomeType === 'issued').flatMap(rowsOf)) {
      run.signal?.throwIfAborted();
      const { kept, invoiceNumber } = row;
      if (!kept) {
        rows.push({ ...row, state: 'missing' });
        continue;
      }
      // One invoice may lie in two records: its file goes out once.
      if (seen.has(invoiceNumber + kept.sha256)) continue;
      seen.add(invoiceNumber + kept.sha256);
      const found = await keptBytes(db, kept.sha256);
      if (found.type !== 'whole') {
        rows.push({ ...row, state: found.type });
        continue;
      }
      const path = placeOf(row);
      await zip.add(path, found.bytes, kept.at);
      rows.push({ ...row, state: 'kept', path });
      count += 1;
      run.onProgress?.(count);
    }
  }
  const period = month ?? t('xlsx.allPeriods');
  const name = company === undefined ? t('xlsx.allCompanies') : company.name || company.taxId;
  const content = await zip.finish(rows, {
    company: company === undefined ? name : `${company.name} ${company.taxId}`.trim(),
    period,
  });
  const stands = (...states: OriginalRow['state'][]) =>
    rows.filter(({ state }) => states.includes(state)).length;
  const [missing, lost] = [stands('missing'), stands('absent', 'damaged')];
  const note = [
    ...(missing > 0 ? [t('originals.exportMissing', { count: missing })] : []),
    ...(lost > 0 ? [t('originals.exportLost', { count: lost })] : []),
  ].join('');
  return { name: originalsFileName(name, period), content, count, ...(note === '' ? {} : { note }) };
}
