import type { Finding } from '../../../domain/check/finding';
import type { Tolerances } from '../../../domain/check/tolerances';
import type { Entry, EntrySeller } from '../../../domain/entry/entry';
import { entrySnapshot } from '../../../domain/entry/entry-snapshot';
import { beijingDay } from '../../../domain/invoice/beijing-time';
import { fingerprint } from '../../../domain/invoice/fingerprint';
import type { Invoice } from '../../../domain/invoice/invoice';
import { parseInvoice } from '../../../domain/invoice/parse-invoice';
import { isWaitingEntry } from '../../../domain/record/fold-desk';
import { canHaveTwin, findTwin } from '../../../domain/retry/find-twin';
import { isReadable } from '../../../domain/view/readable';
import { knowledgeWith } from '../../../portal/registry';
import { TEMPLATE_WORDS } from '../../../portal/template/template-words';
import type { Ledger } from '../../../store/ledger/db';
import { equalOnes } from '../../../store/read/submissions';
import { checkRecord } from '../../shared/check/check-record';
import { readKnownOf } from '../check/check-known';
import type { EntryHome } from './entry-facts';

/** An equal invoice: one that exists or may, or another entry that waits. `number`: last 8 digits. */
interface EntryTwin {
  readonly type: 'issued' | 'open' | 'entry';
  readonly at: number;
  readonly number?: string;
}

/**
 * What equals an entry that is being written, in seller, buyer, gross and all lines: of the last 24 hours, or written down too.
 * It warns and bars nothing: what was there before may be meant twice.
 */
async function findTwinOf(
  db: Ledger,
  invoice: Invoice,
  seller: EntrySeller,
  ownId: string | undefined,
  now: number,
): Promise<EntryTwin | undefined> {
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

/** What is said of an entry while it is written. */
export interface EntryLook {
  readonly twin: EntryTwin | undefined;
  readonly findings: readonly Finding[];
}

/**
 * An equal invoice, and what the checks find (rules K1 to K12), of an entry as it stands now.
 * @param ownId of the entry that is changed
 */
export async function lookAtEntry(
  db: Ledger,
  entry: Entry,
  { seller, profileId }: EntryHome,
  ownId: string | undefined,
  now: number,
  tolerances: Tolerances,
): Promise<EntryLook> {
  const { mapping } = knowledgeWith()(profileId);
  const snapshot = entrySnapshot(entry, seller, mapping, TEMPLATE_WORDS.kinds, now);
  const invoice = parseInvoice(snapshot, mapping);
  const known = await readKnownOf(db, invoice, now, ownId === undefined ? undefined : { id: ownId }, true);
  return {
    twin: await findTwinOf(db, invoice, seller, ownId, now),
    findings: checkRecord({ invoice, snapshot, day: beijingDay(now) }, tolerances, known),
  };
}
