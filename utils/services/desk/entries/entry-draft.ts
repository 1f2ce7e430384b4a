import { Entry } from '../../../domain/entry/entry';
import * as z from '../../../domain/zod';
import type { OutboxArea } from '../../shared/outbox';

/** What is typed and not yet kept: written beside the ledger while she types, so that a closed tab costs nothing (law L1). */
export const TYPED_PREFIX = 'entry:';

const Typed = z.object({
  at: z.int(),
  entry: Entry,
  sellerTaxId: z.string(),
  sellerName: z.string(),
});
export type TypedEntry = z.infer<typeof Typed>;

/** @param place the id of the entry that is changed, or of the company for a new one */
const keyOf = (place: string) => `${TYPED_PREFIX}${place}`;

export const keepTyped = (area: OutboxArea, place: string, typed: TypedEntry): Promise<void> =>
  area.set({ [keyOf(place)]: typed });

export const forgetTyped = (area: OutboxArea, place: string): Promise<void> => area.remove(keyOf(place));

/** @returns undefined where nothing, or nothing readable, is kept */
export async function readTyped(area: OutboxArea, place: string): Promise<TypedEntry | undefined> {
  const key = keyOf(place);
  const parsed = Typed.safeParse((await area.get(key))[key]);
  return parsed.success ? parsed.data : undefined;
}
