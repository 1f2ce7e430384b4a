import { Invoice } from './invoice';
import { RawSnapshot } from './raw-snapshot';
import type { Submission } from './submission';
import * as z from './zod';

/** What is to stand in the form again: the record as it was read, and the page as it was. */
export const RefillPlan = z.object({
  /** The attempt that the next submit repeats; absent for a draft that repeats none. */
  submissionId: z.optional(z.string()),
  /** What was typed and never submitted, when it is that which is filled in. */
  draftId: z.optional(z.string()),
  profileId: z.string(),
  seller: z.object({ taxId: z.string(), name: z.string() }),
  invoice: Invoice,
  snapshot: RawSnapshot,
});
export type RefillPlan = z.infer<typeof RefillPlan>;

/** What is filled in, as its page and its tab name it. */
export const planIdOf = ({ submissionId, draftId }: Pick<RefillPlan, 'submissionId' | 'draftId'>): string =>
  draftId ?? submissionId ?? '';

/** @returns undefined for a record whose page was not read well enough to fill it in again */
export function planRefill(record: Submission): RefillPlan | undefined {
  // The batch page shows no lines; a form filled without them would look ready.
  if (record.source === 'batch' && record.invoice.lines.length === 0) return undefined;
  const plan = RefillPlan.safeParse({
    submissionId: record.id,
    profileId: record.profileId,
    seller: { taxId: record.sellerTaxId, name: record.invoice.seller.name ?? '' },
    invoice: record.invoice,
    snapshot: record.snapshot,
  });
  return plan.success && plan.data.seller.taxId !== '' ? plan.data : undefined;
}
