import { bytesTold } from '../../../domain/handover/bytes-told';
import type { LedgerEvent } from '../../../domain/record/event';
import { isTombstone } from '../../../domain/record/tombstone';
import type { RestoredEvidence } from '../../../exchange/backup/read-backup';
import { sha256Of } from '../../../exchange/sha256';
import type { Ledger } from '../../../store/ledger/db';
import { hasEvidence, restoreEvidence } from '../../../store/ledger/evidence';

/** `fresh` not here yet · `known` here · `damaged` its bytes are not those of its SHA-256: never taken in */
export interface EvidenceCounts {
  fresh: number;
  known: number;
  damaged: number;
}

interface ToldBytes {
  /** By events of the file that come into the ledger. */
  add(event: LedgerEvent): void;
  /** By those of these events that stand in the ledger as they are, and whose payload was not erased there. */
  addHere(events: readonly LedgerEvent[]): Promise<void>;
  has(evidence: RestoredEvidence): boolean;
}

/**
 * Bytes of which the log tells once the file is taken in: only they are. Those of a company that left lie in older backups, and do
 * not come back (law L5). Digests alone are held; a file has its bytes behind all events.
 */
export function createToldBytes(db: Ledger): ToldBytes {
  const told = new Set<string>();
  const add = (event: LedgerEvent) => {
    for (const sha256 of bytesTold(event)) told.add(sha256);
  };
  return {
    add,
    async addHere(events) {
      for (const event of events) {
        if (bytesTold(event).length === 0) continue;
        const here = await db.getFromIndex('events', 'id', event.id);
        if (here?.hash === event.hash && !isTombstone(here)) add(here);
      }
    },
    has: ({ sha256 }) => told.has(sha256),
  };
}

/** What taking it in would do; writes nothing. @returns undefined where no event tells of it */
export async function judgeEvidence(
  db: Ledger,
  evidence: RestoredEvidence | undefined,
  told: ToldBytes,
): Promise<keyof EvidenceCounts | undefined> {
  if (evidence && !told.has(evidence)) return undefined;
  if (!evidence || (await sha256Of(evidence.bytes)) !== evidence.sha256) return 'damaged';
  return (await hasEvidence(db, evidence.sha256)) ? 'known' : 'fresh';
}

/** Takes the bytes of an original in, each in a strict transaction of its own. @returns true when they were not here */
export async function takeEvidence(
  db: Ledger,
  evidence: RestoredEvidence | undefined,
  told: ToldBytes,
): Promise<boolean> {
  if (!evidence || (await judgeEvidence(db, evidence, told)) !== 'fresh') return false;
  const { sha256, mime, takenAt, bytes } = evidence;
  return restoreEvidence(db, { id: sha256, sha256, mime, takenAt, blob: new Blob([bytes], { type: mime }) });
}
