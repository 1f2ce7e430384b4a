import { entryOfRecord } from '../../../domain/entry/entry-of-record';
import { numberKey } from '../../../domain/entry/specific-rows';
import { beijingDay } from '../../../domain/invoice/beijing-time';
import type { Submission } from '../../../domain/record/submission';
import type { Translate } from '../../../domain/texts/texts';
import { createBlobSink } from '../../../exchange/backup/blob-sink';
import { type BookEntry, writeEntryBook } from '../../../exchange/entries/entry-book';
import { knowledgeWith } from '../../../portal/registry';
import type { ExportedFile } from '../../shared/export-ledger';

const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Each with a number of its own: the one that she gave it where no other has it, else the next free one. */
function numbered(records: readonly Submission[]): BookEntry[] {
  const used = new Set<string>();
  const take = (formNumber: string) => {
    used.add(numberKey(formNumber));
    return formNumber;
  };
  const given = records.map(({ entry }) => {
    const own = entry?.formNumber ?? '';
    return own === '' || used.has(numberKey(own)) ? undefined : take(own);
  });
  let next = 1;
  return records.map((record, at) => {
    while (used.has(String(next))) next += 1;
    return {
      formNumber: given[at] ?? take(String(next)),
      seller: { name: record.invoice.seller.name ?? '', taxId: record.sellerTaxId },
      entry: entryOfRecord(record, knowledgeWith()(record.profileId).mapping).entry,
    };
  });
}

/** Entries of 待开登记 as a 发票登记表 in Excel, which can be written on, passed on and taken in again. */
export async function entryFormFile(
  records: readonly Submission[],
  now: number,
  t: Translate,
): Promise<ExportedFile> {
  const sink = createBlobSink(XLSX_TYPE);
  await writeEntryBook(sink.writable, numbered(records), now, t);
  const name = t('entryFile.formName', { day: beijingDay(now) });
  return { name, content: sink.blob(), count: records.length };
}
