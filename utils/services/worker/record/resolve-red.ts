import type { Fact, FactOf } from '../../../domain/fact/fact';
import { isEnded } from '../../../domain/fact/red';
import { recordOfConfirm } from '../../../domain/reconcile/match-red';
import type { Submission } from '../../../domain/record/submission';
import type { Ledger } from '../../../store/ledger/db';
import { redRecordOfPress, redRecordsNamed } from '../../../store/read/red-records';

/** How long a row of the list waits for the submit that it may show the confirmation of, ms. */
const ROW_PATIENCE_MS = 5_000;
/** How long an answer waits for its press, ms. */
const ANSWER_PATIENCE_MS = 60_000;

/** What nobody confirms ends then, ms. */
const CONFIRM_WITHIN_MS = 72 * 3_600_000;
/** So late may the list show what was submitted, ms: until then an older row is not told from its own. */
const LAG_MS = 2 * 3_600_000;

type Resolved = Fact | 'wait' | 'drop';

const isYoung = (at: number, now: number, patienceMs: number) => Math.abs(now - at) < patienceMs;

/** The row tells nothing that the record does not have. */
function isKnown(record: Submission, fact: FactOf<'redConfirmSeen'>): boolean {
  const { red, signals, invoiceNumbers } = record;
  return (
    signals.red?.takenAt !== undefined &&
    red?.confirmText === fact.text &&
    red.confirmState === fact.state &&
    (fact.confirmId === undefined || red.confirmId === fact.confirmId) &&
    fact.invoiceNumbers.every((number) => invoiceNumbers.includes(number))
  );
}

/** 作废 is final, so it is taken from no confirmation before: the row may be of one that ended before this submit. */
function isEarlierOnes({ red, submittedAt }: Submission, fact: FactOf<'redConfirmSeen'>): boolean {
  const isOwn = fact.confirmId !== undefined && red?.confirmId === fact.confirmId;
  const leastMs = fact.state === 'timedOut' ? CONFIRM_WITHIN_MS : LAG_MS;
  return !isOwn && isEnded(fact.state) && fact.at - submittedAt < leastMs;
}

/** A row of a confirmation that was made elsewhere is none of our submissions. */
async function resolveRow(db: Ledger, fact: FactOf<'redConfirmSeen'>, now: number): Promise<Resolved> {
  const record = recordOfConfirm(await redRecordsNamed(db, fact), fact, fact.at, now);
  if (record && isEarlierOnes(record, fact)) return 'drop';
  if (record) return isKnown(record, fact) ? 'drop' : { ...fact, submissionId: record.id };
  return isYoung(fact.at, now, ROW_PATIENCE_MS) ? 'wait' : 'drop';
}

/** The press belongs to the record of its confirmation; where we have none, it begins one. */
async function resolvePress(db: Ledger, fact: FactOf<'redPressed'>, now: number): Promise<Fact> {
  const again = await redRecordOfPress(db, fact.press);
  const record = again ?? recordOfConfirm(await redRecordsNamed(db, fact), fact, fact.at, now);
  if (record) return { ...fact, submissionId: record.id };
  const { id, at, tabKey, frameId, press, profileId, site, gesture, witness, onLine, snapshot } = fact;
  const { confirmId, originalNumber, gross } = fact;
  return {
    type: 'submitted',
    ...{ id, at, tabKey, frameId, profileId, site, gesture, witness, onLine, snapshot },
    submissionId: press,
    red: { confirmId, originalNumber, gross, press },
  };
}

/** Finds the submission of a fact of a red-letter page; undefined for a fact of any other. */
export async function resolveRed(db: Ledger, fact: Fact, now: number): Promise<Resolved | undefined> {
  if (fact.submissionId !== undefined) return undefined;
  if (fact.type === 'redConfirmSeen') return resolveRow(db, fact, now);
  if (fact.type === 'redPressed') return resolvePress(db, fact, now);
  if (!('press' in fact) || fact.press === undefined) return undefined;
  const record = await redRecordOfPress(db, fact.press);
  if (record) return { ...fact, submissionId: record.id };
  return isYoung(fact.at, now, ANSWER_PATIENCE_MS) ? 'wait' : 'drop';
}
