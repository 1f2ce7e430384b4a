import { Site } from '../fact/fact-parts';
import type { FieldMapping } from '../invoice/field-mapping';
import { fingerprint } from '../invoice/fingerprint';
import type { Invoice } from '../invoice/invoice';
import { lineColumns } from '../invoice/line-columns';
import { findLineTable } from '../invoice/line-table';
import { parseInvoice } from '../invoice/parse-invoice';
import { findField } from '../invoice/pick-field';
import type { RawSnapshot } from '../invoice/raw-snapshot';
import { normaliseTaxId } from '../invoice/tax-id';
import type { LogPlace } from '../record/log-order';
import type { Submission } from '../record/submission';
import * as z from '../zod';
import { isCorrection } from './is-correction';
import type { RetrySubject } from './may-retry';
import { RefillPlan } from './refill-plan';

const text = (length: number) => z.string().check(z.maxLength(length));

/** A form of 2,000 lines stays below it. Bytes of JSON. */
export const DRAFT_LIMIT = 1_000_000;

/** What stands in a form and was not submitted, as its page writes it ahead. One for each visit of a form. */
export const Draft = z.object({
  id: text(64),
  /** Of the first of these writings, epoch ms. */
  startedAt: z.int(),
  at: z.int(),
  tabKey: z.optional(text(80)),
  /** Since when its page has been there, epoch ms: what left the tab before that was another page's. */
  pageAt: z.optional(z.int()),
  profileId: text(40),
  site: Site,
  /** A submission that was filled into this form, or was made from it before: it may be that one, corrected. */
  follows: z.optional(text(64)),
  /** Checked when it is filled in again: what we cannot read is kept all the same. */
  snapshot: z.unknown(),
});
export type Draft = z.infer<typeof Draft>;

/** A draft as it is stored; beside the raw snapshot stands what is needed to list and to offer it. */
export interface DraftRow extends Draft {
  /** Empty tax id: not read, so it is offered for no company. */
  readonly seller: { readonly taxId: string; readonly name: string };
  readonly invoice: Invoice;
  readonly fingerprint: string;
  /** Between the events of the log at which it was first kept: what was submitted since came later. */
  readonly begun?: LogPlace;
}

/** What is left of a draft that was submitted or discarded: a writing of it that comes late is not kept. */
export interface DraftEnd {
  readonly id: string;
  readonly at: number;
  readonly ended: 'submitted' | 'discarded';
}

/** Nothing typed by the clerk: no buyer and no item. Reads cells only; it runs beside her typing. */
export function isEmptyEntry(raw: RawSnapshot, { fields, lines }: FieldMapping): boolean {
  if (findField(raw, fields['buyer.name'])?.trim()) return false;
  const table = findLineTable(raw.tables, lines);
  if (!table) return true;
  const { itemName, netAmount } = lineColumns(table, lines).places;
  return table.rows.every((row) => [itemName, netAmount].every((place) => !row[place]?.trim()));
}

export function describeDraft(draft: Draft, mapping: FieldMapping): DraftRow {
  const invoice = parseInvoice(draft.snapshot, mapping);
  return {
    ...draft,
    seller: { taxId: normaliseTaxId(invoice.seller.taxId), name: invoice.seller.name ?? '' },
    invoice,
    fingerprint: fingerprint(invoice),
  };
}

/** The attempt that a submit of a draft would repeat; none when something else was typed after it. */
export const repeatedBy = (
  row: Pick<DraftRow, 'invoice'>,
  followed: Pick<Submission, 'id' | 'invoice'> | undefined,
): string | undefined => (followed && isCorrection(followed.invoice, row.invoice) ? followed.id : undefined);

/** @returns undefined for one whose company or page was not read well enough to fill it in */
export function planDraft(row: DraftRow, repeats?: string): RefillPlan | undefined {
  const plan = RefillPlan.safeParse({
    draftId: row.id,
    ...(repeats === undefined ? {} : { submissionId: repeats }),
    profileId: row.profileId,
    seller: row.seller,
    invoice: row.invoice,
    snapshot: row.snapshot,
  });
  return plan.success && plan.data.seller.taxId !== '' ? plan.data : undefined;
}

/**
 * A draft under the rule of law L2: as an attempt that the portal never saw. What it repeats, and an equal invoice
 * that was submitted since it was begun, have their say by `mayRetry`; the group holds the draft itself.
 */
export const attemptOfDraft = (row: DraftRow, repeats?: string): RetrySubject => ({
  id: row.id,
  submittedAt: row.startedAt,
  outcome: { type: 'notSent' },
  invoiceNumbers: [],
  fingerprint: row.fingerprint,
  sellerTaxId: row.seller.taxId,
  ...(row.begun === undefined ? {} : { begun: row.begun }),
  invoice: row.invoice,
  ...(repeats === undefined ? {} : { retryOf: repeats }),
});
