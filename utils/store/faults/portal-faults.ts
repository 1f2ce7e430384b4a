import { PORTAL_FAULT_KINDS } from '../../domain/fact/fact';
import type { FaultRow, Ledger } from '../ledger/db';
import { readFault } from './read-fault';

const PORTALS: ReadonlySet<FaultRow['kind']> = new Set(PORTAL_FAULT_KINDS);
export const isOfPortal = ({ kind }: FaultRow): boolean => PORTALS.has(kind);

/** Many more than an outage has, for each kind and page comes once a minute. */
const MOST = 20_000;

/** Faults of the portal from one instant to another, oldest first; a damaged row is none of the portal. */
export async function portalFaultRows(db: Ledger, from: number, to: number): Promise<FaultRow[]> {
  const rows = await db.getAllFromIndex('faults', 'time', IDBKeyRange.bound(from, to), MOST);
  return rows.map(readFault).filter((row) => isOfPortal(row) || row.kind === 'profileDrift');
}

/** Faults of the portal since then, newest first. */
export async function lastPortalFaults(db: Ledger, since: number): Promise<FaultRow[]> {
  const rows = await portalFaultRows(db, since, Number.MAX_SAFE_INTEGER);
  return rows.filter(isOfPortal).reverse();
}

/** The newest of one site since then. */
export async function newestPortalFault(
  db: Ledger,
  since: number,
  origin: string,
): Promise<FaultRow | undefined> {
  const index = db.transaction('faults').store.index('time');
  let cursor = await index.openCursor(IDBKeyRange.lowerBound(since), 'prev');
  while (cursor) {
    const row = readFault(cursor.value);
    if (isOfPortal(row) && row.site?.origin === origin) return row;
    cursor = await cursor.continue();
  }
  return undefined;
}
