import { pointerKey, readSegmentKey, type SegmentName } from '../../../domain/backup/names';
import { type Target, TargetError } from '../../../domain/backup/target';
import { SealError } from '../../../exchange/segment/age-file';
import type { Keyring } from '../../../exchange/segment/keyring';
import { openSegment } from '../../../exchange/segment/segment';
import { type BackupDb, noteStored, type PlaceRow, rangeOf } from '../../../store/backup/backup-db';
import { getFile } from './fetch-segment';

/**
 * `sent` all of the queue lies there · `copied` another computer writes under our name, for a copy of this profile runs there: nothing
 * of theirs was touched · `emptied` what lay there is gone
 */
export type Sent = 'sent' | 'copied' | 'emptied';

/** What a pointer says; '' where it is no pointer at all. */
const readPointer = async (target: Target, key: string): Promise<string | undefined> => {
  const bytes = await getFile(target, key);
  return bytes === 'tooLarge' ? '' : bytes && new TextDecoder().decode(bytes);
};

/** Whether one who holds the key wrote it: only then another computer writes under our name. */
async function isOfFirm(target: Target, key: string, name: SegmentName, keyring: Keyring): Promise<boolean> {
  const bytes = await getFile(target, key);
  if (!bytes || bytes === 'tooLarge') return false;
  try {
    await openSegment(bytes, { ...name, prev: '' }, keyring);
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    return ['outOfLine', 'oldKey', 'newer'].includes(error.kind);
  }
  return true;
}

/**
 * Whose segment a pointer of ours names; `unreadable` for what no program of ours wrote: half a file, or the word of another server.
 * @throws TargetError where somebody turned it elsewhere
 */
async function lookAt(
  target: Target,
  { installation }: PlaceRow,
  { seq, key, keyring }: { readonly seq: number; readonly key: string; readonly keyring: Keyring },
) {
  const there = await readPointer(target, pointerKey(installation, seq));
  if (there === undefined) return 'nothing';
  if (there === key) return 'ours';
  const name = readSegmentKey(there);
  if (name?.installation !== installation || name.seq !== seq) return 'unreadable';
  if (!(await isOfFirm(target, there, name, keyring))) throw new TargetError('odd', 'pointer');
  return 'other';
}

/** @throws TargetError where the place does not give back what was put */
async function putPointer(
  target: Target,
  { installation }: PlaceRow,
  seq: number,
  ours: string,
  again: boolean,
) {
  const pointer = pointerKey(installation, seq);
  await target.put(pointer, new TextEncoder().encode(ours));
  if (again && (await readPointer(target, pointer)) !== ours) throw new TargetError('odd', 'pointer');
}

/** What stands where our newest segment's pointer stood. */
async function lookBehind(
  target: Target,
  backup: BackupDb,
  place: PlaceRow,
  seq: number,
  keyring: Keyring,
): Promise<Sent> {
  const before = await backup.get('stored', [place.id, seq]);
  if (!before) return 'sent';
  const there = await lookAt(target, place, { seq, key: before.key, keyring });
  if (there === 'unreadable') await putPointer(target, place, seq, before.key, true);
  return there === 'nothing' ? 'emptied' : there === 'other' ? 'copied' : 'sent';
}

/** Where nothing waits to be put, a copy of this profile is known by what it put behind our newest segment. @throws TargetError */
export const wentOn = async (target: Target, place: PlaceRow, keyring: Keyring): Promise<boolean> =>
  place.seq > 0 && (await lookAt(target, place, { seq: place.seq + 1, key: '', keyring })) === 'other';

/**
 * Puts what waits, oldest first: the segment, then the pointer to it. Stopped anywhere it goes on the next time with the same bytes.
 * @param onStored told after each
 * @throws TargetError
 */
export async function sendQueue(
  target: Target,
  backup: BackupDb,
  place: PlaceRow,
  keyring: Keyring,
  now: () => number,
  onStored: (events: number) => void,
  signal?: AbortSignal,
): Promise<Sent> {
  const waiting = await backup.getAllKeys('queue', rangeOf(place.id));
  for (const key of waiting) {
    signal?.throwIfAborted();
    const row = await backup.get('queue', key);
    if (!row) continue;
    const behind = await lookBehind(target, backup, place, row.seq - 1, keyring);
    if (behind !== 'sent') return behind;
    const there = await lookAt(target, place, { seq: row.seq, key: row.key, keyring });
    if (there === 'other') return 'copied';
    await target.put(row.key, row.bytes);
    if (there !== 'ours') await putPointer(target, place, row.seq, row.key, there === 'unreadable');
    const { placeId, seq, events, cursor } = row;
    const size = row.bytes.byteLength;
    await noteStored(backup, { placeId, seq, key: row.key, size, events, cursor, storedAt: now() });
    onStored(events);
  }
  return 'sent';
}
