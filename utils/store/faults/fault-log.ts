import { backInstants, faultOfRow } from '../../domain/fault/fault-of-row';
import type { FaultWords } from '../../domain/fault/fault-of-text';
import { faultsOfRecord } from '../../domain/fault/faults-of-record';
import { joinFaults } from '../../domain/fault/join-faults';
import { type Outage, outagesOf } from '../../domain/fault/outage';
import { effectOf, type OutageEffect } from '../../domain/fault/outage-effect';
import { withOwnNetwork } from '../../domain/fault/own-network';
import type { PortalFault } from '../../domain/fault/portal-fault';
import { isSubmitted } from '../../domain/record/fold-desk';
import type { Submission } from '../../domain/record/submission';
import type { Ledger } from '../ledger/db';
import { portalFaultRows } from './portal-faults';

export interface FaultLog {
  /** Oldest first. */
  readonly faults: readonly PortalFault[];
  readonly outages: ReadonlyArray<Outage & { readonly effect: OutageEffect }>;
  /** Of the submissions that a fault is of. */
  readonly records: ReadonlyMap<string, Submission>;
}

const DAY_MS = 86_400_000;

export const isReadable = (record: Submission | undefined): record is Submission =>
  typeof record?.id === 'string' && Array.isArray(record.signals?.verdicts) && record.invoice !== undefined;

/** A damaged record tells no faults; it is told elsewhere (law L4). */
export function toldBy(record: Submission, words: readonly FaultWords[]): PortalFault[] {
  try {
    return faultsOfRecord(record, words);
  } catch {
    return [];
  }
}

/**
 * What went wrong at the portal between two instants, and what that did. Submissions of the day before are read too: a fault
 * may show long after the press.
 */
export async function readFaultLog(
  db: Ledger,
  from: number,
  to: number,
  words: readonly FaultWords[],
): Promise<FaultLog> {
  const rows = await portalFaultRows(db, from, to);
  const all = await db.getAllFromIndex('submissions', 'time', IDBKeyRange.bound(from - DAY_MS, to));
  const records = all.filter((record) => isReadable(record) && isSubmitted(record) && !record.practice);
  const ofRecords = records
    .flatMap((record) => toldBy(record, words))
    .filter((fault) => fault.to >= from && fault.from <= to);
  const ofPages = rows.flatMap((row) => faultOfRow(row, words) ?? []);
  const faults = withOwnNetwork(joinFaults(ofPages, ofRecords), words);
  const told = new Set(faults.flatMap(({ submissionId }) => submissionId ?? []));
  return {
    faults,
    outages: outagesOf(faults, backInstants(rows, records)).map((outage) => ({
      ...outage,
      effect: effectOf(outage, records),
    })),
    records: new Map(records.filter(({ id }) => told.has(id)).map((record) => [record.id, record])),
  };
}
