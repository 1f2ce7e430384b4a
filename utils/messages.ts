import * as z from './domain/zod';

/**
 * Everything that is said between content scripts, the worker and our pages. Messages carry keys and states,
 * never records or files: facts wait in the outbox, pages read the database themselves.
 */
const text = (length: number) => z.string().check(z.maxLength(length));

/** Watch state of a portal page: `on` fits, `drift` the page changed, `off` no form here. */
export const WatchState = z.enum(['on', 'drift', 'off']);
export type WatchState = z.infer<typeof WatchState>;

export const Company = z.object({ name: text(400), taxId: text(40) });
export type Company = z.infer<typeof Company>;

/** What a page may know of its submission: enough for the chip. */
export const SubmissionState = z.object({
  submissionId: text(64),
  outcome: z.enum(['draft', 'pending', 'issued', 'refused', 'notSent', 'unknown']),
  invoiceNumber: z.optional(text(20)),
  /** A question or face-scan dialog is open. */
  waitsForClerk: z.boolean(),
  /** That dialog waits for her face, which she scans elsewhere. */
  faceScan: z.optional(z.boolean()),
  /** An issuing call of it came to an end, and the portal asked nothing since. */
  ended: z.optional(z.boolean()),
  /** A red-letter confirmation is with the other side. */
  waitsForOther: z.optional(z.boolean()),
  /** It need not wait any more: the portal itself may have issued from it. */
  redReady: z.optional(z.boolean()),
  /** The press of 开具红字发票 that it was last asked for by. */
  press: z.optional(text(64)),
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
  /** 发票开具 is about to be pressed: was an equal invoice submitted within the last day? */
  z.object({ kind: z.literal('twin'), sellerTaxId: text(40), fingerprint: text(64) }),
  /** What the ledger of that company knows of an invoice that is about to be issued; the answer is a `KnownReply`. */
  z.object({
    kind: z.literal('known'),
    sellerTaxId: text(40),
    buyerTaxId: text(40),
    outline: z.optional(text(100)),
    /** Of equal ones the warning of a twin tells. */
    fingerprint: text(64),
  }),
  /** A red confirmation is being made of that blue invoice: does it have a red letter already? */
  z.object({
    kind: z.literal('redTwin'),
    originalNumber: text(40),
    sellerTaxId: text(40),
    profileId: text(40),
  }),
  /** Whom this page shows as the company, and since when at the latest; the answer is a `CompanyReply`. */
  z.object({ kind: z.literal('company'), company: Company, since: z.int() }),
  /** What came of the reading of the portal's list that this page made; the answer is a `ListReply`. */
  z.object({ kind: z.literal('list'), readingId: text(64) }),
  /** What the pages before this one left in its tab; the answer is a `BeforeReply`. */
  z.object({ kind: z.literal('before') }),
  /** For what this page of the portal's list was opened, and what the reading says of it; the answer is a `LookReply`. */
  z.object({ kind: z.literal('look'), readingId: z.optional(text(64)) }),
  /** How the rows that were issued together with this one stand; the answer is a `BatchReply`. */
  z.object({ kind: z.literal('batch'), submissionId: text(64) }),
  /** She pressed the chip: what is kept of this submission comes to the front; `isBatch` with all of its batch. */
  z.object({ kind: z.literal('view'), submissionId: text(64), isBatch: z.optional(z.boolean()) }),
  /** A page of ours asks whether anyone is there. */
  z.object({ kind: z.literal('ping') }),
  /** A page of ours opened: move what waits in the outbox. */
  z.object({ kind: z.literal('sweep') }),
  /** The clerk wants to enter this submission again; `here` in the tab that asks, which goes to a fresh page for it. */
  /** `asked`: the place of the backups cannot be reached, and she says that no colleague has this one in hand. */
  z.object({
    kind: z.literal('refill'),
    submissionId: text(64),
    here: z.optional(z.boolean()),
    asked: z.optional(z.boolean()),
  }),
  /** A draft lies in `storage.local` under this key. */
  z.object({ kind: z.literal('draft'), key: text(120) }),
  /** An empty form of this company is open: is there something to fill in? */
  z.object({ kind: z.literal('draftOffer'), sellerTaxId: text(40), profileId: text(40) }),
  /** Fill this draft in; `here` into the form that asks. */
  z.object({
    kind: z.literal('draftFill'),
    draftId: text(64),
    here: z.boolean(),
    asked: z.optional(z.boolean()),
  }),
  z.object({ kind: z.literal('draftDiscard'), draftId: text(64) }),
  /** A picture of this page as text was kept: a photograph of the tab may go with it. */
  z.object({
    kind: z.literal('photograph'),
    pictureId: text(64),
    submissionId: z.optional(text(64)),
    faultKind: z.optional(text(40)),
    site: z.object({ origin: text(300), path: text(2_000) }),
  }),
]);
export type Request = z.infer<typeof Request>;
export type KnownMessage = Extract<Request, { kind: 'known' }>;
export type RedTwinAsk = Extract<Request, { kind: 'redTwin' }>;
export type PhotographAsk = Extract<Request, { kind: 'photograph' }>;
export type CompanyShown = Extract<Request, { kind: 'company' }>;

