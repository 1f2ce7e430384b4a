import type { BackupState, PlaceState } from '../../../domain/backup/backup-state';
import type { TargetSettings } from '../../../domain/backup/target';
import { type BackupDb, openBackupDb, type PlaceRow, rangeOf } from '../../../store/backup/backup-db';
import type { Ledger } from '../../../store/ledger/db';

/** How a place is called for people: without user, key or password. */
function shownPlace(settings: TargetSettings): string {
  if (settings.kind === 'folder') return settings.name;
  try {
    const { host, pathname } = new URL(settings.kind === 's3' ? settings.endpoint : settings.address);
    const path = settings.kind === 's3' ? `/${settings.bucket}/${settings.prefix}` : decodeURI(pathname);
    return `${host}${path}`.replace(/\/+$/, '');
  } catch {
    return '';
  }
}

async function stateOf(backup: BackupDb, ledger: Ledger, place: PlaceRow): Promise<PlaceState> {
  const { id, settings, addedAt, lastGoodAt, failing, copySeenAt, drill } = place;
  const [stored, queued] = await Promise.all([
    backup.getAll('stored', rangeOf(id)),
    backup.getAllKeys('queue', rangeOf(id)),
  ]);
  // What is sealed and not put yet waits, too.
  const upTo = queued.length > 0 ? (stored.at(-1)?.cursor ?? 0) : place.cursor;
  return {
    id,
    kind: settings.kind,
    shown: shownPlace(settings),
    addedAt,
    ...(lastGoodAt === undefined ? {} : { lastGoodAt }),
    ...(failing ? { failing } : {}),
    segments: stored.length,
    bytes: stored.reduce((sum, { size }) => sum + size, 0),
    events: stored.reduce((sum, { events }) => sum + events, 0),
    waiting: await ledger.count('events', IDBKeyRange.lowerBound(upTo, true)),
    ...(copySeenAt === undefined ? {} : { copySeenAt }),
    ...(drill ? { drill } : {}),
  };
}

/** What there is of backups on this computer, without a key or a password in it. */
export async function readBackupState(backup: BackupDb, ledger: Ledger): Promise<BackupState> {
  const [keys, places] = await Promise.all([backup.get('keys', 'ring'), backup.getAll('places')]);
  return {
    hasKeys: keys !== undefined,
    ...(keys ? { keysMadeAt: keys.madeAt } : {}),
    places: await Promise.all(places.map((place) => stateOf(backup, ledger, place))),
  };
}

/** The same for a page that asks once. */
export async function lookAtBackups(openLedger: () => Promise<Ledger>): Promise<BackupState> {
  const backup = await openBackupDb();
  try {
    return await readBackupState(backup, await openLedger());
  } finally {
    backup.close();
  }
}
