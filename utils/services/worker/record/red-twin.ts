import { findRedTwin } from '../../../domain/retry/find-red-twin';
import type { RedTwinAsk, RedTwinReply } from '../../../messages';
import { knowledgeWith } from '../../../portal/registry';
import type { Ledger } from '../../../store/ledger/db';
import { readOriginalGross, readRedLinks } from '../../../store/read/red-links';

/** What the ledger knows of red letters of the blue invoice that a red form names. */
export async function redTwinOf(
  db: Ledger,
  { originalNumber, sellerTaxId, profileId }: RedTwinAsk,
): Promise<RedTwinReply> {
  const { listWords } = knowledgeWith()(profileId);
  const links = await readRedLinks(db, originalNumber, sellerTaxId, listWords);
  const twin = links.length > 0 && findRedTwin(links, await readOriginalGross(db, originalNumber));
  return twin ? { twin } : {};
}
