import { monthOfDay, segmentKey } from '../../../domain/backup/names';
import { bytesTold } from '../../../domain/handover/bytes-told';
import { beijingDay } from '../../../domain/invoice/beijing-time';
import type { LedgerEvent } from '../../../domain/record/event';
import { partialChains } from '../../../domain/record/import-record';
import { isTombstone } from '../../../domain/record/tombstone';
import { backupParts } from '../../../exchange/backup/backup';
import { type Keyring, newestKey } from '../../../exchange/segment/keyring';
import { sealSegment } from '../../../exchange/segment/segment';
import { type BackupDb, type PlaceRow, queueSegment } from '../../../store/backup/backup-db';
import { branchNames } from '../../../store/ledger/branches';
import type { ChainHead, EvidenceRow, Ledger } from '../../../store/ledger/db';
import { eventPages } from '../../../store/ledger/events';
import { allImportsOf } from '../../../store/ledger/import-log';

/** Bounds of one segment: it is sealed in memory, and put in one request. */
export interface SegmentBounds {
  readonly events: number;
  /** Of the events as text. */
  readonly characters: number;
  /** Of originals, pictures and files; one alone may be larger. */
  readonly bytes: number;
}
const BOUNDS: SegmentBounds = { events: 2_000, characters: 4 << 20, bytes: 12 << 20 };

interface Collected {
  readonly events: readonly LedgerEvent[];
  /** Key in the log up to which these reach. */
  readonly upTo: number;
  readonly evidence: readonly EvidenceRow[];
  readonly lacking: readonly string[];
}

/** Events behind the cursor, with the bytes that they tell of, as many as a segment takes. */
async function collect(
  ledger: Ledger,
  { cursor, lacking }: PlaceRow,
  isBrought: (event: LedgerEvent) => boolean,
  bounds: SegmentBounds,
): Promise<Collected> {
  const events: LedgerEvent[] = [];
  const evidence = new Map<string, EvidenceRow>();
  const stillLacking = new Set<string>();
  let upTo = cursor;
  let characters = 0;
  let bytes = 0;
  const take = (sha256: string, row: EvidenceRow | undefined) => {
    if (!row) stillLacking.add(sha256);
    else if (!evidence.has(sha256)) {
      evidence.set(sha256, row);
      bytes += row.blob.size;
    }
  };
  for (const sha256 of lacking) {
    if (bytes < bounds.bytes) take(sha256, await ledger.get('evidence', sha256));
    else stillLacking.add(sha256);
  }
  for await (const page of eventPages(ledger, cursor)) {
    for (const event of page) {
      const told = isTombstone(event) || isBrought(event) ? [] : bytesTold(event);
      const rows = await Promise.all(told.map((sha256) => ledger.get('evidence', sha256)));
      const size = rows.reduce((sum, row) => sum + (row?.blob.size ?? 0), 0);
      const length = JSON.stringify(event).length;
      const isFull =
        events.length >= bounds.events ||
        characters + length > bounds.characters ||
        bytes + size > bounds.bytes;
      if (isFull && events.length > 0) return done();
      upTo = event.seq as number;
      if (isBrought(event)) continue;
      events.push(event);
      characters += length;
      for (const [at, sha256] of told.entries()) take(sha256, rows[at]);
    }
  }
  return done();

  function done(): Collected {
    return { events, upTo, evidence: [...evidence.values()], lacking: [...stillLacking] };
  }
}

async function* of<Item>(...items: Item[]): AsyncGenerator<Item> {
  yield* items;
}

/** What others put there, and came here from there. */
export async function broughtTo(
  backup: BackupDb,
  placeId: string,
): Promise<(event: Pick<LedgerEvent, 'chainId' | 'n'>) => boolean> {
  const rows = await backup.getAll('brought', IDBKeyRange.bound([placeId], [placeId, []]));
  const upTo = new Map(rows.map((row) => [row.chainId, row.upTo]));
  return ({ chainId, n }) => n <= (upTo.get(chainId) ?? 0);
}

export interface SealPorts {
  readonly ledger: Ledger;
  readonly backup: BackupDb;
  readonly keyring: Keyring;
  readonly now: number;
  readonly bounds?: SegmentBounds;
}

/**
 * Seals what the series of a place lacks into its next segment, and queues it. Nothing is put anywhere: the bytes are kept first, so
 * that what is put again after a failure is the same.
 * @returns the events in it; undefined when there is nothing to seal
 */
export async function sealNext(
  placeId: string,
  { ledger, backup, keyring, now, bounds = BOUNDS }: SealPorts,
): Promise<number | undefined> {
  const place = await backup.get('places', placeId);
  if (!place) return undefined;
  const isBrought = await broughtTo(backup, placeId);
  const { events, upTo, evidence, lacking } = await collect(ledger, place, isBrought, bounds);
  if (events.length === 0 && evidence.length === 0) {
    // What others put there already is passed over.
    if (upTo > place.cursor) await passOver(backup, place, upTo);
    return undefined;
  }
  const head = (await ledger.get('meta', 'head')) as ChainHead | undefined;
  const parts = [...partialChains(await allImportsOf(ledger)), ...(await branchNames(ledger))];
  const chains = new Set(events.map(({ chainId }) => chainId));
  const body = backupParts(
    of(events),
    now,
    {
      version: 2,
      ...(head ? { chainId: head.chainId } : {}),
      partialChains: parts.filter((chain) => chains.has(chain)),
    },
    { rows: of(...evidence) },
  );
  let text = '';
  for await (const part of body) text += part;

  const { installation, prev } = place;
  const seq = place.seq + 1;
  const sealed = await sealSegment({ installation, seq, prev }, text, events.length, keyring, now);
  const key = segmentKey({ installation, month: monthOfDay(beijingDay(now)), seq, sha256: sealed.sha256 });
  const after = {
    ...place,
    seq,
    prev: sealed.sha256,
    cursor: upTo,
    lacking,
    epoch: newestKey(keyring).epoch,
  };
  const row = { placeId, seq, key, bytes: sealed.bytes, events: events.length, cursor: upTo };
  // Another one that sealed meanwhile has queued the same events.
  return (await queueSegment(backup, row, place, after)) ? events.length : 0;
}

/**
 * Passes over what others put there, up to the first event that is to be put: what was just pulled waits for nothing.
 * @param onPage is called now and then: of a whole firm it takes a while
 */
export async function passBrought(
  placeId: string,
  { ledger, backup }: Pick<SealPorts, 'ledger' | 'backup'>,
  onPage: () => void,
): Promise<void> {
  const place = await backup.get('places', placeId);
  if (!place) return;
  const isBrought = await broughtTo(backup, placeId);
  let upTo = place.cursor;
  for await (const page of eventPages(ledger, place.cursor)) {
    const own = page.findIndex((event) => !isBrought(event));
    const passed = own === -1 ? page.at(-1) : page[own - 1];
    upTo = passed?.seq ?? upTo;
    onPage();
    if (own !== -1) break;
  }
  if (upTo > place.cursor) await passOver(backup, place, upTo);
}

async function passOver(backup: BackupDb, { id, cursor }: PlaceRow, upTo: number): Promise<void> {
  const tx = backup.transaction('places', 'readwrite', { durability: 'strict' });
  const row = await tx.store.get(id);
  if (row?.cursor === cursor) await tx.store.put({ ...row, cursor: upTo });
  await tx.done;
}
