import type { Told } from '../../../domain/inbox/reminder';
import { TOPICS, type Topic } from '../../../domain/inbox/reminder-topics';
import * as z from '../../../domain/zod';

const KEY = 'reminders';

const ToldOnce = z.object({
  at: z.int(),
  count: z.int(),
  newest: z.int(),
  /** Tax id, when it was about one company only: its page is opened. */
  company: z.optional(z.string()),
});

const State = z.object({
  /** When the ledger was last looked through, epoch ms. */
  lookedAt: z.optional(z.int()),
  told: z.partialRecord(z.enum(TOPICS), ToldOnce),
});
export interface ReminderState {
  readonly lookedAt?: number | undefined;
  readonly told: Readonly<Partial<Record<Topic, Told & { readonly company?: string | undefined }>>>;
}

interface LocalArea {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

export async function readReminderState(area: Pick<LocalArea, 'get'>): Promise<ReminderState> {
  const { [KEY]: stored } = await area.get(KEY);
  const parsed = State.safeParse(stored);
  return parsed.success ? parsed.data : { told: {} };
}

export const saveReminderState = (area: LocalArea, state: ReminderState): Promise<void> =>
  area.set({ [KEY]: state });
