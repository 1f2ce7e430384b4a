import type { Fact } from '../../../domain/fact/fact';
import type { Ledger } from '../../../store/ledger/db';

/**
 * A number that another submission carries is not this one's, however the page showed it (rule S16): the same invoice is
 * nobody's second one.
 */
export async function withOwnProof(db: Ledger, fact: Fact): Promise<Fact> {
  if (fact.type !== 'answered' || fact.area !== 'success' || fact.submissionId === undefined) return fact;
  for (const number of fact.invoiceNumbers) {
    const carriers = await db.getAllKeysFromIndex('submissions', 'invoiceNumber', number);
    if (carriers.some((id) => id !== fact.submissionId)) return { ...fact, belongs: false };
  }
  return fact;
}
