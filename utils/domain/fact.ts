import { declaredParts } from './declared';
import { DIFFERING } from './list-check';
import { originalNames } from './original';
import { ListRow } from './portal-row';
import { ConfirmState, confirmNames, RedMark } from './red';
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
  /** Seen by the page alone, while the extension was being reloaded: no call of that time was watched. */
  unwatched: z.optional(z.boolean()),
};
/** Facts of a page name their submission; the request watch knows only the tab. */
const ofSubmission = {
  ...observed,
  submissionId: z.optional(id),
  /** A press of 开具红字发票, where the page does not know of which submission. */
  press: z.optional(id),
};

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
  'batchText',
  'ledgerDamaged',
  'reconcileFailed',
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
  /** An equal submission was shown to her, and she said that this is meant to be another. */
  twinOf: z.optional(id),
  /** Which visit of the entry form it was made from. */
  form: z.optional(id),
  /** The draft of this form: it is no draft any more. */
  draftId: z.optional(id),
  /** A page of the same portal session had come to show that company since this page was loaded. */
  otherCompany: z.optional(z.object({ name: text(400), taxId: text(40) })),
  /** A row of the batch page: by its 流水号 (absent where it could not be read) and the import that it came with. */
  batch: z.optional(
    z.object({ importId: id, serialNumber: z.optional(text(100)), rows: z.int().check(z.minimum(1)) }),
  ),
  /** A red-letter confirmation, or the press that issues from one. */
  red: z.optional(RedMark),
  /** Checked when it is parsed, not here: one that we cannot read, or could not take at all, is still a submit. */
  snapshot: z.optional(z.unknown()),
});

/** The conditions of a query of the portal's list, as shown. What the page does not show is absent. */
export const ListQuery = z.object({
  type: z.optional(text(100)),
  kinds: z.optional(text(400)),
  from: z.optional(text(40)),
  to: z.optional(text(40)),
  /** Labels of further conditions that narrow the list; absent when they could not be looked through. */
  others: z.optional(z.array(text(400)).check(z.maxLength(100))),
});
export type ListQuery = z.infer<typeof ListQuery>;

/** A page of the portal's own list of invoices was shown. Rows beyond the bound make it a page not read. */
const ListReadFact = z.object({
  ...ofSubmission,
  type: z.literal('listRead'),
  profileId: text(40),
  site: Site,
  /** One query with its pages, in one page of one tab. */
  readingId: id,
  /** When 查询 was pressed; absent where that was not seen. */
  queriedAt: z.optional(z.int()),
  query: ListQuery,
  /** The conditions were still the same when the rows came. */
  queryKept: z.boolean(),
  page: z.optional(z.int()),
  pageSize: z.optional(z.int()),
  total: z.optional(z.int()),
  /** Of the page's header, where it shows one. */
  companyTaxId: z.optional(text(40)),
  /** The rows are of the exported file; conditions and moment of the export are the clerk's word. */
  file: z.optional(
    z.object({ name: text(300), sha256: text(64), listedAt: z.int(), parts: z.int().check(z.minimum(1)) }),
  ),
  rows: z.array(ListRow).check(z.maxLength(1_000)),
});

/** What the portal's own list says of a submission (`reconcile.ts`). */
const ReconciledFact = z.object({
  ...observed,
  type: z.literal('reconciled'),
  submissionId: id,
  standing: z.enum(['confirmed', 'missing', 'mismatched', 'duplicated', 'reversed']),
  invoiceNumbers: z.array(text(40)).check(z.maxLength(50)),
  differences: z
    .array(z.object({ field: z.enum(DIFFERING), here: text(400), there: text(400) }))
    .check(z.maxLength(DIFFERING.length)),
  reversal: z.optional(z.enum(['full', 'partial'])),
});

/** 可用发票额度 as a page showed it; an exact decimal. */
const QuotaSeenFact = z.object({
  ...ofSubmission,
  type: z.literal('quotaSeen'),
  profileId: text(40),
  site: Site,
  companyTaxId: text(40),
  left: text(40),
});

/** A confirmation as a row of the portal's list shows it. */
const RedConfirmSeenFact = z.object({
  ...ofSubmission,
  type: z.literal('redConfirmSeen'),
  profileId: text(40),
  site: Site,
  ...confirmNames,
  /** Absent where its words are none that we know. */
  state: z.optional(ConfirmState),
  text: text(400),
  /** Of the red invoice, where the row shows it. */
  invoiceNumbers: z.array(text(20)).check(z.maxLength(5)),
});

/** The button that issues a red invoice from a confirmation was pressed. */
const RedPressedFact = z.object({
  ...ofSubmission,
  type: z.literal('redPressed'),
  press: id,
  profileId: text(40),
  site: Site,
  gesture: z.enum(['click', 'keyboard']),
  onLine: z.boolean(),
  ...confirmNames,
  /** What stood in the row, else on the page. */
  snapshot: z.optional(z.unknown()),
});

/** It is about to be handed to the clerk in a copy of her batch template, under that 流水号. */
const TemplateWrittenFact = z.object({
  ...observed,
  type: z.literal('templateWritten'),
  submissionId: id,
  /** One for all entries of one file. */
  templateId: id,
  sellerTaxId: text(40),
  serialNumber: text(20),
  fileName: text(300),
});

/** A row of the portal's 下载失败明细: the import did not take the entry of that 流水号. */
const ImportFailedFact = z.object({
  ...observed,
  type: z.literal('importFailed'),
  submissionId: id,
  serialNumber: text(100),
  reason: text(4_000),
  fileName: text(300),
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
  z.object({
    ...ofSubmission,
    type: z.literal('leftPage'),
    how: z.enum(['pageHidden', 'tabClosed', 'noResult']),
  }),
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
  ListReadFact,
  ReconciledFact,
  /** The clerk's word: that row of the portal's list is another invoice. */
  z.object({ ...observed, type: z.literal('otherRow'), submissionId: id, invoiceNumber: text(40) }),
  /** An invoice of the list that was issued elsewhere is to stand in the ledger too. */
  z.object({
    ...observed,
    type: z.literal('takenOver'),
    submissionId: id,
    profileId: text(40),
    site: Site,
    row: ListRow,
  }),
  z.object({ ...ofSubmission, type: z.literal('monthDeclared'), ...declaredParts }),
  QuotaSeenFact,
  RedConfirmSeenFact,
  RedPressedFact,
  /** The page said that the portal took the confirmation. */
  z.object({ ...ofSubmission, type: z.literal('redTaken'), text: text(4_000) }),
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
  TemplateWrittenFact,
  /** She says that no invoice was issued with that template. */
  z.object({ ...observed, type: z.literal('templateTakenBack'), submissionId: id }),
  ImportFailedFact,
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
  /** The electronic original of a number of the record was stored. */
  z.object({ ...observed, type: z.literal('originalKept'), submissionId: id, ...originalNames }),
]);
export type Fact = z.infer<typeof Fact>;
export type FactOf<T extends Fact['type']> = Extract<Fact, { type: T }>;
