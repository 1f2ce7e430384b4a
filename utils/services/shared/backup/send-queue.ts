import { pointerKey } from '../../../domain/backup/names';
import type { Target } from '../../../domain/backup/target';
import { type BackupDb, noteStored, type PlaceRow, rangeOf } from '../../../store/backup/backup-db';

const textOf = (bytes: Uint8Array | undefined): string | undefined =>
  bytes && new TextDecoder().decode(bytes);

/**
 * `sent` all of the queue lies there · `copied` another computer writes under our name, for a copy of this profile runs there: nothing
 * of theirs was touched · `emptied` what lay there is gone
 */
export type Sent = 'sent' | 'copied' | 'emptied';

/** What stands where our newest segment's pointer stood. */
async function lookBehind(target: Target, backup: BackupDb, place: PlaceRow, seq: number): Promise<Sent> {
  const before = await backup.get('stored', [place.id, seq]);
  if (!before) return 'sent';
  const pointed = textOf(await target.get(pointerKey(place.installation, seq)));
  if (pointed === undefined) return 'emptied';
  return pointed === before.key ? 'sent' : 'copied';
}

/**
 * Puts what waits, oldest first: the segment, then the pointer to it. Stopped anywhere it goes on the next time with the same bytes.
 * @param onStored told after each
 * @throws TargetError
 */
export async function sendQueue(
  target: Target,
  backup: BackupDb,
  place: PlaceRow,
  now: () => number,
  onStored: (events: number) => void,
  signal?: AbortSignal,
): Promise<Sent> {
  const waiting = await backup.getAllKeys('queue', rangeOf(place.id));
  for (const key of waiting) {
    signal?.throwIfAborted();
    const row = await backup.get('queue', key);
    if (!row) continue;
    const behind = await lookBehind(target, backup, place, row.seq - 1);
    if (behind !== 'sent') return behind;
    const pointer = pointerKey(place.installation, row.seq);
    const taken = textOf(await target.get(pointer));
    if (taken !== undefined && taken !== row.key) return 'copied';
    await target.put(row.key, row.bytes);
    if (taken === undefined) await target.put(pointer, new TextEncoder().encode(row.key));
    const { placeId, seq, events, cursor } = row;
    const size = row.bytes.byteLength;
    await noteStored(backup, { placeId, seq, key: row.key, size, events, cursor, storedAt: now() });
    onStored(events);
  }
  return 'sent';
}
