import { Fact, type FactOf } from '../fact/fact';
import { beijingDay } from '../invoice/beijing-time';
import { fingerprint, outline } from '../invoice/fingerprint';
import { negateInvoice } from '../invoice/negate';
import { parseInvoice } from '../invoice/parse-invoice';
import { buyerKey, normaliseTaxId } from '../invoice/tax-id';
import { OPEN_STANDINGS } from '../list/list-check';
import { invoiceOfRow } from '../list/take-over';
import { asksByForm, BATCH_SCOPES, classifyText } from '../outcome/classify-text';
import { deadlineOf } from '../outcome/deadline';
import { decideOutcome } from '../outcome/decide-outcome';
import { OPEN_OUTCOMES, type Outcome } from '../outcome/outcome';
import { readSignal, type TextReader } from '../outcome/read-signal';
import { NO_SIGNALS } from '../outcome/signals';
import { foldTemplate, serialKey, serialsOf } from '../template/template';
import { foldAttempts } from './attempts';
import type { LedgerEvent } from './event';
import { foldCheck, withIssueTime } from './fold-check';
import { beginRed, foldRed } from './fold-red';
import { foldWork } from './fold-work';
import { historyEntry } from './history';
import type { Knowledge } from './knowledge';
import type { Submission } from './submission';

/** The fact that an event was made from, or undefined when its payload does not fit any. */
export function factOf(event: LedgerEvent): Fact | undefined {
  const { id, at, type, submissionId, payload } = event;
  const parsed = Fact.safeParse({ ...payload, id, at, type, ...(submissionId ? { submissionId } : {}) });
  return parsed.success ? parsed.data : undefined;
}

/** K1: she dealt with the finding that stood then; a later one is news, whatever the clocks say. */
const isDealtWith = (handled: Submission['handled'], check: Submission['check']): boolean =>
  handled !== undefined &&
  (handled.finding === undefined ? handled.at >= (check?.at ?? 0) : handled.finding === (check?.at ?? 0));

/** It failed or is unclear; or it is issued, the portal's list speaks against it, and she has not dealt with that since. */
const needsClerk = ({ outcome, newerAttempt, settled, handled, standing, check }: Submission) =>
  (OPEN_OUTCOMES.includes(outcome.type) &&
    // A newer attempt takes the place of a failure; what may have been issued is still to be looked up (law L2).
    (newerAttempt === undefined || (outcome.type === 'unknown' && settled?.as !== 'notIssued')) &&
    handled === undefined) ||
  (outcome.type === 'issued' && OPEN_STANDINGS.includes(standing) && !isDealtWith(handled, check));

/** By which the facts of a red-letter page find their record. */
const redKeys = ({ red }: Submission) =>
  red ? [red.originalNumber ?? '', red.confirmId ?? '', ...red.presses] : [];

/** Index fields and clock of a record, after its outcome or invoice changed. */
function describe(record: Submission, knowledge: Knowledge): Submission {
  const { invoice, outcome, signals } = record;
  const invoiceNumbers = outcome.type === 'issued' ? outcome.invoiceNumbers : [];
  const issuedAt = outcome.type === 'issued' ? outcome.issuedAt : undefined;
  const { deadlineAt: _, ...rest } = record;
  const deadlineAt = deadlineOf(signals, outcome, knowledge.deadlines, record.batch?.rows);
  return {
    ...rest,
    ...(deadlineAt === undefined ? {} : { deadlineAt }),
    sellerTaxId: normaliseTaxId(invoice.seller.taxId),
    outcomeType: outcome.type,
    invoiceNumbers,
    searchKeys: [
      buyerKey(invoice.buyer),
      ...invoiceNumbers.map((number) => number.slice(-8)),
      outline(invoice) ?? '',
      ...redKeys(record),
      ...serialsOf(record).map(serialKey),
    ].filter(Boolean),
    day: beijingDay(issuedAt ?? record.submittedAt),
    open: needsClerk(record) ? 1 : 0,
  };
}

function begin(fact: FactOf<'submitted'>, knowledge: Knowledge): Submission {
  const { batch, at } = fact;
  const red = fact.red && beginRed(fact);
  const invoice = red
    ? parseInvoice(fact.snapshot, knowledge.redMapping, negateInvoice)
    : parseInvoice(fact.snapshot, batch ? knowledge.batchMapping : knowledge.mapping);
  const pressed = fact.red?.press === undefined ? {} : { takenAt: at, pressedAt: at };
  const record: Submission = {
    id: fact.submissionId,
    source: red ? 'red' : batch ? 'batch' : 'portal',
    profileId: fact.profileId,
    site: fact.site,
    ...(fact.tabKey === undefined ? {} : { tabKey: fact.tabKey }),
    ...(fact.frameId === undefined ? {} : { frameId: fact.frameId }),
    submittedAt: fact.at,
    snapshot: fact.snapshot,
    invoice,
    outcome: { type: 'pending' },
    standing: 'unchecked',
    signals: {
      ...NO_SIGNALS,
      gestures: [{ at, onLine: fact.onLine }],
      // Where only a proof, or a call that nobody knows, told of it, no issuing call was seen (rule S12).
      ...(fact.unwatched || fact.witness === 'proof' || fact.witness === 'post' ? { callsUnseen: true } : {}),
      ...(red ? { red: pressed } : {}),
    },
    history: [{ ...historyEntry(fact), outcome: 'pending' }],
    practice: false,
    ...(batch === undefined ? {} : { batch }),
    ...(red === undefined ? {} : { red }),
    ...(fact.retryOf === undefined ? {} : { retryOf: fact.retryOf }),
    ...(fact.twinOf === undefined ? {} : { twinOf: fact.twinOf }),
    ...(fact.form === undefined ? {} : { form: fact.form }),
    ...(fact.witness === undefined || fact.witness === 'gesture' ? {} : { witness: fact.witness }),
    ...(fact.readAgoMs === undefined ? {} : { readAgoMs: fact.readAgoMs }),
    ...(fact.otherCompany === undefined ? {} : { otherCompany: fact.otherCompany }),
    open: 0,
    sellerTaxId: '',
    outcomeType: 'pending',
    invoiceNumbers: [],
    fingerprint: fingerprint(invoice, red),
    searchKeys: [],
    day: '',
  };
  return describe(record, knowledge);
}

