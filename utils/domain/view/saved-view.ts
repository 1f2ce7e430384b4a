import * as z from '../zod';
import { DAY_PICKS } from './day-span';
import type { RowOrder } from './sort-rows';

export const MOST_VIEWS = 30;
export const LONGEST_VIEW_NAME = 40;

const text = (length: number) => z.string().check(z.maxLength(length));
const ORDERS = ['time', 'buyer', 'gross'] as const satisfies ReadonlyArray<RowOrder['by']>;

/** What the ledger showed when she gave it a name: filter, order and columns. */
const SavedView = z.object({
  id: text(64),
  name: text(LONGEST_VIEW_NAME).check(z.minLength(1)),
  /** Of the filter; what a later version does not know of it is left out. */
  address: text(2_000),
  /** 今天, 本周 …: meant as of the day on which it is looked at, not as of the day on which it was saved. */
  pick: z.optional(z.enum(DAY_PICKS)),
  order: z.object({ by: z.enum(ORDERS), isDown: z.boolean() }),
  hidden: z.array(text(60)).check(z.maxLength(60)),
});
export type SavedView = z.infer<typeof SavedView>;

/** As the setting keeps them. */
export const SavedViews = z.array(SavedView).check(z.maxLength(MOST_VIEWS));
