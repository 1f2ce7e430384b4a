import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Drill, Failing } from '../../domain/backup/backup-state';
import type { RefusedSegment } from '../../domain/backup/seal-fault';
import type { TargetSettings } from '../../domain/backup/target';
import type { ChainRange } from '../../domain/record/chain-ranges';

/** The keys of the firm on this computer (`exchange/segment/keyring.ts`, parsed on the way out), and the public half of the recovery key. */
interface KeysRow {
  readonly ring: unknown;
  /** This computer's own key, to which a changed key of the firm is sealed. Absent until it is needed. */
  readonly member?: string;
  readonly recoveryRecipient: string;
  readonly madeAt: number;
}

/**
 * A place of backups, and how far this computer's own series there goes. The series is begun anew, under another name, when the
 * place was emptied or another computer was seen to write under ours: what lies there is never touched.
 */
export interface PlaceRow {
  readonly id: string;
  readonly settings: TargetSettings;
  /** Of a folder: the browser's own handle. */
  readonly handle?: unknown;
  readonly addedAt: number;
  readonly installation: string;
  /** The chain of the ledger that the cursor belongs to; another ledger (the old one was lost) is put there as a whole. */
  readonly chainId?: string;
  /** Where this installation is registered; 0 while it is not. */
  readonly registered: number;
  /** Of the newest segment that was sealed. */
  readonly seq: number;
  /** Segments are put once more together, so many times so far. */
  readonly bundles?: number;
  /** Of the key that it was sealed with. */
  readonly epoch?: number;
  /** SHA-256 of its file; '' before the first. */
  readonly prev: string;
  /** Key in the ledger's log up to which events are sealed. */
  readonly cursor: number;
  /** Bytes that events told of and that were not here when these were sealed. */
  readonly lacking: readonly string[];
  readonly lastGoodAt?: number;
  readonly failing?: Failing;
  readonly copySeenAt?: number;
  /** When all registrations were read last; in between only further ones are asked for. */
  readonly registersReadAt?: number;
  /** Number of the last registration that was seen. */
  readonly lastRegister?: number;
  /** Hour of its last sign of life there (`signKey`). */
  readonly signedHour?: string;
  readonly drill?: Drill;
  /** When a drill was begun by itself last. */
  readonly drillTriedAt?: number;
}

/** A segment that is sealed and does not lie at its place yet: the same bytes are put again until they do. */
export interface QueuedRow {
  readonly placeId: string;
  readonly seq: number;
  readonly key: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly events: number;
  /** Key in the ledger's log up to which it reaches. */
  readonly cursor: number;
}

/** A segment that lies at its place. */
export interface StoredRow {
  readonly placeId: string;
  readonly seq: number;
  readonly key: string;
  readonly size: number;
  readonly events: number;
  readonly storedAt: number;
  /** Key in the ledger's log up to which it reaches. */
  readonly cursor: number;
}

/** A segment of another computer that was fetched and proved, and not taken in yet. Sealed as it came. */
export interface FetchedRow {
  readonly installation: string;
  readonly seq: number;
  readonly key: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** What its events say was erased: known before any of it is taken in. */
  readonly erasures?: ReadonlyArray<{ readonly id: string; readonly ranges: readonly ChainRange[] }>;
}

/** Up to where a chain lies at a place of backups by what others put there: it is not put there once more. */
interface BroughtRow {
  readonly placeId: string;
  readonly chainId: string;
  readonly upTo: number;
}

/** Another computer that backs up to a place, and what is known of it. */
export interface ColleagueRow {
  readonly placeId: string;
  readonly installation: string;
  readonly name: string;
  readonly since: number;
  /** Public half of that computer's own key. */
  readonly recipient?: string;
  readonly chainId?: string;
  /** Everything that was kept there by then is here, epoch ms. */
  readonly knownUpTo?: number;
  readonly refused?: RefusedSegment;
}

interface BackupSchema extends DBSchema {
  keys: { key: 'ring'; value: KeysRow };
  places: { key: string; value: PlaceRow };
  queue: { key: [string, number]; value: QueuedRow };
  stored: { key: [string, number]; value: StoredRow };
  fetched: { key: [string, number]; value: FetchedRow };
  brought: { key: [string, string]; value: BroughtRow };
  colleagues: { key: [string, string]; value: ColleagueRow };
}

export type BackupDb = IDBPDatabase<BackupSchema>;

/**
 * What this computer needs to back up: keys, passwords, and how far it is. A database of its own: nothing of it is ever part of
 * an export, a backup or a diagnosis, for all of those read the ledger alone.
 */
