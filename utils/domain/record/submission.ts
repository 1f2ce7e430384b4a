import type { Bytes } from '../fact/bytes';
import type { EntryWay } from '../fact/desk-facts';
import type { Site } from '../fact/fact-parts';
import type { RedPart } from '../fact/red';
import type { Witness } from '../fact/witness';
import type { Invoice } from '../invoice/invoice';
import type { ListCheck, Standing } from '../list/list-check';
import type { KeptOriginal } from '../originals/original';
import type { Outcome } from '../outcome/outcome';
import type { Signals } from '../outcome/signals';
import type { TemplatePart } from '../template/template';
import type { LogPlace } from './log-order';

/** One step of 经过: what was clicked, what the page or the network said, and what it changed. */
export interface HistoryEntry {
  at: number;
  type: string;
  /** Text shown on the page, a status or an error name; word for word. */
  text?: string;
  durationMs?: number;
  /** Of a submit: how much older than it the reading of the form is. */
  readAgoMs?: number;
  /** Present when this step changed the outcome. */
  outcome?: Outcome['type'];
}

/** Of an entry of 待开登记 (`source` is `manual`): who wrote it, how, and when it was changed last. */
export interface EntryPart {
  readonly way: EntryWay;
  readonly by: string;
  readonly changedAt: number;
  readonly copyOf?: string;
  readonly fileName?: string;
  readonly formNumber?: string;
  /** She does not want it issued any more. */
  readonly dropped?: true;
}

/** A form into which a record is being filled: on the computer of that log, in that tab. */
export interface OpenRefill {
  /** Of the event that opened it. */
  readonly id?: string;
  readonly at: number;
  readonly tabKey?: string;
  /** Absent in rows that were folded before it was kept. */
  readonly chainId?: string;
  /** Further ones, on other computers: each opened it without knowing of the others. */
  readonly others?: readonly OpenRefill[];
}

/** A file of her own beside the record; its bytes lie in the store `evidence`. */
export interface AttachedFile extends Bytes {
  /** Of the event that brought it. */
  readonly id: string;
  readonly at: number;
  readonly text: string;
}

/**
 * One submission = one record, folded from its events. `snapshot` stays raw for ever, so that a reader's mistake
 * is repaired by folding again. Index fields are plain copies, made by `describe`.
 */
export interface Submission {
  id: string;
  source: 'portal' | 'manual' | 'batch' | 'red' | 'import';
  profileId: string;
  site: Site;
  tabKey?: string;
  frameId?: number;
  submittedAt: number;
  /** Where in the log it began: the order of two submissions goes by it, for a clock may be set back. */
  begun?: LogPlace;
  snapshot: unknown;
  invoice: Invoice;
  outcome: Outcome;
  standing: Standing;
  signals: Signals;
  history: HistoryEntry[];
  /** Stored instant after which a pending submission is timed out. */
  deadlineAt?: number;
  practice: boolean;
  /** It was a row of the batch page: `source` is `batch` then. */
  batch?: { importId: string; serialNumber?: string | undefined; rows: number };
  /** The portal session had gone over to that company by then: it may be issued in that name. */
  otherCompany?: { name: string; taxId: string };
  /** A red-letter confirmation and its invoice: `source` is `red` then, and all amounts are negative. */
  red?: RedPart;
  /** What it began with, where that was no gesture; and how much older than the submit the reading of the form is, ms. */
  witness?: Witness;
  readAgoMs?: number;
  /** Which visit of the entry form it was made from. */
  form?: string;
  /** An equal submission that this one was meant to stand beside, by the clerk's word before the submit. */
  twinOf?: string;
  /** Presses of this record that surely came to nothing, before the last one (rule A1); and when that one was. */
  failedTries?: ReadonlyArray<{ readonly at: number; readonly outcome: Outcome }>;
  lastTryAt?: number;
  /** The attempt that this one repeats. */
  retryOf?: string;
  /** The attempt that repeats this one; whether it succeeded stands there. */
  newerAttempt?: string;
  /** Its content is being filled into a form. */
  refill?: OpenRefill;
  /** A computer took it over: the log of the one that has it now, when, and the name of its clerk. */
  claimed?: {
    readonly chainId: string;
    readonly at: number;
    readonly by: string;
    readonly turn: number;
  };
  /** Forms that were given up when it was taken over, by the events that opened them. */
  givenUp?: readonly string[];
  /** Events of more than one log belong to it: each new one is put in its place among them. */
  joined?: true;
  /** Place in its own log of the last event that was folded. */
  upTo?: number;
  /** It is another computer's (`team/owner.ts`). As seen from here, and so in no fold of the events alone. */
  ofColleague?: true;
  /** The clerk's word after looking it up. */
  settled?: { as: 'issued' | 'notIssued'; at: number };
  /** What the portal's own list was last found to say of it; `standing` is its word. */
  check?: ListCheck;
  /** Numbers of rows of that list of which the clerk said that they are other invoices. */
  otherRows?: string[];
  handled?: {
    reason: string;
    at: number;
    /** Instant of the finding (`check`) that stood then, 0 for none; absent in older rows. */
    finding?: number;
  };
  snoozedUntil?: number;
  /** Written into a batch template, until she takes it back. */
  inTemplate?: boolean;
  /** 原件, in the order in which they came; the bytes lie in the store `evidence`. */
  originals?: readonly KeptOriginal[];
  /** What is known of the templates into which it was written, also after it was taken back. */
  template?: TemplatePart;
  entry?: EntryPart;
  /** 已复核: by whom and when; of the content as it stood then. */
  reviewed?: { readonly by: string; readonly at: number };
  note?: string;
  tags?: readonly string[];
  files?: readonly AttachedFile[];
  /** 1 while it needs the clerk: failed or unknown, not repeated and not dealt with; 2 while it needs a colleague. A number, for indexes. */
  open: 0 | 1 | 2;
  sellerTaxId: string;
  outcomeType: Outcome['type'];
  invoiceNumbers: string[];
  fingerprint: string;
  /** Buyer, last 8 digits of the numbers, the `outline`, and the tags. */
  searchKeys: string[];
  /** Beijing day of 开票日期 once known, else of the submit. */
  day: string;
}
