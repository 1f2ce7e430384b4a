import * as z from '../zod';
import { Bytes } from './bytes';
import { id, ofSubmission, Site, text } from './fact-parts';

/** Why a picture of the page was kept. */
const PICTURE_CAUSES = ['refused', 'doubt', 'fault'] as const;

/** Why there is no photograph beside the text picture. */
const PHOTO_LACKS = [
  /** She has not switched it on; the browser's permission was taken back. */
  'off',
  'denied',
  /** The portal's tab was not in front, or not any more when it was taken. */
  'notInFront',
  /** A page of passwords, codes, QR or face scan: never taken. */
  'secret',
  /** Who travels stands on it, and she set that this is not kept. */
  'travellers',
  'tooLarge',
  /** The one before it was taken within the minute. */
  'tooSoon',
  'failed',
] as const;
export type PhotoLack = (typeof PHOTO_LACKS)[number];

/** The visible page as text, as it stood: always kept at a refusal, a doubt and a fault of the portal. */
const PicturedFact = z.object({
  ...ofSubmission,
  type: z.literal('pictured'),
  cause: z.enum(PICTURE_CAUSES),
  /** Of the fault that it shows. */
  faultId: z.optional(id),
  /** Which kind of fault that is: `FAULT_KINDS`. */
  faultKind: z.optional(text(40)),
  site: Site,
  title: text(300),
  /** Visible lines from top to bottom, what stands over the page last. */
  text: text(20_000),
  /** It was longer. */
  cut: z.optional(z.boolean()),
  /** Of the window, CSS px. */
  width: z.int(),
  height: z.int(),
  /** Browser and system as the browser names itself; version of the extension; time zone of the computer. */
  agent: text(400),
  product: text(40),
  zone: text(80),
});

/** The photograph of the tab that goes with a text picture, or why there is none. */
const PhotographedFact = z.object({
  ...ofSubmission,
  type: z.literal('photographed'),
  /** Id of the `pictured` fact. */
  pictureId: id,
  bytes: z.optional(Bytes),
  lacks: z.optional(z.enum(PHOTO_LACKS)),
});

export const CASE_STATES = ['open', 'told12366', 'waiting', 'solved'] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** 滞纳金 · 违约金 · 客户索赔 · 加班 · another. */
export const LOSS_KINDS = ['lateFee', 'penalty', 'claim', 'overtime', 'other'] as const;
export type LossKind = (typeof LOSS_KINDS)[number];

const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

/** What she says of a case (a fault, an outage, a missing or doubled invoice that she follows up), one thing at a time. */
const CaseSaid = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('opened'),
    title: text(200),
    submissionIds: z.array(id).check(z.maxLength(2_000)),
    /** Span of an outage of that host, epoch ms. */
    outage: z.optional(z.object({ host: text(300), from: z.int(), to: z.int() })),
  }),
  z.object({ what: z.literal('state'), state: z.enum(CASE_STATES), lookAgainOn: z.optional(day) }),
  z.object({
    what: z.literal('call'),
    /** When she called, and which number: 12366, the tax station. */
    calledAt: z.int(),
    number: text(40),
    seat: text(60),
    answer: text(2_000),
    ticket: z.optional(text(60)),
  }),
  z.object({ what: z.literal('note'), text: text(4_000) }),
  z.object({ what: z.literal('file'), bytes: Bytes, text: text(400) }),
  z.object({
    what: z.literal('loss'),
    kind: z.enum(LOSS_KINDS),
    /** Exact decimal, yuan; absent where it is no amount. */
    amount: z.optional(text(30)),
    text: text(1_000),
  }),
  /** She takes something back that she said of it: by the id of that event. Nothing is erased. */
  z.object({ what: z.literal('takenBack'), eventId: id }),
]);
export type CaseSaid = z.infer<typeof CaseSaid>;

export const CaseFact = z.object({
  ...ofSubmission,
  type: z.literal('caseSaid'),
  caseId: id,
  said: CaseSaid,
});

export const EVIDENCE_FACTS = [PicturedFact, PhotographedFact, CaseFact] as const;
