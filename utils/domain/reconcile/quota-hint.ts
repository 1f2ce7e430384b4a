import { QUOTA_BASES, type QuotaBasis } from '../fact/quota-basis';
import { type Decimal, sameAmount, subtract, sum } from '../invoice/money';
import { lastSentAt } from '../outcome/issue-window';
import type { Submission } from '../record/submission';

/** 可用发票额度 as a page showed it. */
export interface QuotaLook {
  readonly at: number;
  readonly left: Decimal;
  readonly basis?: QuotaBasis | undefined;
}

/** Between two looks the quota fell by what the submission would have taken. */
export interface QuotaHint {
  readonly before: QuotaLook;
  readonly after: QuotaLook;
  readonly net: Decimal;
}

export type QuotaSubject = Pick<Submission, 'id' | 'submittedAt' | 'signals' | 'invoice' | 'outcome'>;

/**
 * Rule N4: a hint that an unclear submission was issued; it decides nothing. The nearest looks before and after it
 * count, if everything else that the company sent between them is known.
 * @param looks of its company, in any order, at amounts that have a limit; those before and after declaring are never compared
 * @param others submissions of its company, itself among them or not
 */
export function quotaHint(
  record: QuotaSubject,
  looks: readonly QuotaLook[],
  others: readonly QuotaSubject[],
): QuotaHint | undefined {
  const hints = [undefined, ...QUOTA_BASES].map((basis) =>
    hintOf(
      record,
      looks.filter((look) => look.basis === basis),
      others,
    ),
  );
  return hints.find((hint) => hint !== undefined);
}

function hintOf(
  record: QuotaSubject,
  looks: readonly QuotaLook[],
  others: readonly QuotaSubject[],
): QuotaHint | undefined {
  const net = record.invoice.totalNet;
  const sentAt = lastSentAt(record);
  const sorted = [...looks].sort((left, right) => left.at - right.at);
  const before = sorted.filter(({ at }) => at < record.submittedAt).at(-1);
  const after = sorted.find(({ at }) => at > sentAt);
  if (net === undefined || sameAmount(net, '0') || !before || !after) return undefined;
  const between = others.filter(
    (other) => other.id !== record.id && other.submittedAt < after.at && lastSentAt(other) > before.at,
  );
  const isKnown = ({ outcome, invoice }: QuotaSubject) =>
    outcome.type === 'issued'
      ? invoice.totalNet !== undefined
      : outcome.type === 'refused' || outcome.type === 'notSent';
  if (!between.every(isKnown)) return undefined;
  const taken = sum(
    between.flatMap(({ outcome, invoice }) => (outcome.type === 'issued' ? [invoice.totalNet] : [])),
  );
  const fall = subtract(subtract(before.left, after.left), taken);
  return sameAmount(fall, net) ? { before, after, net } : undefined;
}
