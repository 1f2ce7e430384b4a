import type { RestoredEvidence } from '../../../exchange/backup/read-backup';
import type { Ledger } from '../../../store/ledger/db';
import { hasEvidence, restoreEvidence } from '../../../store/ledger/evidence';
import { sha256Of } from '../sha256';

/** `fresh` not here yet · `known` here · `damaged` its bytes are not those of its SHA-256: never taken in */
export interface EvidenceCounts {
  fresh: number;
  known: number;
  damaged: number;
}

/** What taking it in would do; writes nothing. */
export async function judgeEvidence(
  db: Ledger,
  evidence: RestoredEvidence | undefined,
): Promise<keyof EvidenceCounts> {
  if (!evidence || (await sha256Of(evidence.bytes)) !== evidence.sha256) return 'damaged';
  return (await hasEvidence(db, evidence.sha256)) ? 'known' : 'fresh';
}

/** Takes the bytes of an original in, each in a strict transaction of its own. @returns true when they were not here */
export async function takeEvidence(db: Ledger, evidence: RestoredEvidence | undefined): Promise<boolean> {
  if (!evidence || (await judgeEvidence(db, evidence)) !== 'fresh') return false;
  const { sha256, mime, takenAt, bytes } = evidence;
  return restoreEvidence(db, { id: sha256, sha256, mime, takenAt, blob: new Blob([bytes], { type: mime }) });
}
