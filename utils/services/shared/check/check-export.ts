import type { Finding } from '../../../domain/check/finding';
import { type KnownAsk, knownAsk } from '../../../domain/check/known-ask';
import type { CheckKnown } from '../../../domain/check/limits';
import type { Tolerances } from '../../../domain/check/tolerances';
import { beijingDay } from '../../../domain/invoice/beijing-time';
import type { Submission } from '../../../domain/record/submission';
import type { CheckedSubmission } from '../../../domain/view/check-columns';
import { isReadable } from '../../../domain/view/readable';
import type { Ledger } from '../../../store/ledger/db';
import {
  counts,
  earlierNameOf,
  isNamed,
  ofLiving,
  readCheckKnown,
  readEarlierName,
  sameTodayOf,
} from '../../../store/read/check-known';
import { checkRecord } from './check-record';

/** Of a record no more than that: all of a ledger go by. */
interface Passed extends Pick<Submission, 'id' | 'newerAttempt'> {
  readonly same: NonNullable<CheckKnown['sameToday']>;
}

/**
 * What the ledger knew of each record, while all of a scope go by, oldest first: what was seen on the way is not asked
 * for again, so that thousands are exported as fast as before.
 */
function createMemory(db: Ledger) {
  const names = new Map<string, CheckKnown['earlierName']>();
  const passed = new Map<string, Passed[]>();
  return async (record: Submission, ask: KnownAsk): Promise<CheckKnown> => {
    const pair = `${ask.sellerTaxId} ${ask.buyerTaxId}`;
    if (!names.has(pair)) names.set(pair, await readEarlierName(db, ask, { at: record.submittedAt, record }));
    const earlierName = names.get(pair);
    if (isNamed(record)) names.set(pair, earlierNameOf(record));
    const key = ask.outline && `${ask.outline} ${beijingDay(record.submittedAt)}`;
    const before = (key && passed.get(key)) || [];
    const other = before.findLast(
      ({ id, newerAttempt }) => id !== record.retryOf && newerAttempt !== record.id,
    );
    if (key && counts(record)) {
      const { id, newerAttempt } = record;
      const light = newerAttempt === undefined ? { id } : { id, newerAttempt };
      passed.set(key, [...before, { ...light, same: sameTodayOf(record) }]);
    }
    return {
      ...(earlierName ? { earlierName } : {}),
      ...(other ? { sameToday: other.same } : {}),
    };
  };
}

/**
 * Records with what the checks find on each, as the detail shows it.
 * @param inOrder they are all of a scope, oldest first; else each is looked up by itself
 */
export async function* withFindings(
  db: Ledger,
  pages: AsyncIterable<readonly Submission[]>,
  tolerances: Tolerances,
  inOrder: boolean,
): AsyncGenerator<CheckedSubmission[]> {
  const remember = createMemory(db);
  const findingsOf = async (record: Submission): Promise<readonly Finding[]> => {
    if (record.red || !isReadable(record)) return [];
    const ask = knownAsk(record.invoice);
    const known = !ask
      ? {}
      : inOrder
        ? await remember(record, ask)
        : await readCheckKnown(db, ask, { at: record.submittedAt, record });
    return checkRecord(record, tolerances, ofLiving(record, known));
  };
  for await (const page of pages) {
    const checked: CheckedSubmission[] = [];
    for (const record of page) checked.push({ ...record, findings: await findingsOf(record) });
    yield checked;
  }
}
