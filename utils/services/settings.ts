import { DEADLINES } from '../domain/deadline';
import * as z from '../domain/zod';

const KEY = 'settings';

const Settings = z.object({
  language: z._default(z.enum(['zh_CN', 'en']), 'zh_CN'),
  deadlines: z._default(z.object({ quietMs: z.int(), openCallMs: z.int() }), DEADLINES),
  chip: z._default(z.boolean(), true),
});
export type Settings = z.infer<typeof Settings>;

interface LocalArea {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

/** Settings as stored; what is missing or damaged takes its default. */
export async function readSettings(area: LocalArea): Promise<Settings> {
  const { [KEY]: stored } = await area.get(KEY);
  const parsed = Settings.safeParse(stored ?? {});
  return parsed.success ? parsed.data : Settings.parse({});
}

export async function saveSettings(area: LocalArea, change: Partial<Settings>): Promise<void> {
  await area.set({ [KEY]: { ...(await readSettings(area)), ...change } });
}
