import { hourOf, hourOfDay, type Load, type LoadKind, pathKey } from '../../domain/fault/load';
import { isSlow, STEPS, stepOf, together, type Usual, usualOf } from '../../domain/fault/load-times';
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
 * @returns how many rows there were fewer after it
 */
export async function compactLoads(
  db: Ledger,
  until: number,
  isKept: (row: Pick<LoadRow, 'kind' | 'path'>) => boolean = () => false,
): Promise<number> {
  const tx = db.transaction('loads', 'readwrite');
  const old = await tx.store.index('hour').getAll(IDBKeyRange.upperBound(until, true));
  const whole = new Map<string, LoadRow>();
  let gone = 0;
  for (const row of old) {
    if (isKept(row)) continue;
    if (row.path === '' && !whole.has(`${row.host} ${row.kind} ${row.hour}`)) {
      whole.set(`${row.host} ${row.kind} ${row.hour}`, row);
      continue;
    }
    const key = `${row.host} ${row.kind} ${row.hour}`;
    const sum = whole.get(key) ?? {
      ...row,
      path: '',
      times: Array<number>(STEPS).fill(0),
      failed: 0,
      slow: 0,
    };
    whole.set(key, {
      ...sum,
      times: together([sum.times, row.times]),
      failed: sum.failed + row.failed,
      slow: sum.slow + row.slow,
    });
    if (row.path === '') continue;
    await tx.store.delete([row.host, row.kind, row.path, row.hour]);
    gone += 1;
  }
  if (gone > 0) for (const row of whole.values()) await tx.store.put(row);
  await tx.done;
  return gone;
}
