import * as z from '../domain/zod';
import { type Company, WatchState } from '../messages';

const PREFIX = 'watch:';

const Watch = z.object({
  state: WatchState,
  seller: z.optional(z.object({ name: z.string(), taxId: z.string() })),
  at: z.int(),
});
export type Watch = z.infer<typeof Watch>;

interface SessionArea {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(key: string): Promise<void>;
}

/** What is watched in each tab; kept for the browser session, for the worker may die between two lines. */
export const saveWatch = (
  area: SessionArea,
  tabId: number,
  state: WatchState,
  seller: Company | undefined,
  at: number,
): Promise<void> => area.set({ [PREFIX + tabId]: { state, ...(seller ? { seller } : {}), at } });

export const forgetWatch = (area: SessionArea, tabId: number): Promise<void> => area.remove(PREFIX + tabId);

export async function readWatch(area: SessionArea, tabId: number): Promise<Watch | undefined> {
  const { [PREFIX + tabId]: stored } = await area.get(PREFIX + tabId);
  const parsed = Watch.safeParse(stored);
  return parsed.success ? parsed.data : undefined;
}
