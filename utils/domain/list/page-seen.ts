import type { ListQuery } from '../fact/list-facts';
import type { Sums } from './page-sums';

/** One page of the list, as its event told it. */
export interface PageSeen {
  /** Id of the event: the same page folded twice is one. */
  readonly event: string;
  /** The log that it lies in. */
  readonly log?: string | undefined;
  readonly at: number;
  readonly queriedAt?: number | undefined;
  readonly query: ListQuery;
  readonly queryKept: boolean;
  readonly page?: number | undefined;
  readonly pageSize?: number | undefined;
  readonly total?: number | undefined;
  /** Of the page's header, or of the file. */
  readonly companyTaxId?: string | undefined;
  /** Whom the portal session was signed in for when this page was asked for. */
  readonly session?: string | undefined;
  /** Companies to which invoices of this page belong, as the ledger knows by their numbers. */
  readonly known?: readonly string[] | undefined;
  readonly ids: readonly string[];
  readonly unreadable: number;
  readonly sellers: readonly string[];
  /** The sums that the page tells, and those of its rows. */
  readonly told?: Sums | undefined;
  readonly sums?: readonly Sums[] | undefined;
  /** Of an exported file: how many parts it was taken in by. */
  readonly parts?: number | undefined;
  /** When it was taken in, epoch ms. */
  readonly takenAt?: number | undefined;
  /** Of an exported file: the clerk said that it is 导出全部; and how much of what was known of the list it lacks. */
  readonly isAll?: boolean | undefined;
  readonly lacks?: number | undefined;
  /** Of an exported file, among `ids`: those that do not show the company as their seller (收购). */
  readonly bought?: readonly string[] | undefined;
}
