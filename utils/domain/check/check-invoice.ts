import type { Invoice } from '../invoice/invoice';
import { findField } from '../invoice/pick-field';
import type { RawSnapshot } from '../invoice/raw-snapshot';
import { checkLineAmounts, checkTotals } from './check-amounts';
import { checkParties } from './check-parties';
import { checkRates } from './check-rates';
import { checkTexts } from './check-texts';
import type { Finding } from './finding';
import type { CheckKnown, CheckLimits } from './limits';
import type { Tolerances } from './tolerances';

/** By number, then by line. */
const inOrder = (left: Finding, right: Finding) =>
  Number(left.number.slice(1)) - Number(right.number.slice(1)) || (left.line ?? 0) - (right.line ?? 0);

/**
 * Pure: what does not fit on an invoice, or what the portal is known not to take (rules K1 to K12), by number. It warns
 * and bars nothing; what was not read, and what is not known, is not judged.
 */
export const checkInvoice = (
  invoice: Invoice,
  limits: CheckLimits,
  tolerances: Tolerances,
  known: CheckKnown = {},
): Finding[] =>
  [
    ...checkTotals(invoice, tolerances, known),
    ...checkLineAmounts(invoice, limits, tolerances, known),
    ...checkParties(invoice, limits, known),
    ...checkTexts(invoice, limits),
    ...checkRates(invoice, limits, known),
  ].sort(inOrder);

/**
 * What the page beside an invoice tells of how it is to be checked: 差额 or 减按, and whether there were more lines than
 * it showed.
 * @param snapshot anything; what is no snapshot tells nothing
 */
export function knownFromPage(
  snapshot: unknown,
  { taxation }: CheckLimits,
): Pick<CheckKnown, 'taxation' | 'part'> {
  try {
    // Not parsed once more: it may hold thousands of rows, and was when it was taken.
    const { fields, tables } = snapshot as RawSnapshot;
    const values = taxation.fields.map((place) => findField({ fields, texts: {} }, [place])?.trim() ?? '');
    const own = values.find(
      (value) =>
        value !== '' &&
        !taxation.none.includes(value) &&
        !taxation.whole.some((word) => value.includes(word)),
    );
    const part = tables.some(({ pagerTotal, rows }) => pagerTotal !== undefined && pagerTotal > rows.length);
    return { ...(own === undefined ? {} : { taxation: own }), ...(part ? { part } : {}) };
  } catch {
    return {};
  }
}
