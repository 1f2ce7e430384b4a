import * as z from '../zod';
import { CALL_NAMES } from './call-name';
import { DESK_FACTS } from './desk-facts';
import { ErasedFact } from './erased-fact';
import { EVIDENCE_FACTS } from './evidence-facts';
import { id, observed, ofSubmission, Site, text } from './fact-parts';
import { LIST_FACTS } from './list-facts';
import { originalNames } from './original-names';
import { QUOTA_BASES } from './quota-basis';
import { ConfirmState, confirmNames, RedMark } from './red';
import { TEAM_FACTS } from './team-facts';
import { VERDICT_AREAS } from './verdict-area';
import { WITNESSES } from './witness';

/** `script` = an event that no hand made; it decides nothing. */
const gesture = z.enum(['click', 'keyboard', 'script']);

const call = { ...ofSubmission, call: z.enum(CALL_NAMES), requestId: id };

/** Of our own: what we could not read, keep or match (law L4). */
const OWN_FAULT_KINDS = [
  'profileDrift',
  'callUnlisted',
  'answerUnread',
  'captureError',
  'unreadableFact',
  'missedSubmission',
  'safetyCopyFailed',
  'batchText',
  'ledgerDamaged',
  'reconcileFailed',
  /** A row of the database that cannot be read; never told by a page. */
  'unreadableRow',
  /** A record, or an event of the log, that is not what was kept. */
  'recordChanged',
  /** A page showed more texts than are kept one by one. */
  'textsLeftOut',
] as const;
/** Of the portal: a page or a call of it, whatever she did there. */
export const PORTAL_FAULT_KINDS = [
  'httpError',
  'networkError',
  'sessionLost',
  'slow',
  'maintenance',
  'noPermission',
  'portalBusy',
  /** A page that stayed white; one that turned and turned. */
  'blankPage',
  'endlessWait',
  /** A query showed nothing although the ledger has issued invoices of its days. */
  'queryEmpty',
  /** It answered as usual again after one of these: no fault, the end of some. */
  'portalBack',
] as const;
export const FAULT_KINDS = [...OWN_FAULT_KINDS, ...PORTAL_FAULT_KINDS] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

const SubmittedFact = z.object({
  ...ofSubmission,
  type: z.literal('submitted'),
  submissionId: id,
  profileId: text(40),
  site: Site,
  /** Absent where none was seen. */
  gesture: z.optional(gesture),
  /** Absent in what was kept before there were several: a gesture. */
  witness: z.optional(z.enum(WITNESSES)),
  /** How much older than the submit the reading of the form is, ms; absent where it was read at the submit. */
  readAgoMs: z.optional(z.int().check(z.minimum(0))),
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

/** 可用发票额度 as a page showed it; an exact decimal. A panel of it each. */
const QuotaSeenFact = z.object({
  ...ofSubmission,
  type: z.literal('quotaSeen'),
  profileId: text(40),
  site: Site,
  companyTaxId: text(40),
  left: text(40),
  /** Absent where the heading names neither. */
  basis: z.optional(z.enum(QUOTA_BASES)),
  /** By the amount that `left` is, the page says that there is none. */
  noLimit: z.optional(z.boolean()),
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

/** The button that issues a red invoice from a confirmation was pressed, or the page was seen to issue without it. */
const RedPressedFact = z.object({
  ...ofSubmission,
  type: z.literal('redPressed'),
  press: id,
  profileId: text(40),
  site: Site,
  /** Absent where none was seen. */
  gesture: z.optional(gesture),
  /** Absent: a gesture. */
  witness: z.optional(z.enum(WITNESSES)),
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
/** The events of one company among many are as many ranges as there were changes of company. */
const ranges = z.array(z.tuple([id, z.int(), z.int()])).check(z.maxLength(100_000));

/**
 * A fact is what a content script or the request watch observed, at its moment, before anyone knows what it
 * means. It waits in the outbox until it is an event. Its `id` (ULID) becomes the event's id, so moving it twice
 * changes nothing.
 */
export const Fact = z.discriminatedUnion('type', [
  SubmittedFact,
  z.object({
    ...ofSubmission,
    type: z.literal('repeated'),
    gesture,
    onLine: z.boolean(),
  }),
  z.object({
    ...ofSubmission,
    type: z.literal('answered'),
    area: z.enum(VERDICT_AREAS),
    text: text(4_000),
    buttons: z.array(text(100)).check(z.maxLength(20)),
    invoiceNumbers: z.array(text(20)).check(z.maxLength(50)),
    /** It stood on the page before the press and still did some time after it (rule S15). */
    stood: z.optional(z.boolean()),
    /**
     * `false`: what proves an issue, but perhaps of another invoice (rule S16); of a row of 批量开具结果 that it may be
     * an earlier import's (rule S8).
     */
    belongs: z.optional(z.boolean()),
  }),
  z.object({ ...ofSubmission, type: z.literal('dialogClosed') }),
  z.object({
    ...call,
    type: z.literal('called'),
    method: text(20),
    site: Site,
    /** A path that the profile does not list. */
    unlisted: z.optional(z.boolean()),
    /** The submission that it begins where nothing else did. */
    begins: z.optional(id),
  }),
  z.object({ ...call, type: z.literal('responded'), status: z.int(), portalAt: z.optional(z.int()) }),
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
    /** Log of the computer whose form it was, where that is not the one that says it: this one goes on with what that one kept. */
    log: z.optional(id),
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
  ...LIST_FACTS,
  QuotaSeenFact,
  RedConfirmSeenFact,
  RedPressedFact,
  /** The page said that the portal took the confirmation. */
  z.object({ ...ofSubmission, type: z.literal('redTaken'), text: text(4_000) }),
  /** The clerk has dealt with it in another way, and says how. */
  z.object({ ...observed, type: z.literal('handled'), submissionId: id, reason: text(400) }),
  z.object({ ...observed, type: z.literal('snoozed'), submissionId: id, until: z.int() }),
  /** She takes 已处理 or 先放一放 back. `said`: when it was handled, or until when it was set aside. */
  z.object({
    ...observed,
    type: z.literal('wordUndone'),
    submissionId: id,
    what: z.enum(['handled', 'snoozed']),
    said: z.int(),
  }),
  /** A backup file was taken in: which events it brought, by chain, from, to (`import-record.ts`). */
  z.object({
    ...ofSubmission,
    type: z.literal('imported'),
    importId: id,
    fileName: text(300),
    counts: ImportCounts,
    ranges,
    hidden: ranges,
    /** Chains of which the file holds a part: where a range begins, the one before it may be missing. */
    partial: z.optional(z.array(id).check(z.maxLength(1_000))),
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
    /** What exactly: the parts of the profile that did not fit, a status, an error name, the page's words. */
    detail: text(4_000),
    /** Of a load of the portal: its status, how long it took, and what is usual for it, ms. */
    status: z.optional(z.int()),
    ms: z.optional(z.int().check(z.minimum(0))),
    usualMs: z.optional(z.int().check(z.minimum(0))),
    /** The browser said that this computer had no line. */
    offLine: z.optional(z.literal(true)),
    /** A damaged entry of the outbox, whole, as JSON. */
    kept: z.optional(z.string()),
  }),
  /** The electronic original of a number of the record was stored. */
  z.object({ ...observed, type: z.literal('originalKept'), submissionId: id, ...originalNames }),
  ...EVIDENCE_FACTS,
  ...DESK_FACTS,
  ErasedFact,
  ...TEAM_FACTS,
]);
export type Fact = z.infer<typeof Fact>;
export type FactOf<T extends Fact['type']> = Extract<Fact, { type: T }>;
