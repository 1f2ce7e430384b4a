import * as z from '../../domain/zod';

const KEY = 'safetyCopy';

/** A file that we put into the downloads folder; only such a one is ever removed again. */
const Copy = z.object({
  downloadId: z.int(),
  day: z.string(),
  fileName: z.string(),
  /** Bytes; those of the first versions did not note it, and were small. */
  size: z.optional(z.int()),
});

const State = z.object({
  /** Oldest first. */
  copies: z.catch(z._default(z.array(Copy), []), []),
  /** Newest event in the newest copy: nothing is copied while there is no newer one. */
  lastSeq: z.catch(z.optional(z.int()), undefined),
  /** When the newest copy was made, epoch ms. */
  madeAt: z.catch(z.optional(z.int()), undefined),
  /** Since when it has been failing, and why; gone with the next success. */
  failing: z.catch(z.optional(z.object({ day: z.string(), detail: z.string() })), undefined),
});
export type SafetyCopyState = z.infer<typeof State>;

interface LocalArea {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

export async function readSafetyCopy(area: LocalArea): Promise<SafetyCopyState> {
  const { [KEY]: stored } = await area.get(KEY);
  const parsed = State.safeParse(stored);
  return parsed.success ? parsed.data : { copies: [] };
}

export const saveSafetyCopy = (area: LocalArea, state: SafetyCopyState): Promise<void> =>
  area.set({ [KEY]: state });
