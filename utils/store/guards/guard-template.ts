import type { Fact, FactOf } from '../../domain/fact/fact';
import { candidatesFor, listMayKnow } from '../../domain/list/may-settle';
import type { Submission } from '../../domain/record/submission';
import { barOfTemplate, TemplateRefused } from '../../domain/retry/bar-of-template';
import { mayRetry } from '../../domain/retry/may-retry';
import { serialKey } from '../../domain/template/template';
import type { FoldTransaction } from '../ledger/db';
import { retryGroupBy } from '../read/submissions';
import { type EvidenceTransaction, settleEvidence } from './settle-evidence';

/** A row of the portal's list that may be it came to light: after she settled it as not issued, or wrote it into a template. */
async function isListed(tx: FoldTransaction, record: Submission): Promise<boolean> {
  if (!listMayKnow(record)) return false;
  const { rows, taken } = await settleEvidence(tx as unknown as EvidenceTransaction, record);
  return candidatesFor(record, rows, taken).length > 0;
}

/**
 * An entry is written into a batch template only under law L2 (rule B1), looked at in the transaction that writes it.
 * Entries of one call see each other: of two equal ones the second is refused.
 * @throws TemplateRefused
 */
export async function guardWritten(tx: FoldTransaction, fact: FactOf<'templateWritten'>): Promise<void> {
  const submissions = tx.objectStore('submissions');
  const record = await submissions.get(fact.submissionId);
  if (!record) throw new TemplateRefused('gone', fact.submissionId);
  const group = await retryGroupBy(
    {
      get: (id) => submissions.get(id),
      all: (index, key) => submissions.index(index).getAll(key),
    },
    record,
  );
  const listed = await isListed(tx, record);
  const bar = barOfTemplate(record, mayRetry(record, group), fact.sellerTaxId, listed);
  if (bar) throw new TemplateRefused(bar, record.id);
  if ((await submissions.index('search').getKey(serialKey(fact.serialNumber))) !== undefined)
    throw new TemplateRefused('serialTaken', record.id);
}

/** @throws TemplateRefused for what stands in no template */
export async function guardTakenBack(tx: FoldTransaction, fact: FactOf<'templateTakenBack'>): Promise<void> {
  const record = await tx.objectStore('submissions').get(fact.submissionId);
  if (!record?.inTemplate) throw new TemplateRefused('notWritten', fact.submissionId);
}

/** What goes into one file is of one company: the portal takes the whole file for the one that is logged in (law L2). */
export function guardOneCompany(facts: readonly Fact[]): void {
  const companies = new Map<string, string>();
  for (const fact of facts) {
    if (fact.type !== 'templateWritten') continue;
    const { templateId, sellerTaxId, submissionId } = fact;
    const company = companies.get(templateId) ?? sellerTaxId;
    if (company !== sellerTaxId) throw new TemplateRefused('otherSeller', submissionId);
    companies.set(templateId, company);
  }
}
