import { LOAD_KINDS } from '../../domain/fault/load';
import type { RecentLoad } from '../../domain/fault/portal-now';
import * as z from '../../domain/zod';
import { WatchState } from '../../messages';

const PREFIX = 'watch:';

const Watch = z.object({
  state: WatchState,
  seller: z.optional(z.object({ name: z.string(), taxId: z.string() })),
  at: z.int(),
  frameId: z.optional(z.int()),
});
export type Watch = z.infer<typeof Watch>;

interface SessionArea {
  get(key: string | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(key: string): Promise<void>;
}

/**
 * What is watched in each tab; kept for the browser session, for the worker may die between two lines. That a frame shows
 * no form says nothing of another one that does; the top frame tells it only when its page is a new one.
 */
export async function saveWatch(area: SessionArea, tabId: number, watch: Watch): Promise<void> {
  const before = await readWatch(area, tabId);
  const isElsewhere = before !== undefined && before.state !== 'off' && before.frameId !== watch.frameId;
  if (watch.state === 'off' && watch.frameId !== 0 && isElsewhere) return;
  await area.set({ [PREFIX + tabId]: watch });
}

export const forgetWatch = (area: SessionArea, tabId: number): Promise<void> => area.remove(PREFIX + tabId);

export async function readWatch(area: SessionArea, tabId: number): Promise<Watch | undefined> {
  const { [PREFIX + tabId]: stored } = await area.get(PREFIX + tabId);
  const parsed = Watch.safeParse(stored);
  return parsed.success ? parsed.data : undefined;
}

/** What is watched in all tabs. */
export async function readWatches(area: SessionArea): Promise<Watch[]> {
  const stored = await area.get(null);
  return Object.entries(stored).flatMap(([key, value]) => {
    const parsed = key.startsWith(PREFIX) ? Watch.safeParse(value) : undefined;
    return parsed?.success ? [parsed.data] : [];
  });
}

const LOOK_PREFIX = 'look:';

/** For which submission a tab of the portal's list was opened (去核对). */
export const saveLookFor = (area: SessionArea, tabId: number, submissionId: string): Promise<void> =>
  area.set({ [LOOK_PREFIX + tabId]: submissionId });

export const forgetLookFor = (area: SessionArea, tabId: number): Promise<void> =>
  area.remove(LOOK_PREFIX + tabId);

export async function readLookFor(
  area: Pick<SessionArea, 'get'>,
  tabId: number,
): Promise<string | undefined> {
  const { [LOOK_PREFIX + tabId]: stored } = await area.get(LOOK_PREFIX + tabId);
  return typeof stored === 'string' ? stored : undefined;
}

const LOADS_KEY = 'recentLoads';
/** Many more than a person has in a quarter of an hour. */
const MOST_LOADS = 200;
/** A run of failures is told from its begin, which may be hours ago. */
const LOADS_KEPT_MS = 6 * 3_600_000;

const RecentLoads = z.array(
  z.object({
    host: z.string(),
    kind: z.enum(LOAD_KINDS),
    path: z.string(),
    at: z.int(),
    ms: z.int(),
    how: z.enum(['came', 'slow', 'failed']),
    usualMs: z.optional(z.int()),
  }),
);

/** The loads of this browser session's last while, oldest first; what cannot be read is none. */
export async function readRecentLoads(area: Pick<SessionArea, 'get'>): Promise<readonly RecentLoad[]> {
  const { [LOADS_KEY]: stored } = await area.get(LOADS_KEY);
  const parsed = RecentLoads.safeParse(stored);
  return parsed.success ? parsed.data : [];
}

/** Adds one. Kept for the browser session alone, for the worker may die between two lines; it proves nothing. */
export async function rememberLoad(area: Pick<SessionArea, 'get' | 'set'>, load: RecentLoad): Promise<void> {
  const kept = (await readRecentLoads(area)).filter(({ at }) => load.at - at <= LOADS_KEPT_MS);
  await area.set({ [LOADS_KEY]: [...kept, load].slice(-MOST_LOADS) });
}
