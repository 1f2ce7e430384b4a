import { bytesTold } from '../../domain/handover/bytes-told';
import type { NamedCompany } from '../../domain/handover/named-first';
import { createOwnership } from '../../domain/handover/ownership';
import { type Whose, whoseRecord } from '../../domain/handover/whose-record';
import { normaliseTaxId } from '../../domain/invoice/tax-id';
import type { LedgerEvent } from '../../domain/record/event';
import { foldSubmission, profileIdOf } from '../../domain/record/fold-submission';
import type { KnowledgeOf } from '../../domain/record/knowledge';
import type { Submission } from '../../domain/record/submission';
import { readCases } from '../faults/cases';
import { countsOfAll } from '../ledger/counters';
import type { Ledger } from '../ledger/db';
import { eventPages, lastSeq } from '../ledger/events';
import { draftsOf } from '../read/drafts';
import { pagesByTime } from '../read/submission-pages';

/** All that the ledger holds of one company. */
export interface CompanyMatter {
  readonly taxId: string;
  readonly name: string;
  /** Keys of its events, ascending. */
  readonly seqs: readonly number[];
  /** The log up to here was looked through. */
  readonly upTo: number;
  readonly submissionIds: readonly string[];
  readonly numbers: readonly string[];
  readonly readingIds: readonly string[];
  /** SHA-256 of bytes that its events alone tell of; and of all that they tell of. */
  readonly ownBytes: readonly string[];
  readonly allBytes: readonly string[];
  /** Cases that name submissions of other companies, too: they stay. */
  readonly sharedCases: number;
  /** Records of no seller that was read which name it, perhaps as the buyer: they stay. */
  readonly unclear: number;
  /** What is not closed. Under way: nothing may be erased. */
  readonly open: {
    readonly pending: number;
    readonly refills: number;
    readonly unknown: number;
    readonly drafts: number;
    readonly inTemplate: number;
  };
}

const LATEST = Number.MAX_SAFE_INTEGER;

async function companiesOf(db: Ledger): Promise<NamedCompany[]> {
  const names = new Map<string, Set<string>>();
  for (const { sellerTaxId, sellerName } of await countsOfAll(db, 'all')) {
    if (sellerTaxId !== '') names.set(sellerTaxId, (names.get(sellerTaxId) ?? new Set()).add(sellerName));
  }
  return [...names].map(([taxId, all]) => ({ taxId, names: [...all].filter(Boolean) }));
}

/** What its records say. */
function createTally() {
  const ids = new Set<string>();
  const numbers = new Set<string>();
  const names = new Set<string>();
  const open = { pending: 0, refills: 0, unknown: 0, inTemplate: 0 };
  return {
    ids,
    numbers,
    names,
    open,
    add(record: Submission) {
      ids.add(record.id);
      const seen = [
        ...record.invoiceNumbers,
        ...(record.check?.invoiceNumbers ?? []),
        record.red?.originalNumber,
      ];
      for (const number of seen) if (number) numbers.add(number);
      const { name } = record.invoice.seller;
      if (name) names.add(name.trim());
      if (record.outcomeType === 'pending') open.pending += 1;
      if (record.outcomeType === 'unknown' && record.settled?.as !== 'notIssued') open.unknown += 1;
      if (record.refill) open.refills += 1;
      if (record.inTemplate) open.inTemplate += 1;
    },
  };
}

/** Beginnings without a row (their import was taken back, or they were never folded), and whose they are. */
async function rowlessOf(
  db: Ledger,
  isKnown: (submissionId: string) => boolean,
  whose: (begun: Submission) => Whose,
  knowledgeOf: KnowledgeOf,
): Promise<Map<string, Whose>> {
  const found = new Map<string, Whose>();
  for await (const page of eventPages(db)) {
    for (const event of page) {
      const { submissionId } = event;
      if (submissionId === undefined || isKnown(submissionId) || found.has(submissionId)) continue;
      const profileId = profileIdOf(event);
      const begun =
        profileId === undefined ? undefined : foldSubmission(undefined, event, knowledgeOf(profileId));
      if (begun) found.set(submissionId, whose(begun));
    }
  }
  return found;
}

