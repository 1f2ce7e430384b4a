import { sha256Of } from '../../exchange/sha256';
import type { EvidenceRow, Ledger } from '../../store/ledger/db';

/** `absent` the event came without them · `damaged` they are no longer what was kept; never handed out */
export type KeptBytes =
  | { readonly type: 'whole'; readonly bytes: Uint8Array<ArrayBuffer>; readonly row: EvidenceRow }
  | { readonly type: 'absent' | 'damaged' };

/** The bytes of an original, proved by their SHA-256. */
export async function keptBytes(db: Ledger, sha256: string): Promise<KeptBytes> {
  const row = await db.get('evidence', sha256);
  if (!row) return { type: 'absent' };
  try {
    const bytes = new Uint8Array(await row.blob.arrayBuffer());
    return (await sha256Of(bytes)) === sha256 ? { type: 'whole', bytes, row } : { type: 'damaged' };
  } catch {
    // The browser has lost the file that lies behind a Blob.
    return { type: 'damaged' };
  }
}
