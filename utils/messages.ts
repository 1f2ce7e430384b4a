import * as z from './domain/zod';

/**
 * Everything that is said between content scripts, the worker and our pages. Messages carry keys and states,
 * never records or files: facts wait in the outbox, pages read the database themselves.
 */
const text = (length: number) => z.string().check(z.maxLength(length));

/** Watch state of a portal page: `on` fits, `drift` the page changed, `off` no form here. */
export const WatchState = z.enum(['on', 'drift', 'off']);
export type WatchState = z.infer<typeof WatchState>;

const Company = z.object({ name: text(400), taxId: text(40) });
export type Company = z.infer<typeof Company>;

/** What a page may know of its submission: enough for the chip. */
export const SubmissionState = z.object({
  submissionId: text(64),
  outcome: z.enum(['draft', 'pending', 'issued', 'refused', 'notSent', 'unknown']),
  invoiceNumber: z.optional(text(20)),
  /** A question or face-scan dialog is open. */
  waitsForClerk: z.boolean(),
  /** Epoch ms at which the wait for an answer ends, while there is one. */
  deadlineAt: z.optional(z.int()),
});
export type SubmissionState = z.infer<typeof SubmissionState>;

/** To the worker. */
export const Request = z.discriminatedUnion('kind', [
  /** Wakes the worker before the submit and asks which tab this is. */
  z.object({ kind: z.literal('wake') }),
  /** A fact lies in the outbox under this key. */
  z.object({ kind: z.literal('fact'), key: text(100) }),
  z.object({ kind: z.literal('watching'), state: WatchState, seller: z.optional(Company) }),
  /** A page of ours opened: move what waits in the outbox. */
  z.object({ kind: z.literal('sweep') }),
  /** The clerk wants to enter this submission again. */
  z.object({ kind: z.literal('refill'), submissionId: text(64) }),
]);
export type Request = z.infer<typeof Request>;

/** From the worker to a tab. */
export const Notice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('state'), state: SubmissionState }),
  /** Another frame of this tab submitted: watch for the portal's answer here too. */
  z.object({ kind: z.literal('watchVerdict'), submissionId: text(64) }),
  /** This tab was opened to fill a submission in again; its plan lies in `storage.local`. */
  z.object({ kind: z.literal('refill'), submissionId: text(64) }),
]);
export type Notice = z.infer<typeof Notice>;

export const WakeReply = z.object({
  tabKey: text(80),
  frameId: z.int(),
  /** This tab was opened to fill that submission in again. */
  refill: z.optional(text(64)),
  /** A submission of this tab whose answer is not in: this page may be the one that shows it. */
  awaiting: z.optional(
    z.object({
      submissionId: text(64),
      /** Its 20-digit values: a tax id or account that the success view repeats is not the number. */
      typed: z.array(text(20)).check(z.maxLength(100)),
    }),
  ),
});
export type WakeReply = z.infer<typeof WakeReply>;

/** `bar` says why not: one of `RetryBar`, or `unreadable` for a page that was not read well enough. */
export const RefillReply = z.object({ ok: z.boolean(), bar: z.optional(text(40)) });
export type RefillReply = z.infer<typeof RefillReply>;

/** `kept` is said only after the strict commit. */
export const FactReply = z.object({ kept: z.boolean() });
export type FactReply = z.infer<typeof FactReply>;
