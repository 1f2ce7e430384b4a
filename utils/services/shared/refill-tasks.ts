import { planIdOf, RefillPlan } from '../../domain/retry/refill-plan';
import * as z from '../../domain/zod';
import type { OutboxArea } from './outbox';

/** Plans wait in `storage.local`: records never travel through messages, and a page cannot read the ledger. */
export const REFILL_PREFIX = 'refill:';

const RefillTask = z.object({ tabKey: z.string(), plan: RefillPlan });
export type RefillTask = z.infer<typeof RefillTask>;

const keyOf = (planId: string) => REFILL_PREFIX + planId;

export const saveTask = (area: OutboxArea, task: RefillTask): Promise<void> =>
  area.set({ [keyOf(planIdOf(task.plan))]: task });

export const removeTask = (area: OutboxArea, planId: string): Promise<void> => area.remove(keyOf(planId));

export async function readTask(area: OutboxArea, planId: string): Promise<RefillTask | undefined> {
  const key = keyOf(planId);
  const parsed = RefillTask.safeParse((await area.get(key))[key]);
  return parsed.success ? parsed.data : undefined;
}

/** All tasks; what is damaged is no task any more. */
export async function readTasks(area: OutboxArea): Promise<RefillTask[]> {
  const all = await area.get(null);
  return Object.entries(all).flatMap(([key, value]) => {
    const parsed = key.startsWith(REFILL_PREFIX) ? RefillTask.safeParse(value) : undefined;
    return parsed?.success ? [parsed.data] : [];
  });
}
