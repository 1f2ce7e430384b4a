import * as z from '../zod';

/** What the portal is known to let pass (`utils/portal/check/limits.ts` tells since when). */
const TOTAL = '0.01';
const AMOUNT = '0.01';
const TAX = '0.06';
const DISCOUNT_TAX = '0.01';

const off = z.string().check(z.regex(/^\d{1,6}(\.\d{1,4})?$/));
const given = (most: string) => z.catch(z._default(off, most), most);

/** Most that two figures of one invoice may differ, in yuan. Each by itself: a damaged one takes its default. */
export const Tolerances = z.object({
  /** A total from the sum of its lines. */
  total: given(TOTAL),
  /** 单价×数量 from 金额. */
  amount: given(AMOUNT),
  /** 金额×税率 from 税额; of a discount line. */
  tax: given(TAX),
  discountTax: given(DISCOUNT_TAX),
});
export type Tolerances = z.infer<typeof Tolerances>;

export const TOLERANCES: Tolerances = Tolerances.parse({});
export const TOLERANCE_NAMES = Object.keys(TOLERANCES) as (keyof Tolerances)[];
