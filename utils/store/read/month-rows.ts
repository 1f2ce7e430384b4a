import type { PortalRow } from '../../domain/list/portal-row';
import type { Submission } from '../../domain/record/submission';
import type { Ledger } from '../ledger/db';
import { readPortalRow } from '../ledger/read-portal-row';

/** Rows of a company's list whose 开票日期 lies within these Beijing days, both included. */
export const portalRowsBetween = async (
  db: Ledger,
  company: string,
  from: string,
  to: string,
): Promise<PortalRow[]> =>
  (
    await db.getAllFromIndex('portalRows', 'sellerDay', IDBKeyRange.bound([company, from], [company, to]))
  ).map(readPortalRow);

/** The submission that carries the number, if one does. */
export const carrierOf = (db: Ledger, number: string): Promise<Submission | undefined> =>
  db.getFromIndex('submissions', 'invoiceNumber', number);
