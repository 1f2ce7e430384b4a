import { Outcome } from '../outcome/outcome';
import type { HistoryEntry, Submission } from '../record/submission';
import type { DraftRow } from '../retry/draft';
import * as z from '../zod';

const text = z.optional(z.string());
const party = z.object({ name: text, taxId: text });
const ReadableInvoice = z.object({
  seller: party,
  buyer: party,
  lines: z.array(z.object({})),
  issues: z.array(z.unknown()),
  kind: text,
  totalGross: text,
});
const Entry = z.object({ at: z.number(), type: z.string(), text, durationMs: z.optional(z.number()) });

const ReadableRecord = z.object({
  id: z.string(),
  submittedAt: z.number(),
  sellerTaxId: z.string(),
  fingerprint: z.string(),
  outcome: Outcome,
  standing: z.string(),
  invoice: ReadableInvoice,
  invoiceNumbers: z.array(z.string()),
  signals: z.object({ verdicts: z.array(z.object({ text: z.string() })), issueCalls: z.array(z.object({})) }),
  history: z.array(z.unknown()),
  failedTries: z.optional(z.array(z.object({ at: z.number(), outcome: Outcome }))),
});

/**
 * Whether what stands in the database can be shown and judged as a record. Anybody can edit it, a disk can spoil it and a newer
 * program may have written it: one that cannot be read costs its own line, never the page (law L4), and opens nothing.
 */
export const isReadable = (row: Submission): boolean => ReadableRecord.safeParse(row).success;

const ReadableDraft = z.object({
  id: z.string(),
  at: z.number(),
  startedAt: z.number(),
  seller: z.object({ taxId: z.string(), name: z.string() }),
  invoice: ReadableInvoice,
  fingerprint: z.string(),
});

/** The same for a draft. */
export const isReadableDraft = (row: DraftRow): boolean => ReadableDraft.safeParse(row).success;

/** The same for a step of 经过. */
export const isReadableEntry = (entry: HistoryEntry): boolean => Entry.safeParse(entry).success;