/** A record of an invoice that was issued elsewhere, from its row of the portal's list. */
function takeOver(fact: FactOf<'takenOver'>, knowledge: Knowledge): Submission | undefined {
  const read = invoiceOfRow(fact, knowledge.listWords);
  if (!read) return undefined;
  const { invoice, invoiceNumber, issuedAt } = read;
  const outcome: Outcome = {
    type: 'issued',
    invoiceNumbers: [invoiceNumber],
    ...(issuedAt === undefined ? {} : { issuedAt }),
  };
  const record: Submission = {
    id: fact.submissionId,
    source: 'import',
    profileId: fact.profileId,
    site: fact.site,
    submittedAt: issuedAt ?? fact.at,
    snapshot: fact.row,
    invoice,
    outcome,
    standing: 'confirmed',
    signals: NO_SIGNALS,
    history: [{ ...historyEntry(fact), outcome: 'issued' }],
    practice: false,
    open: 0,
    sellerTaxId: '',
    outcomeType: 'issued',
    invoiceNumbers: [invoiceNumber],
    fingerprint: fingerprint(invoice),
    searchKeys: [],
    day: '',
  };
  return describe(record, knowledge);
}

/** What a text says depends on the page that said it (rules T5 and T6). */
function readerOf({ red, batch, signals }: Submission, knowledge: Knowledge): TextReader {
  const redRules = signals.red?.pressedAt === undefined ? knowledge.redTexts : knowledge.redIssueTexts;
  const rules = red ? redRules : knowledge.texts;
  return {
    classify: (text) => classifyText(text, rules, batch ? BATCH_SCOPES : undefined),
    asksByForm: (text) => asksByForm(text, rules),
  };
}

/** S11: making a confirmation issues nothing, so what was unknown of that bars no invoice from it. */
const beforeOf = ({ signals, outcome }: Submission, fact: Fact): Outcome =>
  fact.type === 'redPressed' && signals.red?.pressedAt === undefined && outcome.type === 'unknown'
    ? { type: 'pending' }
    : outcome;

function beginOf(fact: Fact, knowledge: Knowledge): Submission | undefined {
  if (fact.type === 'submitted') return begin(fact, knowledge);
  return fact.type === 'takenOver' ? takeOver(fact, knowledge) : undefined;
}

/**
 * Advances a record by one event. Pure. Every event enters the history, whatever it decides; but pictures, which decide
 * nothing and are shown by themselves.
 * @param record the record so far; undefined before its `submitted` event
 * @returns undefined for an event of a submission that has not begun: it is kept in the log and applied later
 */
export function foldSubmission(
  record: Submission | undefined,
  event: LedgerEvent,
  knowledge: Knowledge,
): Submission | undefined {
  const fact = factOf(event);
  if (!fact) return record;
  if (!record) {
    const { chainId, n } = event;
    const begun = beginOf(fact, knowledge);
    return begun && { ...begun, begun: { chainId, n } };
  }

  if (PICTURES.has(fact.type)) return record;

  const signals = readSignal(record.signals, fact, readerOf(record, knowledge));
  const outcome = withIssueTime(decideOutcome(signals, beforeOf(record, fact)), fact);
  const entry = historyEntry(fact, { signals });
  const changed = outcome.type !== record.outcome.type;
  return describe(
    {
      ...foldRed(foldTemplate(foldCheck(foldWork(foldAttempts(record, fact), fact), fact), fact), fact),
      signals,
      outcome,
      history: [...record.history, changed ? { ...entry, outcome: outcome.type } : entry],
    },
    knowledge,
  );
}

const PICTURES: ReadonlySet<Fact['type']> = new Set(['pictured', 'photographed']);

const BEGINNINGS: ReadonlySet<string> = new Set(['submitted', 'takenOver'] satisfies Array<Fact['type']>);

/** The profile that the beginning of a record names, so that the right knowledge is looked up. */
export function profileIdOf(event: LedgerEvent): string | undefined {
  const fact = BEGINNINGS.has(event.type) ? factOf(event) : undefined;
  return fact?.type === 'submitted' || fact?.type === 'takenOver' ? fact.profileId : undefined;
}
