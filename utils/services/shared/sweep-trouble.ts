import * as z from '../../domain/zod';

const KEY = 'sweepTrouble';

/** The last sweep failed: what waits in the outbox is safe there and comes in later. */
const SweepTrouble = z.object({ at: z.int(), name: z.string() });
export type SweepTrouble = z.infer<typeof SweepTrouble>;

interface SessionArea {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(key: string): Promise<void>;
}

/** Keeps the name of the error only: its text may repeat what the clerk typed. */
export const saveTrouble = (area: SessionArea, error: unknown, at: number): Promise<void> =>
  area.set({ [KEY]: { at, name: error instanceof Error ? error.name : 'Error' } });

export const clearTrouble = (area: SessionArea): Promise<void> => area.remove(KEY);

/** @returns undefined when the last sweep succeeded */
export async function readTrouble(area: Pick<SessionArea, 'get'>): Promise<SweepTrouble | undefined> {
  const { [KEY]: stored } = await area.get(KEY);
  const trouble = SweepTrouble.safeParse(stored);
  return trouble.success ? trouble.data : undefined;
}
