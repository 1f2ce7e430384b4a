import type { FactOf } from '../../domain/fact/fact';
import { foldPage, lookedAt, withoutPage, withWord } from '../../domain/list/coverage';
import { mergeLooks, portalRow, rowId } from '../../domain/list/portal-row';
import type { LedgerEvent } from '../../domain/record/event';
import { factOf } from '../../domain/record/fold-submission';
import type { FoldTransaction } from '../ledger/db';

/** The companies that submitted invoices of these numbers: a number is of one seller for ever. */
async function companiesOf(tx: FoldTransaction, { rows }: FactOf<'listRead'>): Promise<string[]> {
  const byNumber = tx.objectStore('submissions').index('invoiceNumber');
  const found = new Set<string>();
  for (const row of rows) {
    const number = rowId(row);
    const record = number === undefined ? undefined : await byNumber.get(number);
    if (record && !record.practice && record.sellerTaxId !== '') found.add(record.sellerTaxId);
  }
  return [...found];
}

/**
 * Folds one page of the portal's list: its rows, each as its newest look shows it, and the reading that it is part of.
 * Folding it again changes nothing. Only IndexedDB requests are awaited.
 */
export async function foldList(tx: FoldTransaction, event: LedgerEvent): Promise<void> {
  const fact = factOf(event);
  if (fact?.type !== 'listRead') return;
  const { profileId, readingId } = fact;
  const seenAt = lookedAt(fact);
  const rows = tx.objectStore('portalRows');
  for (const shown of fact.rows) {
    const row = portalRow(shown, { profileId, readingId, seenAt });
    if (row) await rows.put(mergeLooks(await rows.get(row.id), row));
  }
  const coverage = tx.objectStore('coverage');
  // A file names the seller of each row.
  const known = fact.file === undefined ? await companiesOf(tx, fact) : [];
  await coverage.put(foldPage(await coverage.get(readingId), fact, known, event.chainId));
}

/** Folds the clerk's word on whose list a reading is of. @param isHidden it came with an import that was undone */
export async function foldListCompany(
  tx: FoldTransaction,
  event: LedgerEvent,
  isHidden = false,
): Promise<void> {
  const fact = factOf(event);
  if (fact?.type !== 'listCompany') return;
  const coverage = tx.objectStore('coverage');
  const reading = await coverage.get(fact.readingId);
  if (reading) await coverage.put(withWord(reading, isHidden ? undefined : fact.companyTaxId));
}

/**
 * Takes a page that came with an undone import out of its reading. Its rows stay: that an invoice exists is no
 * longer doubted because a file was taken back, and one row more only makes the rules more careful.
 */
export async function forgetPage(tx: FoldTransaction, event: LedgerEvent): Promise<void> {
  const fact = factOf(event);
  if (fact?.type !== 'listRead') return;
  const coverage = tx.objectStore('coverage');
  const reading = await coverage.get(fact.readingId);
  const rest = reading && withoutPage(reading, event.id);
  if (rest) await coverage.put(rest);
  else await coverage.delete(fact.readingId);
}
