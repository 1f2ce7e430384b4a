import type { KnowledgeOf } from '../../domain/record/knowledge';
import { barOfTemplate, type TemplateBar } from '../../domain/retry/bar-of-template';
import { mayRetry } from '../../domain/retry/may-retry';
import type { EntryProblem } from '../../exchange/template/entry-problem';
import type { TemplateBook } from '../../exchange/template/template-book';
import { type EntrySource, entryOf, type TemplateEntry } from '../../exchange/template/template-entry';
import type { Company } from '../../messages';
import { BATCH_TEMPLATE } from '../../portal/template/batch-template';
import type { Ledger } from '../../store/ledger/db';
import { retryGroup } from '../../store/read/submissions';
import type { OutboxArea } from '../shared/outbox';
import { barredNow } from '../shared/refill-desk';

/**
 * An invoice that the clerk wants in a template: a submission that failed, or an entry of 待开登记.
 */
export interface TemplateCandidate extends EntrySource {
  readonly submissionId: string;
  readonly profileId: string;
  readonly seller: Company;
  readonly fingerprint: string;
  /** Why it may not be written, whatever it holds. */
  readonly bar?: TemplateBar;
}

export interface TemplateGroup {
  /** The company of all that is written. */
  readonly seller: Company;
  readonly candidates: readonly TemplateCandidate[];
}

export type OutReason =
  | { readonly bar: TemplateBar | 'sameHere' }
  | { readonly problems: readonly EntryProblem[] };

export interface TemplatePlan {
  readonly goesIn: ReadonlyArray<{ readonly candidate: TemplateCandidate; readonly entry: TemplateEntry }>;
  readonly staysOut: ReadonlyArray<{ readonly candidate: TemplateCandidate; readonly reason: OutReason }>;
  /** Items, as the form showed them, whose tax code alone keeps an entry out. */
  readonly itemsWithoutCode: readonly string[];
  /** Detail rows with those that the file holds already. */
  readonly lines: number;
  readonly isRisky: boolean;
  readonly isTooMany: boolean;
}

/**
 * What is known of some submissions that bears on writing them: all of one company, which is that of the first that
 * may be written.
 */
export async function readCandidates(
  db: Ledger,
  area: OutboxArea,
  ids: readonly string[],
): Promise<TemplateGroup> {
  const read: TemplateCandidate[] = [];
  for (const id of ids) {
    const record = await db.get('submissions', id);
    if (!record) continue;
    const { invoice, snapshot, profileId, fingerprint, sellerTaxId } = record;
    const retry = mayRetry(record, await retryGroup(db, record));
    const bar = barOfTemplate(record, retry, sellerTaxId, false) ?? (await barredNow(area, db, record));
    read.push({
      submissionId: id,
      profileId,
      seller: { taxId: sellerTaxId, name: invoice.seller.name ?? '' },
      fingerprint,
      invoice,
      snapshot,
      ...(bar === undefined ? {} : { bar }),
    });
  }
  const seller = (read.find(({ bar }) => bar === undefined) ?? read[0])?.seller ?? { taxId: '', name: '' };
  const candidates = read.map((one) =>
    one.bar === undefined && one.seller.taxId !== seller.taxId
      ? { ...one, bar: 'otherSeller' as const }
      : one,
  );
  return { seller, candidates };
}

/** Pure: what goes into the file and what does not, and why. */
export function planTemplate(
  { candidates }: TemplateGroup,
  book: Pick<TemplateBook, 'lines' | 'codes'>,
  codes: ReadonlyMap<string, string>,
  knowledgeOf: KnowledgeOf,
): TemplatePlan {
  const goesIn: Array<TemplatePlan['goesIn'][number]> = [];
  const staysOut: Array<TemplatePlan['staysOut'][number]> = [];
  const without = new Set<string>();
  const seen = new Set<string>();
  for (const candidate of candidates) {
    const { bar, profileId, fingerprint } = candidate;
    if (bar !== undefined) {
      staysOut.push({ candidate, reason: { bar } });
      continue;
    }
    const missing: string[] = [];
    const answer = entryOf(candidate, knowledgeOf(profileId).mapping, (item, name) => {
      const code = codes.get(item) ?? book.codes.get(name);
      if (code === undefined) missing.push(item);
      return code;
    });
    if (!answer.ok) {
      if (answer.problems.every(({ code }) => code === 'noCode'))
        for (const item of missing) without.add(item);
      staysOut.push({ candidate, reason: { problems: answer.problems } });
    } else if (seen.has(fingerprint)) staysOut.push({ candidate, reason: { bar: 'sameHere' } });
    else {
      seen.add(fingerprint);
      goesIn.push({ candidate, entry: answer.entry });
    }
  }
  const lines = goesIn.reduce((sum, { entry }) => sum + entry.lines.length, book.lines);
  return {
    goesIn,
    staysOut,
    itemsWithoutCode: [...without],
    lines,
    isRisky: lines > BATCH_TEMPLATE.riskyLines,
    isTooMany: lines > BATCH_TEMPLATE.mostLines,
  };
}
