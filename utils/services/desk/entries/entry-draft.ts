import { Entry } from '../../../domain/entry/entry';
import * as z from '../../../domain/zod';
import type { Browser } from '../../shared/browser-api';

/** What is typed and not yet kept: written beside the ledger while she types, so that a closed tab costs nothing (law L1). */
const PREFIX = 'entry:';

const Typed = z.object({
  at: z.int(),
  entry: Entry,
  sellerTaxId: z.string(),
  sellerName: z.string(),
});
export type TypedEntry = z.infer<typeof Typed>;

type Area = Pick<Browser['storage']['local'], 'get' | 'set' | 'remove'>;

/** @param place the id of the entry that is changed, or of the company for a new one */
const keyOf = (place: string) => `${PREFIX}${place}`;

export const keepTyped = (area: Area, place: string, typed: TypedEntry): Promise<void> =>
  area.set({ [keyOf(place)]: typed });

export const forgetTyped = (area: Area, place: string): Promise<void> => area.remove(keyOf(place));

/** @returns undefined where nothing, or nothing readable, is kept */
export async function readTyped(area: Area, place: string): Promise<TypedEntry | undefined> {
  const key = keyOf(place);
  const parsed = Typed.safeParse((await area.get(key))[key]);
  return parsed.success ? parsed.data : undefined;
}
