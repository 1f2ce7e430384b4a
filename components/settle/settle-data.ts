import type { Reading } from '../../utils/domain/list/coverage';
import {
  candidatesFor,
  countingReadings,
  doubtsOf,
  maySettleNotIssued,
  type ReadingDoubt,
  type SettleAnswer,
  type SettleWaits,
} from '../../utils/domain/list/may-settle';
import type { PortalRow } from '../../utils/domain/list/portal-row';
import { lastSentAt } from '../../utils/domain/outcome/issue-window';
import { type QuotaHint, quotaHint } from '../../utils/domain/reconcile/quota-hint';
import type { Submission } from '../../utils/domain/record/submission';
import { type Clocked, readSettleEvidence } from '../../utils/store/guards/settle-evidence';
import type { Ledger } from '../../utils/store/ledger/db';
import { readQuotaLooks } from '../../utils/store/ledger/quotas';
import { submissionsBetween } from '../../utils/store/read/submissions';

const DAY_MS = 86_400_000;
/** Readings shown, the newest ones. */
const SHOWN = 6;

export interface ShownReading {
  readonly reading: Reading;
  /** What keeps it from counting. */
  readonly doubts: readonly ReadingDoubt[];
  /** It counts together with others, which hold the days that it lacks. */
  readonly isJoined: boolean;
}

export interface SettleView {
  readonly record: Clocked;
  readonly answer: SettleAnswer;
  /** Rows of the portal's list that may be it. */
  readonly candidates: readonly PortalRow[];
  /** Newest first. */
  readonly readings: readonly ShownReading[];
  readonly waits: SettleWaits;
  readonly quota: QuotaHint | undefined;
}

/** Everything that the clerk needs to settle a submission, as the ledger knows it now. */
export async function readSettle(
  db: Ledger,
  of: Submission,
  waits: SettleWaits,
  now: number,
): Promise<SettleView> {
  const { record, readings, rows, taken } = await readSettleEvidence(db, of);
  const counting = countingReadings(record, readings, waits.firstMs, now);
  const shownOf = (reading: Reading): ShownReading => {
    const doubts = doubtsOf(record, reading, waits.firstMs, now);
    const isJoined = doubts.length > 0 && counting.has(reading.id);
    return { reading, doubts: isJoined ? [] : doubts, isJoined };
  };
  return {
    record,
    answer: maySettleNotIssued(record, readings, rows, taken, now, waits),
    candidates: candidatesFor(record, rows, taken),
    readings: readings.slice(-SHOWN).reverse().map(shownOf),
    waits,
    quota: await readQuotaHint(db, record),
  };
}

/** Of its company, a day before and after: looks that are farther apart have too much between them. */
async function readQuotaHint(db: Ledger, record: Submission): Promise<QuotaHint | undefined> {
  const { sellerTaxId, submittedAt } = record;
  const looks = await readQuotaLooks(db, sellerTaxId);
  if (looks.length < 2) return undefined;
  const others = await submissionsBetween(db, sellerTaxId, submittedAt - DAY_MS, lastSentAt(record) + DAY_MS);
  const near = looks.filter(({ at }) => Math.abs(at - submittedAt) < DAY_MS);
  return quotaHint(record, near, others);
}
