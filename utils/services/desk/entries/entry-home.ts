import type { EntrySeller } from '../../../domain/entry/entry';
import { normaliseTaxId } from '../../../domain/invoice/tax-id';
import { dppt } from '../../../portal/dppt';
import { profileOfHost } from '../../../portal/registry';
import { INVOICE_START } from '../../../portal/start-page';
import type { Ledger } from '../../../store/ledger/db';
import { newestOfAll, newestOfSeller } from '../../../store/read/submissions';
import type { EntryHome } from './entry-facts';

/** Of the newest of a company one is looked for whose page is known. */
const LOOKED_THROUGH = 20;

const hostOf = (origin: string): string => {
  try {
    return new URL(origin).hostname;
  } catch {
    return '';
  }
};

/** Where an entry of a company is to be filled in: where its last invoice was, else the last of any, else in Beijing. */
export async function entryHomeOf(db: Ledger, seller: EntrySeller): Promise<EntryHome> {
  const taxId = normaliseTaxId(seller.taxId);
  const latest = await newestOfAll(db);
  const records = [...(await newestOfSeller(db, taxId, LOOKED_THROUGH)), ...(latest ? [latest] : [])];
  const known = records.find(({ site }) => profileOfHost(hostOf(site.origin))?.entry !== undefined);
  return {
    seller: { name: seller.name, taxId },
    profileId: known?.profileId ?? dppt.id,
    site: { origin: known?.site.origin ?? INVOICE_START, path: dppt.entry.path },
  };
}
