import { Fact, type FactOf } from '../fact/fact';
import { fingerprint } from '../invoice/fingerprint';
import { parseInvoice } from '../invoice/parse-invoice';
import { asksByForm, BATCH_SCOPES, classifyText } from '../outcome/classify-text';
import { decideOutcome } from '../outcome/decide-outcome';
import type { Outcome } from '../outcome/outcome';
import { readSignal, type TextReader } from '../outcome/read-signal';
import { foldTemplate } from '../template/template';
import { foldAttempts } from './attempts';
import { beginOf } from './begin-record';
import { describe } from './describe';
import type { LedgerEvent } from './event';
import { foldCheck, withIssueTime } from './fold-check';
import { entryOfFact, foldDesk } from './fold-desk';
import { foldRed } from './fold-red';
import { foldRefill, foldWork } from './fold-work';
import { historyEntry } from './history';
import type { Knowledge } from './knowledge';
import type { Submission } from './submission';
import { isTombstone } from './tombstone';

/** An event is asked for its fact by everything that folds it: it is parsed once. */
const parsedFacts = new WeakMap<LedgerEvent, { readonly fact: Fact | undefined }>();

function parseFact(event: LedgerEvent): Fact | undefined {
  if (isTombstone(event)) return undefined;
  const { id, at, type, submissionId, payload } = event;
  return Fact.safeParse({ ...payload, id, at, type, ...(submissionId ? { submissionId } : {}) }).data;
}

/** The fact that an event was made from, or undefined when its payload does not fit any, or was erased. */
export function factOf(event: LedgerEvent): Fact | undefined {
  const known = parsedFacts.get(event) ?? { fact: parseFact(event) };
  parsedFacts.set(event, known);
  return known.fact;
}

/** The whole entry once more, as she changed it; what was checked of it before no longer holds. */
function enterAgain(record: Submission, fact: FactOf<'entered'>, knowledge: Knowledge): Submission {
  if (record.source !== 'manual') return record;
  const { reviewed: _, ...rest } = record;
  const invoice = parseInvoice(fact.snapshot, knowledge.mapping);
  // Where it came from stays: by that a file which is taken in once more is known.
  const entry = { ...entryOfFact(fact), ...record.entry, by: fact.by, changedAt: fact.at };
  return {
    ...rest,
    site: fact.site,
    snapshot: fact.snapshot,
    invoice,
    fingerprint: fingerprint(invoice),
    entry,
  };
}

/** What was only written down goes nowhere by itself: it stays a draft until something proves that it was issued (E1). */
const outcomeOf = ({ source }: Submission, decided: Outcome): Outcome =>
  source === 'manual' && decided.type !== 'issued' ? { type: 'draft' } : decided;

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
    return begun && { ...begun, begun: { chainId, n }, upTo: n };
  }

  if (PICTURES.has(fact.type)) return record;

  const signals = readSignal(record.signals, fact, readerOf(record, knowledge));
  const outcome = outcomeOf(record, withIssueTime(decideOutcome(signals, beforeOf(record, fact)), fact));
  const entry = historyEntry(fact, { signals });
  const changed = outcome.type !== record.outcome.type;
  return describe(
    {
      ...placed(
        foldRefill(
          FOLDS.reduce((folded, fold) => fold(folded, fact), foldContent(record, fact, knowledge)),
          fact,
          event.chainId,
        ),
        event,
      ),
      signals,
      outcome,
      history: [...record.history, changed ? { ...entry, outcome: outcome.type } : entry],
    },
    knowledge,
  );
}

const FOLDS: ReadonlyArray<(record: Submission, fact: Fact) => Submission> = [
  foldAttempts,
  foldWork,
  foldCheck,
  foldTemplate,
  foldRed,
  foldDesk,
];

/** Where the event lies in its log. */
function placed(record: Submission, { chainId, n }: LedgerEvent): Submission {
  const isOther = record.begun !== undefined && record.begun.chainId !== chainId;
  return { ...record, ...(isOther ? { joined: true } : { upTo: Math.max(n, record.upTo ?? 0) }) };
}

const foldContent = (record: Submission, fact: Fact, knowledge: Knowledge): Submission =>
  fact.type === 'entered' ? enterAgain(record, fact, knowledge) : record;

const PICTURES: ReadonlySet<Fact['type']> = new Set(['pictured', 'photographed']);

const BEGINNINGS: ReadonlySet<string> = new Set(['submitted', 'takenOver', 'entered'] satisfies Array<
  Fact['type']
>);

/** Whether a record may begin with it. */
export const isBeginning = ({ type }: Pick<LedgerEvent, 'type'>): boolean => BEGINNINGS.has(type);

/** The profile that the beginning of a record names, so that the right knowledge is looked up. */
export function profileIdOf(event: LedgerEvent): string | undefined {
  const fact = isBeginning(event) ? factOf(event) : undefined;
  return fact?.type === 'submitted' || fact?.type === 'takenOver' || fact?.type === 'entered'
    ? fact.profileId
    : undefined;
}
