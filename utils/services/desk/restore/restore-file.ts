import type { LedgerEvent } from '../../../domain/record/event';
import type { BackupHead } from '../../../exchange/backup/backup';
import { type BackupFile, type RestoredEvidence, readBackup } from '../../../exchange/backup/read-backup';
import type { createChainChecker } from '../../../store/import/import-check';

/** Bounds of one transaction: it holds up everything that is being entered meanwhile. */
const BATCH_EVENTS = 100;
const BATCH_CHARACTERS = 2 << 20;

export type RestoreFile = BackupFile & { readonly name: string };

export interface RestoreRun {
  readonly onProgress?: (events: number) => void;
  readonly signal?: AbortSignal;
}

/** Sound events of a file in batches; tells what else is in it. */
export async function* soundBatches(
  file: RestoreFile,
  checker: ReturnType<typeof createChainChecker>,
  seen: {
    head?: (head: BackupHead) => void;
    other?: (kind: 'unreadable' | 'torn') => void;
    evidence?: (evidence: RestoredEvidence | undefined) => Promise<void>;
  },
): AsyncGenerator<LedgerEvent[]> {
  let batch: LedgerEvent[] = [];
  let size = 0;
  for await (const part of readBackup(file)) {
    if (part.kind === 'head') {
      checker.allowParts(part.head.partialChains ?? []);
      seen.head?.(part.head);
    } else if (part.kind === 'evidence') {
      // Behind all events: those that tell of it are taken in first.
      if (batch.length > 0) yield batch;
      batch = [];
      size = 0;
      await seen.evidence?.(part.evidence);
    } else if (part.kind !== 'event') seen.other?.(part.kind);
    else if (!checker.isSound(part.event)) seen.other?.('unreadable');
    else {
      batch.push(part.event);
      size += part.size;
    }
    if (batch.length >= BATCH_EVENTS || size >= BATCH_CHARACTERS) {
      yield batch;
      batch = [];
      size = 0;
    }
  }
  if (batch.length > 0) yield batch;
}
