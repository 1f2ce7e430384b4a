import { VERDICT_AREAS } from './signals';
import * as z from './zod';

/**
 * A fact is what a content script or the request watch observed, at its moment, before anyone knows what it
 * means. It waits in the outbox until it is an event. Its `id` (ULID) becomes the event's id, so moving it twice
 * changes nothing.
 */
const text = (length: number) => z.string().check(z.maxLength(length));
const id = text(64);

const observed = {
  id,
  at: z.int(),
  /** Browser session and tab, as the worker told; absent when the worker had not answered yet. */
  tabKey: z.optional(text(80)),
  frameId: z.optional(z.int()),
};
/** Facts of a page name their submission; the request watch knows only the tab. */
const ofSubmission = { ...observed, submissionId: z.optional(id) };

export const CALL_NAMES = ['issue', 'token'] as const;
export type CallName = (typeof CALL_NAMES)[number];

const call = { ...ofSubmission, call: z.enum(CALL_NAMES), requestId: id };

export const Site = z.object({ origin: text(300), path: text(2_000) });
export type Site = z.infer<typeof Site>;

export const FAULT_KINDS = [
  'profileDrift',
  'captureError',
  'unreadableFact',
  'missedSubmission',
  'httpError',
  'networkError',
  'sessionLost',
  'safetyCopyFailed',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export const SubmittedFact = z.object({
  ...ofSubmission,
  type: z.literal('submitted'),
  submissionId: id,
  profileId: text(40),
  site: Site,
  gesture: z.enum(['click', 'keyboard']),
  onLine: z.boolean(),
  /** The attempt that this one repeats: it was filled in from the ledger, or corrected on the page. */
  retryOf: z.optional(id),
  /** Which visit of the entry form it was made from. */
  form: z.optional(id),
  /** Checked when it is parsed, not here: one that we cannot read, or could not take at all, is still a submit. */
  snapshot: z.optional(z.unknown()),
});

const ImportCounts = z.object({
  submissions: z.int(),
  fresh: z.int(),
  again: z.int(),
  known: z.int(),
  conflict: z.int(),
  unreadable: z.int(),
});
const ranges = z.array(z.tuple([id, z.int(), z.int()])).check(z.maxLength(10_000));

export const Fact = z.discriminatedUnion('type', [
  SubmittedFact,
  z.object({
    ...ofSubmission,
    type: z.literal('repeated'),
    gesture: z.enum(['click', 'keyboard']),
    onLine: z.boolean(),
  }),
  z.object({
    ...ofSubmission,
    type: z.literal('answered'),
    area: z.enum(VERDICT_AREAS),
    text: text(4_000),
    buttons: z.array(text(100)).check(z.maxLength(20)),
    invoiceNumbers: z.array(text(20)).check(z.maxLength(50)),
  }),
  z.object({ ...ofSubmission, type: z.literal('dialogClosed') }),
  z.object({ ...call, type: z.literal('called'), method: text(20), site: Site }),
  z.object({ ...call, type: z.literal('responded'), status: z.int() }),
  z.object({ ...call, type: z.literal('callFailed'), error: text(200) }),
  z.object({ ...ofSubmission, type: z.literal('leftPage'), how: z.enum(['pageHidden', 'tabClosed']) }),
  z.object({ ...ofSubmission, type: z.literal('timedOut'), submissionId: id }),
  /** Its content is being filled into a form of this tab. */
  z.object({ ...observed, type: z.literal('refillOpened'), submissionId: id }),
  z.object({
    ...observed,
    type: z.literal('refillClosed'),
    submissionId: id,
    how: z.enum(['submitted', 'left', 'stopped']),
    /** The new attempt, when the clerk submitted it. */
    by: z.optional(id),
  }),
  /** The clerk looked an unknown one up in the portal's own list. */
  z.object({
    ...observed,
    type: z.literal('settled'),
    submissionId: id,
    as: z.enum(['issued', 'notIssued']),
    invoiceNumber: z.optional(text(20)),
  }),
  /** The clerk has dealt with it in another way, and says how. */
  z.object({ ...observed, type: z.literal('handled'), submissionId: id, reason: text(400) }),
  z.object({ ...observed, type: z.literal('snoozed'), submissionId: id, until: z.int() }),
  /** A backup file was taken in: which events it brought, by chain, from, to (`import-record.ts`). */
  z.object({
    ...ofSubmission,
    type: z.literal('imported'),
    importId: id,
    fileName: text(300),
    counts: ImportCounts,
    ranges,
    hidden: ranges,
  }),
  /** The clerk took an import back: what it alone brought no longer counts. Nothing is erased. */
  z.object({ ...ofSubmission, type: z.literal('importUndone'), importId: id }),
  z.object({
    ...ofSubmission,
    type: z.literal('fault'),
    kind: z.enum(FAULT_KINDS),
    profileId: z.optional(text(40)),
    site: z.optional(Site),
    /** What exactly: the parts of the profile that did not fit, a status, an error name. */
    detail: text(4_000),
    /** A damaged entry of the outbox, whole, as JSON. */
    kept: z.optional(z.string()),
  }),
]);
export type Fact = z.infer<typeof Fact>;
export type FactOf<T extends Fact['type']> = Extract<Fact, { type: T }>;
