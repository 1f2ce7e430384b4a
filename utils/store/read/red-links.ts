import { INVOICE_NUMBER } from '../../domain/invoice/invoice';
import type { MatchWords } from '../../domain/list/list-words';
import { type RedLink, redLinks } from '../../domain/reconcile/red-links';
import type { Submission } from '../../domain/record/submission';
import { isReadable } from '../../domain/view/readable';
import type { Ledger } from '../ledger/db';
import { readPortalRow } from '../ledger/read-portal-row';
import { carrierOf, portalRowsBetween } from './month-rows';
import { redRecordsNamed } from './red-records';

const LAST_DAY = '9999-12-31';

/** No red one is older than its blue one; of a blue one that we do not have, its number tells the year. */
async function firstDay(db: Ledger, original: string, carrier: Submission | undefined): Promise<string> {
  const row = await db.get('portalRows', original);
  const day = (row && readPortalRow(row).day) || `20${original.slice(0, 2)}-01-01`;
  return carrier && carrier.day < day ? carrier.day : day;
}

/**
 * Every red letter of a blue invoice, made here or elsewhere, oldest first.
 * @param words by which the 备注 of a row of the portal's list names the blue one
 */
export async function readRedLinks(
  db: Ledger,
  original: string,
  sellerTaxId: string,
  words: Pick<MatchWords, 'originalNumber' | 'notOriginalNumber'>,
): Promise<RedLink[]> {
  const records = (await redRecordsNamed(db, { originalNumber: original })).filter(isReadable);
  const isNumbered = INVOICE_NUMBER.test(original) && sellerTaxId !== '';
  const from = isNumbered ? await firstDay(db, original, await carrierOf(db, original)) : LAST_DAY;
  const rows = isNumbered ? await portalRowsBetween(db, sellerTaxId, from, LAST_DAY) : [];
  return redLinks(original, sellerTaxId, records, rows, words);
}

/** Those of each invoice that a record was issued as; a red one has none itself. */
export async function readRedLinksOf(
  db: Ledger,
  { red, sellerTaxId, invoiceNumbers }: Submission,
  words: Parameters<typeof readRedLinks>[3],
): Promise<RedLink[]> {
  const numbers = red ? [] : invoiceNumbers;
  return (await Promise.all(numbers.map((number) => readRedLinks(db, number, sellerTaxId, words)))).flat();
}

/** 价税合计 of a blue invoice, where a record or the portal's list tells it. */
export async function readOriginalGross(db: Ledger, original: string): Promise<string | undefined> {
  const row = await db.get('portalRows', original);
  return (row && readPortalRow(row).gross) ?? (await carrierOf(db, original))?.invoice.totalGross;
}

/** The record of the blue invoice that a red one reverses, if we have it. */
export async function readReversed(db: Ledger, { red, id }: Submission): Promise<Submission | undefined> {
  if (red?.originalNumber === undefined) return undefined;
  const found = await carrierOf(db, red.originalNumber);
  return found && found.id !== id && isReadable(found) ? found : undefined;
}
