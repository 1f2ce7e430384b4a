import * as z from '../zod';
import { id, ofSubmission, text } from './fact-parts';

/** Events that one transaction of an erasure takes the payloads of. */
const MOST_ERASED = 500;

/**
 * 客户移交: a company left, its ledger was handed over as a file, and the payloads of these events were taken out of the log.
 * Their digests stay. One such event for each transaction of an erasure; it never carries data of the company's customers.
 */
export const ErasedFact = z.object({
  ...ofSubmission,
  type: z.literal('erased'),
  /** The same for all events of one erasure. */
  erasureId: id,
  companyTaxId: text(40),
  companyName: z.optional(text(400)),
  /** How many it names. */
  events: z.int(),
  /** By chain, from, to: `chain-ranges.ts`. */
  ranges: z.array(z.tuple([id, z.int(), z.int()])).check(z.maxLength(MOST_ERASED)),
  by: text(100),
  /** Of the file that was saved before. */
  fileName: z.optional(text(300)),
});
