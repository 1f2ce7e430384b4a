import type { PageSeen } from './page-seen';

/** Whose list a reading is of, and what keeps it from being certain. */
export interface ReadingCompany {
  /** '' while nothing certain tells it. */
  readonly taxId: string;
  readonly problem?: 'company' | 'companies' | 'empty';
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

type Pages = ReadonlyArray<
  Pick<PageSeen, 'ids' | 'sellers' | 'companyTaxId' | 'session' | 'known' | 'parts' | 'bought'>
>;

/**
 * Rows that name their sellers: no page is without one of the company's own, though 收购 invoices show another. Without
 * a header there must be one seller alone.
 */
const bySellers = (pages: Pages, header: string | undefined): string | undefined => {
  const sellers = unique(pages.flatMap((page) => page.sellers));
  if (sellers.length === 0) return undefined;
  if (header !== undefined) return pages.every((page) => page.sellers.includes(header)) ? header : '';
  return sellers.length === 1 ? sellers[0] : '';
};

/**
 * Whose list it is (rule C12). Each page of the reading must be proven: by the sellers that its rows name, by an invoice
 * of it that the ledger knows by its number, by the portal session that an entry form or a header named (what the list
 * page's own header shows may be of before a switch in another tab), or by the clerk's word. What contradicts one of
 * them makes all of them uncertain: «whose» is never settled by a majority. Only a session gives way to what the rows say.
 * @param word the clerk's
 */
export function companyOf(pages: Pages, word?: string): ReadingCompany {
  const headers = unique(pages.flatMap(({ companyTaxId }) => (companyTaxId ? [companyTaxId] : [])));
  const [header] = headers;
  const withRows = pages.filter(({ ids }) => ids.length > 0);
  const sellers = bySellers(withRows, headers.length === 1 ? header : undefined);
  const known = unique(withRows.flatMap((page) => page.known ?? []));
  const byRows = unique([...known, ...(sellers ? [sellers] : [])]);
  const isOfRows = withRows.length > 0 && withRows.every((page) => Boolean(sellers) || page.known?.length);
  // What the rows themselves say on every page outweighs a session that may have been switched unseen.
  const isByRows = isOfRows && byRows.length === 1;
  const sessions = isByRows
    ? []
    : unique(pages.flatMap(({ session }) => (session === undefined ? [] : [session])));
  const told = unique([...headers, ...sessions, ...byRows, ...(word === undefined ? [] : [word])]);
  const [only] = told;
  if (told.length > 1) return { taxId: '', problem: 'companies' };
  if (only === undefined) return { taxId: '', problem: 'company' };
  if (sellers === '') return { taxId: headers.length === 1 ? only : '', problem: 'company' };
  if (withRows.length === 0) return { taxId: only, problem: 'empty' };
  const isProven = ({ session, known: its = [] }: Pages[number]) =>
    sellers !== undefined || session !== undefined || its.length > 0 || word !== undefined;
  return withRows.every(isProven) ? { taxId: only } : { taxId: '', problem: 'company' };
}
