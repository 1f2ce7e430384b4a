import type { Submission } from '../../domain/record/submission';
import { isReadable } from '../../domain/view/readable';
import { sellerNameOf } from '../ledger/counters';
import type { Ledger } from '../ledger/db';
import { carrierOf } from './month-rows';

/** A red-letter invoice is of the kind of the blue one that it reverses. */
const kindOfRed = async (db: Ledger, { red }: Submission) =>
  red?.originalNumber === undefined ? undefined : (await carrierOf(db, red.originalNumber))?.invoice?.kind;

/**
 * Records as they are shown and exported: what their page did not show (a row of the batch page, a red letter) and the ledger
 * knows, which is the company's name, by its tax id, and the kind of what is reversed. Never stored; nothing is judged by it.
 */
export async function withKnownParts(db: Ledger, records: readonly Submission[]): Promise<Submission[]> {
  const names = new Map<string, string | undefined>();
  const nameOf = async (taxId: string) => {
    if (!names.has(taxId)) names.set(taxId, await sellerNameOf(db, taxId));
    return names.get(taxId);
  };
  const filledIn = async (record: Submission): Promise<Submission> => {
    const { invoice, sellerTaxId } = record;
    const lacksName = !invoice?.seller?.name && sellerTaxId !== '';
    const lacksKind = invoice?.kind === undefined && record.red !== undefined;
    // A damaged row is shown as one (law L4).
    if ((!lacksName && !lacksKind) || !isReadable(record)) return record;
    const name = lacksName ? await nameOf(sellerTaxId) : undefined;
    const kind = lacksKind ? await kindOfRed(db, record) : undefined;
    const seller = name === undefined ? invoice.seller : { ...invoice.seller, name };
    return { ...record, invoice: { ...invoice, seller, ...(kind === undefined ? {} : { kind }) } };
  };
  const filled: Submission[] = [];
  for (const record of records) filled.push(await filledIn(record));
  return filled;
}
