import { type CallName, callListOf } from '../../../domain/fact/call-name';
import type { Fact } from '../../../domain/fact/fact';
import { JOIN_WITHIN_MS } from '../../../domain/fact/witness';
import { parseInvoice } from '../../../domain/invoice/parse-invoice';
import { hadHappened } from '../../../domain/record/log-order';
import type { Submission } from '../../../domain/record/submission';
import { isCorrection } from '../../../domain/retry/is-correction';
import { isPicturedAlready } from '../../../store/faults/pictures';
import type { Ledger } from '../../../store/ledger/db';
import { pressedInTab, redRecordOfPress } from '../../../store/read/red-records';
import { newestOfTab } from '../../../store/read/submissions';
import type { AppendContext } from '../../../store/write/append';
import { OUTBOX_PREFIX } from '../../shared/outbox';
import { begunByCall } from './begun-by-call';
import { begunByRedCall } from './begun-by-red-call';
import { isOfBatch } from './of-batch';
import { withOwnProof } from './proof-guard';
import { resolveRed } from './resolve-red';

/** How long an observation of a tab waits for the submission that it belongs to, ms. */
const ORPHAN_PATIENCE_MS = 60_000;
/** How long a submit that does not know its tab waits for its page's own message, which tells it, ms. */
export const TAB_PATIENCE_MS = 5_000;

/** How many submissions of a tab may be under way at once. */
const UNDER_WAY = 8;

/**
 * An issue call that reached us may be ahead of its own submit: where the newest submission of the tab is already
 * answered, the call waits a little before it counts as another word on that one. One that is issued is over.
 */
function mayTakeCall({ outcome, history, signals }: Submission, calledAt: number, now: number): boolean {
  if (outcome.type === 'pending') return true;
  // The word that answered it came after the call: a busy worker heard of the two the other way round.
  const words = signals.verdicts.filter(({ stood }) => !stood);
  if (outcome.type !== 'issued' && words.some(({ at }) => hadHappened(calledAt, at, now))) return true;
  const issued = history.some(
    (entry) => entry.outcome === 'issued' && hadHappened(entry.at, calledAt - 1, now),
  );
  return !issued && Math.abs(now - calledAt) >= TAB_PATIENCE_MS;
}

/** A call right after a press that has none yet is what was pressed, though its answer was quicker with us. */
const isItsCall = ({ signals, submittedAt }: Submission, calledAt: number) =>
  signals.issueCalls.length === 0 && Math.abs(calledAt - submittedAt) < JOIN_WITHIN_MS;

/** A red invoice that was asked for after the tab's newest submission comes first, however old its confirmation is. */
async function withPressed(db: Ledger, tabKey: string, at: number, newest: Submission[], now: number) {
  const pressed = (await pressedInTab(db, tabKey, at, now)).filter(({ signals }) =>
    hadHappened(newest[0]?.submittedAt ?? 0, signals.red?.pressedAt ?? 0, now),
  );
  return pressed.length === 0
    ? newest
    : [...new Map([...pressed, ...newest].map((one) => [one.id, one])).values()];
}

/** A call of the red-letter pages goes to what was pressed there, never to an invoice of the entry form. */
const isOfRed = ({ source, signals }: Submission, call: CallName) =>
  source === 'red' && (signals.red?.pressedAt !== undefined) === (call === 'redIssue');

/** The end of a request belongs where its start went; everything else to the newest submission of the tab. */
async function ownerOf(db: Ledger, tabKey: string, fact: Fact, now: number): Promise<Submission | undefined> {
  const newest = await newestOfTab(db, tabKey, fact.at, UNDER_WAY, now);
  const latest = await withPressed(db, tabKey, fact.at, newest, now);
  if (fact.type === 'called' && (fact.call === 'redSubmit' || fact.call === 'redIssue')) {
    // The page has said by it what was issued.
    const named = fact.begins === undefined ? undefined : await redRecordOfPress(db, fact.begins);
    return named ?? latest.find((record) => isOfRed(record, fact.call) && mayTakeCall(record, fact.at, now));
  }
  // A red-letter confirmation takes no call of an invoice before its own was asked for.
  if (latest[0]?.source === 'red' && latest[0].signals.red?.pressedAt === undefined && fact.type === 'called')
    return undefined;
  // Of a batch no call can be told to belong to one row, and none belongs to what was submitted before it.
  if (latest[0]?.source === 'batch' && fact.type === 'called') return undefined;
  if (fact.type === 'called' && fact.call === 'issue')
    return latest.slice(0, 1).find((record) => mayTakeCall(record, fact.at, now));
  if (fact.type !== 'responded' && fact.type !== 'callFailed') return latest[0];
  const list = callListOf(fact.call);
  return latest.find(({ signals }) => signals[list].some(({ requestId }) => requestId === fact.requestId));
}