/** From the worker to a tab. */
export const Notice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('state'), state: SubmissionState }),
  /** Another frame of this tab submitted: watch for the portal's answer here too. */
  z.object({ kind: z.literal('watchVerdict'), submissionId: text(64) }),
  /** A submission or a draft is to be filled in here; the plan lies in `storage.local`. */
  z.object({ kind: z.literal('refill'), planId: text(64) }),
  /**
   * An issuing call leaves this tab: the form is read at once, where no press of it was seen. The submission that it
   * begins then has this id.
   */
  z.object({
    kind: z.literal('called'),
    submissionId: text(64),
    at: z.int(),
    method: text(20),
    path: text(2_000),
    unlisted: z.optional(z.boolean()),
  }),
  /** The call that issues a red invoice leaves this tab: the page says of what, where no press of it was seen. */
  z.object({ kind: z.literal('redCalled'), press: text(64), at: z.int() }),
  /** Rows of this import stand otherwise now. */
  z.object({ kind: z.literal('batch'), importId: text(64) }),
  /** Another page of this portal session came to show that company; without one all agree again. */
  z.object({ kind: z.literal('session'), other: z.optional(Company) }),
]);
export type Notice = z.infer<typeof Notice>;
export type CalledNotice = Extract<Notice, { kind: 'called' }>;
export type RedCalledNotice = Extract<Notice, { kind: 'redCalled' }>;

/** To a tab: a call that nobody knows leaves it. The frame of which it is a submission answers with that one's id. */
export const PostAsk = z.object({
  kind: z.literal('posted'),
  at: z.int(),
  method: text(20),
  path: text(2_000),
  /** It is a navigation: a form was sent. */
  navigates: z.boolean(),
});
export type PostAsk = z.infer<typeof PostAsk>;
export const PostReply = z.object({ submissionId: text(64) });

/** To a tab: does the page of that picture still show nothing secret? Only the frame that took it answers. */
export const FitAsk = z.object({ kind: z.literal('fit'), pictureId: text(64) });
export const FitReply = z.object({ fit: z.boolean(), why: z.optional(z.literal('travellers')) });

export const MOST_TYPED = 100;
/** A submission whose answer is not in. */
export const Awaiting = z.object({
  submissionId: text(64),
  /** Its 20-digit values: a tax id or account that the success view repeats is not the number. */
  typed: z.array(text(20)).check(z.maxLength(MOST_TYPED)),
  /** When it was submitted, its buyer and gross: by these a proof is known to be its own. */
  at: z.optional(z.int()),
  buyerName: z.optional(text(400)),
  gross: z.optional(text(60)),
});
export type Awaiting = z.infer<typeof Awaiting>;

export const WakeReply = z.object({
  tabKey: text(80),
  frameId: z.int(),
  /** This tab was opened to fill that submission or draft in. */
  refill: z.optional(text(64)),
  /** A submission of this tab whose answer is not in: this page may be the one that shows it. */
  awaiting: z.optional(Awaiting),
});
export type WakeReply = z.infer<typeof WakeReply>;

export const CompanyReply = z.object({ other: z.optional(Company) });
export type CompanyReply = z.infer<typeof CompanyReply>;

const MOST_COMPANIES = 200;
/** How a reading of the portal's list stands, and the companies of the ledger, the most likely first. */
export const ListReply = z.object({
  reading: z.optional(
    z.object({
      /** Of `READING_PROBLEMS`. */
      problems: z.array(text(40)).check(z.maxLength(20)),
      pagesSeen: z.int(),
      pagesTold: z.int(),
      total: z.int(),
      from: z.optional(text(40)),
      to: z.optional(text(40)),
      company: z.optional(Company),
    }),
  ),
  companies: z.array(Company).check(z.maxLength(MOST_COMPANIES)),
});
export type ListReply = z.infer<typeof ListReply>;

