import type { Fact, FactOf } from '../fact/fact';
import { normaliseTaxId } from '../invoice/tax-id';
import { rowId } from '../list/portal-row';
import type { LedgerEvent } from '../record/event';
import { factOf } from '../record/fold-submission';
import { isTombstone } from '../record/tombstone';
import { type NamedCompany, namedFirst, showsNumber } from './named-first';

/** What is known of a company that leaves before its log is looked through. */
export interface LeavingCompany {
  readonly taxId: string;
  readonly submissionIds: ReadonlySet<string>;
  /** Of its invoices. */
  readonly numbers: ReadonlySet<string>;
  /** Whose each reading of the portal's list is, by its id; '' where it is not known. */
  readonly readings: ReadonlyMap<string, string>;
  /** Cases that are of its submissions alone. */
  readonly caseIds: ReadonlySet<string>;
  /** All companies of the ledger, itself among them. */
  readonly companies: readonly NamedCompany[];
  /** There is a record of another company by that id. */
  isOther(submissionId: string): boolean;
}

/** Events of the log itself: they tell of no customer. */
const OF_THE_LOG: ReadonlySet<string> = new Set(['erased', 'imported', 'importUndone'] satisfies Array<
  Fact['type']
>);

/** A list of invoices that others issued to its company: sellers tell nothing of whose it is. */
const RECEIVED = /取得|received/i;

/**
 * Whose list a page of it shows: by the rules of a reading (C12), else by header, by the one seller of its rows, or by the session;
 * '' where nothing says so, or one says other than another.
 */
function ownerOfPage(
  { companyTaxId, session, readingId, rows, query }: FactOf<'listRead'>,
  company: LeavingCompany,
): string {
  const header = normaliseTaxId(companyTaxId);
  const signedIn = normaliseTaxId(session?.taxId);
  if (RECEIVED.test(query.type ?? '')) return header || signedIn;
  const reading = company.readings.get(readingId) ?? '';
  if (reading !== '') return reading;
  const sellers = [...new Set(rows.map(({ sellerTaxId }) => normaliseTaxId(sellerTaxId)).filter(Boolean))];
  if (header !== '') return sellers.length === 0 || sellers.includes(header) ? header : '';
  return sellers.length === 1 ? (sellers[0] as string) : signedIn;
}

/** Rows that name a seller are shown to its buyers, too: of a list that may be anyone's they say nothing. */
function isPageOf(fact: FactOf<'listRead'>, company: LeavingCompany): boolean {
  const owner = ownerOfPage(fact, company);
  if (owner !== '') return owner === company.taxId;
  const isUnnamed = fact.rows.every(({ sellerTaxId }) => normaliseTaxId(sellerTaxId) === '');
  return (
    isUnnamed &&
    !RECEIVED.test(fact.query.type ?? '') &&
    fact.rows.some((row) => company.numbers.has(rowId(row) ?? ''))
  );
}

/**
 * Whether an event of the log is of the company that leaves. Asked in the order of the log: a picture follows the fault that it
 * shows, a photograph its picture. What names no submission, company or number of it stays.
 */
export function createOwnership(company: LeavingCompany): (event: LedgerEvent) => boolean {
  const faultIds = new Set<string>();
  const pictureIds = new Set<string>();

  /** By what it shows: what names no submission that is known. */
  function isShownIn(text: string): boolean {
    const first = namedFirst(text, company.companies);
    return first === undefined ? showsNumber(text, company.numbers) : first === company.taxId;
  }

  function isOf(event: LedgerEvent): boolean {
    const { submissionId } = event;
    if (submissionId !== undefined && company.submissionIds.has(submissionId)) return true;
    if (submissionId !== undefined && company.isOther(submissionId)) return false;
    const fact = factOf(event);
    switch (fact?.type) {
      case 'listRead':
        return isPageOf(fact, company);
      case 'listCompany':
        return company.readings.get(fact.readingId) === company.taxId;
      case 'quotaSeen':
      case 'monthDeclared':
        return normaliseTaxId(fact.companyTaxId) === company.taxId;
      case 'caseSaid':
        return company.caseIds.has(fact.caseId);
      case 'photographed':
        return pictureIds.has(fact.pictureId);
      case 'pictured':
        if (fact.faultId !== undefined && faultIds.has(fact.faultId)) return true;
        return isShownIn(`${fact.title}\n${fact.text}`);
      default:
        return isShownIn(JSON.stringify(event.payload));
    }
  }

  return (event) => {
    if (OF_THE_LOG.has(event.type) || isTombstone(event) || !isOf(event)) return false;
    if (event.type === 'fault') faultIds.add(event.id);
    if (event.type === 'pictured') pictureIds.add(event.id);
    return true;
  };
}