/** Facts that need no submission to belong to. */
export const OF_THEIR_OWN: ReadonlySet<Fact['type']> = new Set([
  'submitted',
  'fault',
  'listRead',
  'listCompany',
  'quotaSeen',
  'pictured',
]);

/** `wait` while it is not known of what a fact says; `drop` when it says nothing of any submission. */
type Resolved = Fact | readonly Fact[] | 'wait' | 'drop';

/**
 * A changed submit of the same form after one that was not issued repeats that one, corrected; the earlier one is
 * told, in the same transaction.
 */
async function withChain(
  db: Ledger,
  fact: Fact,
  knowledgeOf: AppendContext['knowledgeOf'],
  now: number,
): Promise<Fact[]> {
  if (fact.type !== 'submitted') return [fact];
  const { id, at, tabKey, form, submissionId } = fact;
  if (tabKey === undefined || form === undefined || fact.retryOf !== undefined) return [fact];
  const [before] = await newestOfTab(db, tabKey, at, 1, now);
  if (before?.form !== form || before.id === submissionId || before.outcome.type === 'issued') return [fact];
  const invoice = parseInvoice(fact.snapshot, knowledgeOf(fact.profileId).mapping);
  if (!isCorrection(before.invoice, invoice)) return [fact];
  return [
    { ...fact, retryOf: before.id },
    // Of the same name each time that it is moved: appending it twice changes nothing.
    {
      id: `${id}-again`,
      at,
      tabKey,
      type: 'refillClosed',
      submissionId: before.id,
      how: 'submitted',
      by: submissionId,
    },
  ];
}

/** What is appended for a fact whose submission is known. */
export async function completed(
  db: Ledger,
  resolved: Fact | readonly Fact[],
  knowledgeOf: AppendContext['knowledgeOf'],
  now: number,
): Promise<Fact[]> {
  const facts: Fact[] = [];
  for (const fact of [resolved].flat()) {
    facts.push(...(await withChain(db, await withOwnProof(db, fact), knowledgeOf, now)));
  }
  return facts;
}

export async function resolve(db: Ledger, fact: Fact, now: number): Promise<Resolved> {
  // Kept without its tab it would never get its issue call, and look as if none had left (law L2).
  const begins = fact.type === 'submitted' || fact.type === 'redPressed';
  if (begins && fact.tabKey === undefined && Math.abs(now - fact.at) < TAB_PATIENCE_MS) return 'wait';
  // A page that is loaded again and again shows one fault.
  if (fact.type === 'pictured' && fact.cause === 'fault' && (await isPicturedAlready(db, fact)))
    return 'drop';
  const red = await resolveRed(db, fact, now);
  if (red) return red;
  if (fact.submissionId !== undefined || OF_THEIR_OWN.has(fact.type)) return fact;
  const owner = fact.tabKey === undefined ? undefined : await ownerOf(db, fact.tabKey, fact, now);
  // The page was asked for its form as the call left, and has had the time to answer.
  const isSilent = Math.abs(now - fact.at) >= TAB_PATIENCE_MS;
  const isOwned = owner && (owner.outcome.type === 'pending' || isItsCall(owner, fact.at));
  const begun = isSilent && !isOwned ? await begunByCall(db, fact, now) : undefined;
  if (begun) return begun;
  if (owner) return { ...fact, submissionId: owner.id };
  const begunRed = isSilent ? begunByRedCall(fact) : undefined;
  if (begunRed) return begunRed;
  // A clock that was set back leaves facts of the future: they wait no longer than others.
  if (Math.abs(now - fact.at) < ORPHAN_PATIENCE_MS) return 'wait';
  const missed = missedSubmission(fact);
  return missed !== 'drop' && (await isOfBatch(db, fact, now)) ? 'drop' : missed;
}

/**
 * An issue request that left without a submit that we saw: something was not captured, and that is said once (law
 * L4), by its start. Its end and the portal's preparing calls tell nothing more.
 */
function missedSubmission(fact: Fact): Fact | 'drop' {
  if (fact.type !== 'called' || callListOf(fact.call) !== 'issueCalls') return 'drop';
  const { id, at, tabKey, site } = fact;
  const tab = tabKey === undefined ? {} : { tabKey };
  return {
    id,
    at,
    ...tab,
    type: 'fault',
    kind: 'missedSubmission',
    site,
    detail: JSON.stringify(fact).slice(0, 4_000),
  };
}

/** A damaged entry is kept whole, as a fault that says so. */
export function unreadable(key: string, value: unknown, now: number): Fact {
  const text = JSON.stringify(value) ?? 'undefined';
  return {
    id: key.slice(OUTBOX_PREFIX.length, OUTBOX_PREFIX.length + 64),
    at: now,
    type: 'fault',
    kind: 'unreadableFact',
    detail: text.slice(0, 4_000),
    kept: text,
  };
}
