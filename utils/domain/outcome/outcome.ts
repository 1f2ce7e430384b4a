import * as z from '../zod';

export const UNKNOWN_REASONS = [
  'timedOut',
  'leftPage',
  'httpError',
  'networkError',
  'sessionLost',
  'portalText',
  'unclearText',
  'callsUnseen',
  'answerUnread',
] as const;
export type UnknownReason = (typeof UNKNOWN_REASONS)[number];

/**
 * What became of a submission, and what the clerk may do (`design.md` §3):
 * `draft` never submitted · `pending` wait · `issued` never again · `refused` again after correction ·
 * `notSent` again · `unknown` look it up first.
 */
export const Outcome = z.discriminatedUnion('type', [
  z.object({ type: z.literal('draft') }),
  z.object({ type: z.literal('pending') }),
  z.object({
    type: z.literal('issued'),
    invoiceNumbers: z.array(z.string()),
    issuedAt: z.optional(z.int()),
  }),
  z.object({ type: z.literal('refused'), message: z.string() }),
  z.object({ type: z.literal('notSent'), message: z.optional(z.string()) }),
  z.object({
    type: z.literal('unknown'),
    reason: z.enum(UNKNOWN_REASONS),
    message: z.optional(z.string()),
  }),
]);
export type Outcome = z.infer<typeof Outcome>;
export type OutcomeType = Outcome['type'];

export const OUTCOME_TYPES: readonly OutcomeType[] = [
  'draft',
  'pending',
  'issued',
  'refused',
  'notSent',
  'unknown',
];

/** Outcomes that need the clerk. */
export const OPEN_OUTCOMES: readonly OutcomeType[] = ['unknown', 'refused', 'notSent'];
