import { BAND_DAYS } from '../../domain/fault/fault-charts';
import type { Ledger, LoadRow } from '../ledger/db';

const DAY_MS = 86_400_000;

/** How the loads of each hour went, from the days before that tell what was usual; oldest first. */
export const readLoadHours = (db: Ledger, from: number, to: number): Promise<LoadRow[]> =>
  db.getAllFromIndex('loads', 'hour', IDBKeyRange.bound(from - BAND_DAYS * DAY_MS, to));
