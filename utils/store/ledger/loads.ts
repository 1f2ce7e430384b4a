import { hourOf, hourOfDay, type Load, type LoadKind, pathKey } from '../../domain/fault/load';
import { isSlow, stepOf, together, type Usual, usualOf } from '../../domain/fault/load-times';
import type { Ledger, LoadRow } from './db';

const DAY_MS = 86_400_000;
/** What is usual is read from so many days (`design.md`: this machine's own 14 days). */
const USUAL_DAYS = 14;

const keyOf = ({ origin, kind, path, at }: Load): [string, LoadKind, string, number] => [
  new URL(origin).hostname,
  kind,
  pathKey(path),
  hourOf(at),
];

/** Counts a load. One that is lost in a power cut costs a count: no strict write. */
export async function countLoad(db: Ledger, load: Load, as: 'came' | 'slow' | 'failed'): Promise<void> {
  const tx = db.transaction('loads', 'readwrite');
  const key = keyOf(load);
  const [host, kind, path, hour] = key;
  const row = (await tx.store.get(key)) ?? { host, kind, path, hour, times: [], failed: 0, slow: 0 };
  const times = together([row.times]);
  if (as !== 'failed') {
    const step = stepOf(load.ms);
    times[step] = (times[step] ?? 0) + 1;
  }
  await tx.store.put({
    ...row,
    times,
    failed: row.failed + (as === 'failed' ? 1 : 0),
    slow: row.slow + (as === 'slow' ? 1 : 0),
  });
  await tx.done;
}

/** What is usual for this page or call at this hour of the day, by the 14 days before. */
export async function usualFor(db: Ledger, load: Load): Promise<Usual | undefined> {
  const [host, kind, path, hour] = keyOf(load);
  const range = IDBKeyRange.bound(
    [host, kind, path, hour - USUAL_DAYS * DAY_MS],
    [host, kind, path, hour],
    false,
    true,
  );
  const rows = await db.getAll('loads', range);
  const same = rows.filter((row) => hourOfDay(row.hour) === hourOfDay(hour));
  return usualOf(together(same.map(({ times }) => times)), together(rows.map(({ times }) => times)));
}

/** @returns what is usual where the load was slow beside it; `always` where nothing is known and it was slow for everybody */
export async function slowBeside(db: Ledger, load: Load): Promise<Usual | 'always' | undefined> {
  if (!isSlow(load.ms, { median: 0, p95: 0, loads: 0 })) return undefined;
  const usual = await usualFor(db, load);
  return isSlow(load.ms, usual) ? (usual ?? 'always') : undefined;
}

/**
 * Puts the pages of each hour before `until` together, by host and kind: the hours stay for ever, and a year of them is small.
 * @param isKept those that stay by themselves: a line is drawn of them
 * @returns how many rows of a page or call went into one of their hour
 */
export async function compactLoads(
  db: Ledger,
  until: number,
  isKept: (row: Pick<LoadRow, 'kind' | 'path'>) => boolean = () => false,
): Promise<number> {
  const tx = db.transaction('loads', 'readwrite');
  // Names alone: rows of a year were read and written anew each time, 0.3 s as the worker starts.
  const keys = await tx.store.index('hour').getAllKeys(IDBKeyRange.upperBound(until, true));
  const old = keys.filter(([, kind, path]) => path !== '' && !isKept({ kind, path }));
  const whole = new Map<string, LoadRow>();
  for (const key of old) {
    const row = await tx.store.get(key);
    if (!row) continue;
    const { host, kind, hour } = row;
    const name = `${host} ${kind} ${hour}`;
    const sum = whole.get(name) ??
      (await tx.store.get([host, kind, '', hour])) ?? { ...row, path: '', times: [], failed: 0, slow: 0 };
    whole.set(name, {
      ...sum,
      times: together([sum.times, row.times]),
      failed: sum.failed + row.failed,
      slow: sum.slow + row.slow,
    });
    await tx.store.delete(key);
  }
  for (const row of whole.values()) await tx.store.put(row);
  await tx.done;
  return old.length;
}