/**
 * Looks through the whole ledger for what is of one company. Reads only.
 * @param onProgress how many events were looked at
 */
export async function findCompany(
  db: Ledger,
  company: string,
  knowledgeOf: KnowledgeOf,
  onProgress: (events: number) => void = () => undefined,
): Promise<CompanyMatter> {
  const taxId = normaliseTaxId(company);
  const upTo = (await lastSeq(db)) ?? 0;
  const companies = await companiesOf(db);
  const tally = createTally();
  for (const name of companies.find((one) => one.taxId === taxId)?.names ?? []) tally.names.add(name);
  for await (const page of pagesByTime(db, taxId, 0, LATEST)) page.forEach(tally.add);
  const all = companies.map((one) => (one.taxId === taxId ? { taxId, names: [...tally.names] } : one));
  const whose = (record: Submission): Whose => {
    if (record.sellerTaxId === '') return whoseRecord(record, taxId, all);
    return record.sellerTaxId === taxId ? 'own' : 'other';
  };
  let unclear = 0;
  for await (const page of pagesByTime(db, '', 0, LATEST)) {
    for (const record of page) {
      const its = whose(record);
      if (its === 'own') tally.add(record);
      if (its === 'unclear') unclear += 1;
    }
  }
  const rows = new Set(await db.getAllKeys('submissions'));
  const rowless = await rowlessOf(db, (id) => rows.has(id), whose, knowledgeOf);
  for (const [id, its] of rowless) if (its === 'own') tally.ids.add(id);

  const readings = new Map((await db.getAll('coverage')).map(({ id, companyTaxId }) => [id, companyTaxId]));
  const { cases } = await readCases(db);
  const isOwn = (id: string) => tally.ids.has(id);
  const about = cases.filter(({ submissionIds }) => submissionIds.some(isOwn));
  const own = about.filter(({ submissionIds }) => submissionIds.every(isOwn));
  const belongs = createOwnership({
    taxId,
    submissionIds: tally.ids,
    numbers: tally.numbers,
    readings,
    caseIds: new Set(own.map(({ id }) => id)),
    companies: all,
    isOther: (id) => rows.has(id) || rowless.has(id),
  });
  const seqs: number[] = [];
  const ownBytes = new Set<string>();
  const otherBytes = new Set<string>();
  const readingIds = new Set([...readings].filter(([, of]) => of === taxId).map(([id]) => id));
  const othersReadings = new Set<string>();
  let looked = 0;
  const look = (event: LedgerEvent) => {
    const isOfCompany = belongs(event);
    const { readingId } = event.payload;
    if (event.type === 'listRead' && typeof readingId === 'string')
      (isOfCompany ? readingIds : othersReadings).add(readingId);
    for (const sha256 of bytesTold(event)) (isOfCompany ? ownBytes : otherBytes).add(sha256);
    if (!isOfCompany) return;
    seqs.push(event.seq as number);
  };
  for await (const page of eventPages(db)) {
    for (const event of page) if ((event.seq as number) <= upTo) look(event);
    looked += page.length;
    onProgress(looked);
  }
  return {
    taxId,
    name: companies.find((one) => one.taxId === taxId)?.names[0] ?? '',
    seqs,
    upTo,
    submissionIds: [...tally.ids],
    numbers: [...tally.numbers],
    readingIds: [...readingIds].filter((id) => !othersReadings.has(id)),
    ownBytes: [...ownBytes].filter((sha256) => !otherBytes.has(sha256)),
    allBytes: [...ownBytes],
    sharedCases: about.length - own.length,
    unclear,
    open: { ...tally.open, drafts: (await draftsOf(db, taxId)).filter(({ seller }) => seller).length },
  };
}
