import { recipientOf } from '../../../exchange/segment/age-file';
import type { BackupDb, ColleagueRow } from '../../../store/backup/backup-db';
import type { ChainHead, Ledger } from '../../../store/ledger/db';
import { type FirmKeys, keysOf } from '../backup/firm-keys';

/** Other computers that back up to a place of this one: not this one itself, by whatever name it went there until now. */
export async function othersOf(
  backup: BackupDb,
  ledger: Ledger,
): Promise<{ readonly others: readonly ColleagueRow[]; readonly keys: FirmKeys | undefined }> {
  const [places, rows, keys, head] = await Promise.all([
    backup.getAll('places'),
    backup.getAll('colleagues'),
    keysOf(backup),
    ledger.get('meta', 'head') as Promise<ChainHead | undefined>,
  ]);
  const names = new Map(places.map(({ id, installation }) => [id, installation]));
  const own = keys && (await recipientOf(keys.member));
  const isOwn = ({ installation, chainId, recipient }: ColleagueRow) =>
    [...names.values()].includes(installation) ||
    // A series of which nothing could be read tells no log.
    (chainId === undefined ? recipient !== undefined && recipient === own : chainId === head?.chainId);
  // A run that was under way when its place was given up may have left some.
  return { others: rows.filter((row) => names.has(row.placeId) && !isOwn(row)), keys };
}
