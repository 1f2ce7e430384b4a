import type { Invoice } from '../invoice/invoice';
import { buyerKey, normaliseTaxId } from '../invoice/tax-id';
import { byBeginning } from '../record/log-order';
import type { Submission } from '../record/submission';

/** How far back an equal submission is worth a warning (`ux.md`), ms. */
const TWIN_WITHIN_MS = 24 * 60 * 60 * 1000;

/** Whether so much of a form was read that an equal submission is the same invoice, and not the same gap. */
export const canHaveTwin = ({ seller, buyer, totalGross, lines }: Invoice): boolean =>
  normaliseTaxId(seller.taxId) !== '' &&
  buyerKey(buyer) !== '' &&
  totalGross !== undefined &&
  lines.length > 0;

/** What may exist at the portal already: it has a number, nobody knows that it has none, or it stands in a template. */
export const mayExist = ({ outcome, invoiceNumbers, settled, inTemplate }: Submission) =>
  inTemplate === true ||
  invoiceNumbers.length > 0 ||
  outcome.type === 'issued' ||
  outcome.type === 'pending' ||
  (outcome.type === 'unknown' && settled?.as !== 'notIssued');

/** J3: what is yet to come was made before the clock was set back, nobody knows how long ago: it may be an hour. */
const isRecent = (submittedAt: number, now: number) =>
  submittedAt > now || now - submittedAt < TWIN_WITHIN_MS;

/**
 * The newest submission of the last 24 hours, or in a batch template, that may exist at the portal and equals what
 * stands on a form.
 * @param equal submissions with the form's fingerprint
 * @param now epoch ms
 */
export function findTwin(
  equal: readonly Submission[],
  sellerTaxId: string,
  now: number,
): Submission | undefined {
  return equal
    .filter(
      (record) =>
        mayExist(record) &&
        !record.practice &&
        record.sellerTaxId === sellerTaxId &&
        (record.inTemplate === true || isRecent(record.submittedAt, now)),
    )
    .sort(byBeginning)
    .at(-1);
}
