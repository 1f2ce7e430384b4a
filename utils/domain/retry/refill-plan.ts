import { Invoice } from '../invoice/invoice';
import { RawSnapshot } from '../invoice/raw-snapshot';
import type { Submission } from '../record/submission';
import * as z from '../zod';

/** More than any text of a page that a bar quotes. */
const MOST_SAID = 400;

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
  /** Why it was not issued, in the portal's own words. */
  said: z.optional(z.string().check(z.maxLength(MOST_SAID))),
});
export type RefillPlan = z.infer<typeof RefillPlan>;

/** What is filled in, as its page and its tab name it. */
export const planIdOf = ({ submissionId, draftId }: Pick<RefillPlan, 'submissionId' | 'draftId'>): string =>
  draftId ?? submissionId ?? '';

/** The batch page shows no lines; a form filled without them would look ready. */
const isRowWithoutLines = ({ source, invoice }: Submission) =>
  source === 'batch' && invoice.lines.length === 0;

function saidOf({ outcome }: Submission): { said?: string } {
  const message = outcome.type === 'refused' || outcome.type === 'notSent' ? outcome.message?.trim() : '';
  return message ? { said: message.slice(0, MOST_SAID) } : {};
}

/** @returns undefined for a record whose page was not read well enough to fill it in again */
export function planRefill(record: Submission): RefillPlan | undefined {
  if (isRowWithoutLines(record)) return undefined;
  const plan = RefillPlan.safeParse({
    submissionId: record.id,
    profileId: record.profileId,
    seller: { taxId: record.sellerTaxId, name: record.invoice.seller.name ?? '' },
    invoice: record.invoice,
    snapshot: record.snapshot,
    ...saidOf(record),
  });
  return plan.success && plan.data.seller.taxId !== '' ? plan.data : undefined;
}

/**
 * Why a record that may be entered again cannot be filled in:
 * `batchRow` it is corrected in the batch file and imported anew · `unreadable` the clerk enters what the detail shows
 */
export type FillBar = 'batchRow' | 'unreadable';

export function fillBarOf(record: Submission): FillBar | undefined {
  if (isRowWithoutLines(record)) return 'batchRow';
  return planRefill(record) ? undefined : 'unreadable';
}
