import type { Entry } from '../../../domain/entry/entry';
import { entrySnapshot } from '../../../domain/entry/entry-snapshot';
import { fingerprint } from '../../../domain/invoice/fingerprint';
import { parseInvoice } from '../../../domain/invoice/parse-invoice';
import { isWaitingEntry } from '../../../domain/record/fold-desk';
import { canHaveTwin, findTwin } from '../../../domain/retry/find-twin';
import { isReadable } from '../../../domain/view/readable';
import { knowledgeWith } from '../../../portal/registry';
import { TEMPLATE_WORDS } from '../../../portal/template/template-words';
import type { Ledger } from '../../../store/ledger/db';
import { equalOnes } from '../../../store/read/submissions';
import type { EntryHome } from './entry-facts';

/** An equal invoice: one that exists or may, or another entry that waits. `number`: last 8 digits. */
export interface EntryTwin {
  readonly type: 'issued' | 'open' | 'entry';
  readonly at: number;
  readonly number?: string;
}

/**
 * What equals an entry that is being written, in seller, buyer, gross and all lines: of the last 24 hours, or written down too.
 * It warns and bars nothing: what was there before may be meant twice.
 * @param ownId of the entry that is changed
 */
export async function findEntryTwin(
  db: Ledger,
  entry: Entry,
  { seller, profileId }: EntryHome,
  ownId: string | undefined,
  now: number,
): Promise<EntryTwin | undefined> {
  const { mapping } = knowledgeWith()(profileId);
  const invoice = parseInvoice(entrySnapshot(entry, seller, mapping, TEMPLATE_WORDS.kinds, now), mapping);
  if (!canHaveTwin(invoice)) return undefined;
  const equal = (await equalOnes(db, fingerprint(invoice))).filter(
    (record) => isReadable(record) && record.id !== ownId,
  );
  const twin = findTwin(equal, seller.taxId, now);
  if (twin) {
    const number = twin.invoiceNumbers[0]?.slice(-8);
    return number === undefined
      ? { type: 'open', at: twin.submittedAt }
      : { type: 'issued', at: twin.submittedAt, number };
  }
  const written = equal.find((record) => isWaitingEntry(record) && record.sellerTaxId === seller.taxId);
  return written && { type: 'entry', at: written.submittedAt };
}
