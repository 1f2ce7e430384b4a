import { createChainPlaces } from '../../../domain/record/chain-ranges';
import type { LedgerEvent } from '../../../domain/record/event';
import type { KnowledgeOf } from '../../../domain/record/knowledge';
import { tombstoneOf } from '../../../domain/record/tombstone';
import { type BackupDb, rangeOf } from '../../../store/backup/backup-db';
import { importBatch } from '../../../store/import/import-events';
import { finishRefolding } from '../../../store/import/import-refold';
import type { Ledger } from '../../../store/ledger/db';
import { hidingOf, noteOwnChain } from '../../../store/ledger/import-log';
import { noteTakenUpTo, takenUpTo } from '../../../store/ledger/taken-series';
import { createToldBytes, takeEvidence } from '../restore/restore-evidence';
import type { BackupRun } from './backup-ports';
import { erasuresIn, isRefused, type OpenedSegment, openSeries, type SeriesPorts } from './series';

/** Bounds of one transaction: it holds up everything that is being entered meanwhile. */
const BATCH = 100;

type Erasing = (event: LedgerEvent) => LedgerEvent;

/** What was erased after it had been put there comes without its payload. */
function createErasing(): { add(events: readonly LedgerEvent[]): void; readonly apply: Erasing } {
  const erased: Array<{ id: string; places: ReturnType<typeof createChainPlaces> }> = [];
  return {
    add(events) {
      for (const { id, ranges } of erasuresIn(events)) erased.push({ id, places: createChainPlaces(ranges) });
    },
    apply(event) {
      const by = erased.find(({ places }) => places.has(event.chainId, event.n));
      return by ? { ...event, payload: tombstoneOf(by.id) } : event;
    },
  };
}

export interface TakenSeries {
  readonly added: number;
  readonly files: number;
  /** Up to where each chain came from there. */
  readonly upTo: ReadonlyMap<string, number>;
}

/** Takes one opened segment into the ledger. Doing it twice changes nothing. */
async function takeSegment(
  ledger: Ledger,
  { events, evidence, partialChains }: OpenedSegment,
  knowledgeOf: KnowledgeOf,
  erasing: Erasing,
  signal: AbortSignal | undefined,
): Promise<Omit<TakenSeries, 'upTo'>> {
  let added = 0;
  let files = 0;
  const told = createToldBytes(ledger);
  for (let at = 0; at < events.length; at += BATCH) {
    signal?.throwIfAborted();
    const batch = events.slice(at, at + BATCH).map(erasing);
    // What the batch before told of imports counts for this one.
    const isHidden = await hidingOf(ledger);
    const result = await importBatch(ledger, batch, knowledgeOf, isHidden, partialChains, true);
    await told.addHere(batch);
    added += result.added;
  }
  for (const one of evidence) if (await takeEvidence(ledger, one, told)) files += 1;
  return { added, files };
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
  for await (const one of openSeries(installation, behind, offline)) {
    if (!isRefused(one)) erasing.add(one.events);
  }
  let added = 0;
  let files = 0;
  let done = 0;
  const upTo = new Map<string, number>();
  for await (const one of openSeries(installation, behind, offline)) {
    if (isRefused(one)) break;
    if (one.chainId !== undefined) await noteOwnChain(ledger, one.chainId);
    const taken = await takeSegment(ledger, one, knowledgeOf, erasing.apply, run.signal);
    added += taken.added;
    files += taken.files;
    await noteTakenUpTo(ledger, installation, { seq: one.seq, sha256: one.sha256 });
    await backup.delete('fetched', [installation, one.seq]);
    for (const { chainId, n } of one.events) upTo.set(chainId, Math.max(n, upTo.get(chainId) ?? 0));
    done += 1;
    run.onProgress?.(done, fetched);
  }
  await finishRefolding(ledger, knowledgeOf, await hidingOf(ledger));
  return { added, files, upTo };
}

const NOTHING = {
  put: async () => undefined,
  get: async () => undefined,
  list: async () => [],
};
