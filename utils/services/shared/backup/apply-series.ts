import type { RefusedSegment } from '../../../domain/backup/seal-fault';
import type { KnowledgeOf } from '../../../domain/record/knowledge';
import { type BackupDb, rangeOf } from '../../../store/backup/backup-db';
import { finishRefolding } from '../../../store/import/import-refold';
import { hidingOf } from '../../../store/ledger/import-log';
import { takenUpTo } from '../../../store/ledger/taken-series';
import { type BackupRun, isRefused, openSeries, type SeriesPorts } from './series';
import { createErasing, noteUpTo, type TakenSegment, takeSegment } from './take-segment';

interface TakenSeries extends TakenSegment {
  /** Up to where each chain came from there. */
  readonly upTo: ReadonlyMap<string, number>;
  /** That of the computer whose series it is. */
  readonly log?: string;
  /** Where it ended before its end. */
  readonly refused?: RefusedSegment;
}

/**
 * Takes in what was fetched and planned of an installation's series. Stopped or broken off, what was taken in stays, and the next call
 * goes on behind it.
 */
export async function applySeries(
  installation: string,
  ports: SeriesPorts & { readonly backup: BackupDb; readonly knowledgeOf: KnowledgeOf },
  run: BackupRun = {},
): Promise<TakenSeries> {
  const { ledger, backup, knowledgeOf } = ports;
  const fetched = await backup.count('fetched', rangeOf(installation));
  const kept = (seq: number) => backup.get('fetched', [installation, seq]);
  // Only what was planned: nothing is asked for.
  const offline = { ...ports, kept, ...run, target: NOTHING };
  const behind = await takenUpTo(ledger, installation);
  const erasing = createErasing();
  // One at a time: together they may be more than fits in memory.
  const rows = backup.transaction('fetched').store;
  for (let row = await rows.openCursor(rangeOf(installation)); row; row = await row.continue())
    if (row.value.seq > behind.seq) erasing.add(row.value.erasures ?? []);
  let added = 0;
  let files = 0;
  let done = 0;
  let { log } = behind;
  let refused: RefusedSegment | undefined;
  const upTo = new Map<string, number>();
  for await (const one of openSeries(installation, behind, offline)) {
    if (isRefused(one)) {
      refused = one;
      break;
    }
    const taken = await takeSegment(ledger, installation, one, knowledgeOf, erasing.apply, {
      signal: run.signal,
      onTaken: (events) => noteUpTo(upTo, one.chainId, events),
    });
    added += taken.added;
    files += taken.files;
    if (taken.isUnfit) {
      refused = { seq: one.seq, fault: 'badEvents' };
      break;
    }
    await backup.delete('fetched', [installation, one.seq]);
    log = one.chainId ?? log;
    done += 1;
    run.onProgress?.(done, fetched);
  }
  await finishRefolding(ledger, knowledgeOf, await hidingOf(ledger));
  return { added, files, upTo, ...(log === undefined ? {} : { log }), ...(refused ? { refused } : {}) };
}

const NOTHING = {
  put: async () => undefined,
  get: async () => undefined,
  list: async () => [],
};
