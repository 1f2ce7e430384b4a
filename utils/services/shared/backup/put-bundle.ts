import { BUNDLED, bundleKey } from '../../../domain/backup/names';
import { type Target, TargetError } from '../../../domain/backup/target';
import { packBundle, type SealedFile } from '../../../exchange/segment/bundle';
import { type BackupDb, changePlace, type StoredRow } from '../../../store/backup/backup-db';

/** A larger one (it holds pictures or originals) is asked for alone: to put it twice costs more than it saves. */
const LARGEST = 256 << 10;

/** What lies there of these, as it was put. */
async function fetchSmall(target: Target, rows: readonly StoredRow[], signal?: AbortSignal) {
  const segments: SealedFile[] = [];
  for (const { key, size } of rows) {
    signal?.throwIfAborted();
    const bytes = size > LARGEST ? undefined : await target.get(key);
    if (bytes?.byteLength === size) segments.push({ key, bytes });
  }
  return segments;
}

/** @returns undefined where the place did not do it */
async function unlessRefused<Done>(work: Promise<Done>): Promise<Done | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof TargetError) return undefined;
    throw error;
  }
}

/**
 * Puts segments of a place that lie there alone once more together, as soon as there are enough of them: a restore of a year then asks
 * for some dozens of files, where there were thousands of hours. What they say stays as it was sealed. Done again it puts the same.
 * All of it lies there already: where that fails, nothing is lost but time.
 */
export async function putBundle(
  target: Target,
  backup: BackupDb,
  placeId: string,
  signal?: AbortSignal,
): Promise<void> {
  const place = await backup.get('places', placeId);
  if (!place) return;
  const { installation, bundles = 0 } = place;
  const first = bundles * BUNDLED + 1;
  const range = IDBKeyRange.bound([placeId, first], [placeId, first + BUNDLED]);
  const rows = await backup.getAll('stored', range);
  // With one behind them: before that was put, the pointer to the last of them was seen to be ours.
  if (rows.length <= BUNDLED) return;
  const segments = await unlessRefused(fetchSmall(target, rows.slice(0, BUNDLED), signal));
  if (!segments) return;
  // A place that takes small files alone never takes this one: it is not tried hour by hour, and they lie there alone.
  if (segments.length > 1)
    await unlessRefused(target.put(bundleKey(installation, bundles), packBundle(segments)));
  await changePlace(backup, placeId, (row) =>
    row.installation === installation ? { ...row, bundles: bundles + 1 } : row,
  );
}
