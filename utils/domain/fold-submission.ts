import { beijingDay } from './beijing-time';
import { BATCH_SCOPES, classifyText } from './classify-text';
import { deadlineOf } from './deadline';
import { decideOutcome } from './decide-outcome';
import type { LedgerEvent } from './event';
import { Fact, type FactOf, SubmittedFact } from './fact';
import { fingerprint, outline } from './fingerprint';
import { beginRed, foldRed } from './fold-red';
import { foldWork } from './fold-work';
import type { Knowledge } from './knowledge';
import { negateInvoice } from './negate';
import { OPEN_OUTCOMES, type Outcome } from './outcome';
import { parseInvoice } from './parse-invoice';
import { readSignal } from './read-signal';
import { NO_SIGNALS } from './signals';
import type { HistoryEntry, Submission } from './submission';
import { buyerKey, normaliseTaxId } from './tax-id';

/** The fact that an event was made from, or undefined when its payload does not fit any. */
export function factOf(event: LedgerEvent): Fact | undefined {
  const { id, at, type, submissionId, payload } = event;
  const parsed = Fact.safeParse({ ...payload, id, at, type, ...(submissionId ? { submissionId } : {}) });
  return parsed.success ? parsed.data : undefined;
}

const needsClerk = ({ outcome, newerAttempt, handled }: Submission) =>
  OPEN_OUTCOMES.includes(outcome.type) && newerAttempt === undefined && handled === undefined;

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
      ...(fact.unwatched ? { callsUnseen: true } : {}),
      ...(red ? { red: pressed } : {}),
    },
    history: [{ ...historyEntry(fact), outcome: 'pending' }],
    practice: false,
    ...(batch === undefined ? {} : { batch }),
    ...(red === undefined ? {} : { red }),
    ...(fact.retryOf === undefined ? {} : { retryOf: fact.retryOf }),
    ...(fact.twinOf === undefined ? {} : { twinOf: fact.twinOf }),
    ...(fact.form === undefined ? {} : { form: fact.form }),
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

/** What a fact says in words, for the timeline. */
function historyText(fact: Fact): string | undefined {
  switch (fact.type) {
    case 'submitted':
      return fact.red ? (fact.red.originalNumber ?? '') : fact.batch?.serialNumber;
    case 'answered':
    case 'redTaken':
      return fact.text;
    case 'redConfirmSeen':
      return [fact.text, ...fact.invoiceNumbers].filter(Boolean).join(' ');
    case 'responded':
      return String(fact.status);
    case 'callFailed':
      return fact.error;
    case 'fault':
      return fact.detail;
    case 'settled':
      return fact.invoiceNumber;
    case 'handled':
      return fact.reason;
    default:
      return undefined;
  }
}

/** Types that say more than their name when told apart. */
function historyType(fact: Fact): string {
  switch (fact.type) {
    case 'submitted':
      if (fact.twinOf !== undefined) return 'submitted.twin';
      if (fact.red) return fact.red.press === undefined ? 'submitted.red' : 'submitted.redPressed';
      return fact.batch ? 'submitted.batch' : 'submitted';
    case 'leftPage':
      return fact.how === 'noResult' ? 'leftPage.noResult' : 'leftPage';
    case 'called':
    case 'responded':
      return `${fact.type}.${fact.call}`;
    case 'settled':
      return `settled.${fact.as}`;
    case 'refillClosed':
      return `refillClosed.${fact.how}`;
    default:
      return fact.type;
  }
}

function historyEntry(fact: Fact, record?: Pick<Submission, 'signals'>): HistoryEntry {
  const text = historyText(fact);
  const started =
    record && (fact.type === 'responded' || fact.type === 'callFailed')
      ? [...record.signals.issueCalls, ...record.signals.otherCalls].find(
          (call) => call.requestId === fact.requestId,
        )?.startedAt
      : undefined;
  return {
    at: fact.at,
    type: historyType(fact),
    ...(text === undefined ? {} : { text }),
    ...(started === undefined ? {} : { durationMs: fact.at - started }),
  };
}

/** S11: making a confirmation issues nothing, so what was unknown of that bars no invoice from it. */
const beforeOf = ({ signals, outcome }: Submission, fact: Fact): Outcome =>
  fact.type === 'redPressed' && signals.red?.pressedAt === undefined && outcome.type === 'unknown'
    ? { type: 'pending' }
    : outcome;

/**
 * Advances a record by one event. Pure. Every event enters the history, whatever it decides.
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
  if (!record) return fact.type === 'submitted' ? begin(fact, knowledge) : undefined;

  const signals = readSignal(record.signals, fact, (text) =>
    record.red
      ? classifyText(text, knowledge.redTexts)
      : classifyText(text, knowledge.texts, record.batch ? BATCH_SCOPES : undefined),
  );
  const outcome = decideOutcome(signals, beforeOf(record, fact));
  const entry = historyEntry(fact, { signals });
  const changed = outcome.type !== record.outcome.type;
  return describe(
    {
      ...foldRed(foldWork(record, fact), fact),
      signals,
      outcome,
      history: [...record.history, changed ? { ...entry, outcome: outcome.type } : entry],
    },
    knowledge,
  );
}

/** The profile that a `submitted` event names, so that the right knowledge is looked up. */
export function profileIdOf(event: LedgerEvent): string | undefined {
  const parsed = SubmittedFact.safeParse({
    ...event.payload,
    id: event.id,
    at: event.at,
    type: event.type,
    submissionId: event.submissionId,
  });
  return parsed.success ? parsed.data.profileId : undefined;
}
