import { tagKey } from '../fact/tags';
import { beijingDay } from '../invoice/beijing-time';
import { outline } from '../invoice/fingerprint';
import { buyerKey, normaliseTaxId } from '../invoice/tax-id';
import { OPEN_STANDINGS } from '../list/list-check';
import { deadlineOf } from '../outcome/deadline';
import { OPEN_OUTCOMES } from '../outcome/outcome';
import { serialKey, serialsOf } from '../template/template';
import type { Knowledge } from './knowledge';
import type { Submission } from './submission';

/** J1: she dealt with the finding that stood then; a later one is news, whatever the clocks say. */
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
export function describe(record: Submission, knowledge: Knowledge): Submission {
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
      ...(record.tags ?? []).map(tagKey),
    ].filter(Boolean),
    day: beijingDay(issuedAt ?? record.submittedAt),
    open: needsClerk(record) ? 1 : 0,
  };
}