/**
 * An unclear submission that is looked for in the portal's list. `looking` the list is not read whole · `found` settled by
 * its row · `otherCompany`, `period` the list that was read whole is no answer for it · `absent` it is not in it; `next` is
 * what law L2 asks for then, not before `after`
 */
export const LookReply = z.object({
  look: z.optional(
    z.object({
      submissionId: text(64),
      buyer: text(400),
      gross: text(60),
      state: z.enum(['looking', 'found', 'otherCompany', 'period', 'absent']),
      pagesSeen: z.optional(z.int()),
      pagesTold: z.optional(z.int()),
      invoiceNumber: z.optional(text(40)),
      company: z.optional(text(400)),
      from: z.optional(text(10)),
      next: z.optional(z.enum(['first', 'second', 'candidate', 'settle'])),
      after: z.optional(z.int()),
    }),
  ),
});
export type LookReply = z.infer<typeof LookReply>;

/** What the pages before this one left in its tab, a moment ago. */
export const BeforeReply = z.object({
  submission: z.optional(SubmissionState),
  /** What was typed and not submitted is kept. */
  draft: z.boolean(),
  /** An entry form stood there. */
  form: z.boolean(),
});
export type BeforeReply = z.infer<typeof BeforeReply>;

/** How many rows of a batch are so. */
export const BatchReply = z.object({ issued: z.int(), failed: z.int(), unknown: z.int(), pending: z.int() });
export type BatchReply = z.infer<typeof BatchReply>;

/** `bar` says why not: one of `RetryBar` or `FillBar`. */
export const RefillReply = z.object({ ok: z.boolean(), bar: z.optional(text(40)) });
export type RefillReply = z.infer<typeof RefillReply>;

/** To a tab: does this draft stand in your form now? Only the frame in which it does answers. */
export const TypingAsk = z.object({ kind: z.literal('typing'), draftId: text(64) });
export type TypingAsk = z.infer<typeof TypingAsk>;
export const TypingReply = z.object({ typing: z.literal(true) });

/** `kept: false`: it was submitted or discarded elsewhere; what is typed now is another draft. */
export const DraftReply = z.object({ kept: z.boolean() });
export type DraftReply = z.infer<typeof DraftReply>;

/** The newest draft that may be filled in, and how many more there are. */
export const DraftOffer = z.object({
  draft: z.optional(
    z.object({ id: text(64), at: z.int(), buyerName: z.optional(text(400)), gross: z.optional(text(60)) }),
  ),
  more: z.int(),
});
export type DraftOffer = z.infer<typeof DraftOffer>;

/** An equal submission that may exist at the portal. */
export const Twin = z.object({
  submissionId: text(64),
  submittedAt: z.int(),
  outcome: z.enum(['issued', 'pending', 'unknown', 'inTemplate']),
  invoiceNumber: z.optional(text(20)),
});
export type Twin = z.infer<typeof Twin>;
export const TwinReply = z.object({ twin: z.optional(Twin) });
export type TwinReply = z.infer<typeof TwinReply>;

/** For the checks of an invoice: `CheckKnown` of `domain/check`. */
export const KnownReply = z.object({
  sameToday: z.optional(z.object({ time: text(10), invoiceNumber: z.optional(text(40)) })),
  earlierName: z.optional(z.object({ name: text(400), day: text(10) })),
});
export type KnownReply = z.infer<typeof KnownReply>;

/** A red letter of a blue invoice that may exist at the portal; its members as `find-red-twin` tells them. */
export const RedTwin = z.object({
  state: z.enum(['pending', 'taken', 'unknown', 'pressed', 'issued']),
  at: z.int(),
  dayOnly: z.optional(z.boolean()),
  invoiceNumber: z.optional(text(40)),
  isPart: z.boolean(),
});
export type RedTwin = z.infer<typeof RedTwin>;
export const RedTwinReply = z.object({ twin: z.optional(RedTwin) });
export type RedTwinReply = z.infer<typeof RedTwinReply>;

/** `kept` is said only after the strict commit. */
export const FactReply = z.object({ kept: z.boolean() });
export type FactReply = z.infer<typeof FactReply>;
