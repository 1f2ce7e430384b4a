import { Invoice } from './invoice';
import { RawSnapshot } from './raw-snapshot';
import type { Submission } from './submission';
import * as z from './zod';

/** What is to stand in the form again: the record as it was read, and the page as it was. */
export const RefillPlan = z.object({
  submissionId: z.string(),
  profileId: z.string(),
  seller: z.object({ taxId: z.string(), name: z.string() }),
  invoice: Invoice,
  snapshot: RawSnapshot,
});
export type RefillPlan = z.infer<typeof RefillPlan>;

/** @returns undefined for a record whose page was not read well enough to fill it in again */
export function planRefill(record: Submission): RefillPlan | undefined {
  const plan = RefillPlan.safeParse({
    submissionId: record.id,
    profileId: record.profileId,
    seller: { taxId: record.sellerTaxId, name: record.invoice.seller.name ?? '' },
    invoice: record.invoice,
    snapshot: record.snapshot,
  });
  return plan.success && plan.data.seller.taxId !== '' ? plan.data : undefined;
}
