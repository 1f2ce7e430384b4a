import { LOAD_KINDS } from '../../domain/fault/load';
import type { RecentLoad } from '../../domain/fault/portal-now';
import * as z from '../../domain/zod';

const KEY = 'recentLoads';
/** Many more than a person has in a quarter of an hour. */
const MOST = 200;
/** A run of failures is told from its begin, which may be hours ago. */
const KEPT_MS = 6 * 3_600_000;

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

interface SessionArea {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

/** The loads of this browser session's last while, oldest first; what cannot be read is none. */
export async function readRecentLoads(area: Pick<SessionArea, 'get'>): Promise<readonly RecentLoad[]> {
  const { [KEY]: stored } = await area.get(KEY);
  const parsed = RecentLoads.safeParse(stored);
  return parsed.success ? parsed.data : [];
}

/** Adds one. Kept for the browser session alone, for the worker may die between two lines; it proves nothing. */
export async function rememberLoad(area: SessionArea, load: RecentLoad): Promise<void> {
  const kept = (await readRecentLoads(area)).filter(({ at }) => load.at - at <= KEPT_MS);
  await area.set({ [KEY]: [...kept, load].slice(-MOST) });
}
