import type { Fact, FactOf } from '../fact/fact';
import type { Outcome } from '../outcome/outcome';
import type { Submission } from './submission';

function withFinding(record: Submission, fact: FactOf<'reconciled'>): Submission {
  const { at, standing, invoiceNumbers, differences, reversal } = fact;
  const check = { at, invoiceNumbers, differences, ...(reversal === undefined ? {} : { reversal }) };
  return { ...record, standing, check };
}

/**
 * What the portal's own list says of a record, and the clerk of its rows. Its number is a signal beside it
 * (`read-signal.ts`); that the list lacks it changes the standing alone (rule N3).
 */
export function foldCheck(record: Submission, fact: Fact): Submission {
  switch (fact.type) {
    case 'reconciled':
      return withFinding(record, fact);
    case 'otherRow':
      return { ...record, otherRows: [...new Set([...(record.otherRows ?? []), fact.invoiceNumber])] };
    default:
      return record;
  }
}

/** 开票日期 by the portal's list: by it go the periods of what is issued, once it is known. */
export const withIssueTime = (outcome: Outcome, fact: Fact): Outcome =>
  fact.type === 'reconciled' && fact.issuedAt !== undefined && outcome.type === 'issued'
    ? { ...outcome, issuedAt: fact.issuedAt }
    : outcome;