const DATABASE_NAME = 'piaoying-backup';

export const openBackupDb = (name = DATABASE_NAME): Promise<BackupDb> =>
  openDB<BackupSchema>(name, 2, {
    upgrade(db, from) {
      if (from < 1) {
        db.createObjectStore('keys');
        db.createObjectStore('places', { keyPath: 'id' });
        db.createObjectStore('queue', { keyPath: ['placeId', 'seq'] });
        db.createObjectStore('stored', { keyPath: ['placeId', 'seq'] });
        db.createObjectStore('fetched', { keyPath: ['installation', 'seq'] });
        db.createObjectStore('brought', { keyPath: ['placeId', 'chainId'] });
      }
      db.createObjectStore('colleagues', { keyPath: ['placeId', 'installation'] });
    },
  });

/** All rows of one place or installation, in order. */
export const rangeOf = (first: string): IDBKeyRange =>
  IDBKeyRange.bound([first, 0], [first, Number.MAX_SAFE_INTEGER]);

/** Changes a place as it is now; one that was removed meanwhile stays away. */
export async function changePlace(
  db: BackupDb,
  id: string,
  change: (row: PlaceRow) => PlaceRow,
): Promise<PlaceRow | undefined> {
  const tx = db.transaction('places', 'readwrite', { durability: 'strict' });
  const row = await tx.store.get(id);
  const after = row && change(row);
  if (after) await tx.store.put(after);
  await tx.done;
  return after;
}

/**
 * Notes a segment as sealed: its bytes wait to be put, the series and the cursor go on with it. Both or neither.
 * @returns false when the series went on meanwhile: another page or the background seals, too
 */
export async function queueSegment(
  db: BackupDb,
  row: QueuedRow,
  before: PlaceRow,
  after: PlaceRow,
): Promise<boolean> {
  const tx = db.transaction(['places', 'queue'], 'readwrite', { durability: 'strict' });
  const now = await tx.objectStore('places').get(before.id);
  const fits = now?.installation === before.installation && now.seq === before.seq;
  if (now && fits) {
    const { seq, prev, cursor, lacking, epoch = 1 } = after;
    await tx.objectStore('places').put({ ...now, seq, prev, cursor, lacking, epoch });
    await tx.objectStore('queue').add(row);
  }
  await tx.done;
  return fits;
}

/** Notes a segment as stored; its bytes go. */
export async function noteStored(db: BackupDb, row: StoredRow): Promise<void> {
  const tx = db.transaction(['queue', 'stored'], 'readwrite', { durability: 'strict' });
  await tx.objectStore('queue').delete([row.placeId, row.seq]);
  await tx.objectStore('stored').put(row);
  await tx.done;
}

/**
 * Begins the series of a place anew, under another name: everything is sealed once more but what others put there.
 * @param isEmptied what lay there is gone, theirs perhaps, too
 */
export async function beginSeries(
  db: BackupDb,
  id: string,
  installation: string,
  begun: { readonly chainId?: string; readonly copySeenAt?: number },
  isEmptied = false,
): Promise<void> {
  const tx = db.transaction(['places', 'queue', 'stored', 'brought'], 'readwrite', { durability: 'strict' });
  const row = await tx.objectStore('places').get(id);
  if (row) {
    await tx.objectStore('places').put({
      ...row,
      ...begun,
      installation,
      registered: 0,
      // Who was this computer until now is a colleague's, perhaps.
      registersReadAt: 0,
      seq: 0,
      bundles: 0,
      prev: '',
      cursor: 0,
      lacking: [],
    });
    await tx.objectStore('queue').delete(rangeOf(id));
    await tx.objectStore('stored').delete(rangeOf(id));
    // Whether what others put still lies there is not known.
    if (isEmptied) await tx.objectStore('brought').delete(IDBKeyRange.bound([id], [id, []]));
  }
  await tx.done;
}

/** A place is given up here; what lies there stays. */
export async function removePlaceRow(db: BackupDb, id: string): Promise<void> {
  const stores = ['places', 'queue', 'stored', 'brought', 'colleagues'] as const;
  const tx = db.transaction(stores, 'readwrite', { durability: 'strict' });
  await tx.objectStore('places').delete(id);
  for (const name of ['queue', 'stored'] as const) await tx.objectStore(name).delete(rangeOf(id));
  const ofPlace = IDBKeyRange.bound([id], [id, []]);
  for (const name of ['brought', 'colleagues'] as const) await tx.objectStore(name).delete(ofPlace);
  await tx.done;
}
