import { isBranch, logOf } from '../../../domain/record/chain';
import { createChainPlaces } from '../../../domain/record/chain-ranges';
import type { LedgerEvent } from '../../../domain/record/event';
import type { KnowledgeOf } from '../../../domain/record/knowledge';
import { tombstoneOf } from '../../../domain/record/tombstone';
import type { FetchedRow } from '../../../store/backup/backup-db';
import { eraseTold } from '../../../store/erase/erase-told';
import { importBatch } from '../../../store/import/import-events';
import { intoBranches } from '../../../store/ledger/branches';
import { noteOwnChain } from '../../../store/ledger/colleagues';
import type { Ledger } from '../../../store/ledger/db';
import { hidingOf } from '../../../store/ledger/import-log';
import { noteTakenUpTo } from '../../../store/ledger/taken-series';
import type { OpenedSegment } from './series';
import { createToldBytes, takeEvidence } from './take-evidence';

/** Bounds of one transaction: it holds up everything that is being entered meanwhile. */
const BATCH = 100;
/** So often a batch is looked at again in whose way something was kept meanwhile. */
const TRIES = 3;

type Erasing = (event: LedgerEvent) => LedgerEvent;

/** What was erased after it had been put there comes without its payload. */
export function createErasing(): {
  add(erasures: NonNullable<FetchedRow['erasures']>): void;
  readonly apply: Erasing;
} {
  const erased: Array<{ id: string; places: ReturnType<typeof createChainPlaces> }> = [];
  return {
    add(erasures) {
      for (const { id, ranges } of erasures) erased.push({ id, places: createChainPlaces(ranges) });
    },
    apply(event) {
      const by = erased.find(({ places }) => places.has(event.chainId, event.n));
      return by ? { ...event, payload: tombstoneOf(by.id) } : event;
    },
  };
}

export interface TakenSegment {
  readonly added: number;
  readonly files: number;
}

interface TakenEvents extends TakenSegment {
  /** Something in it does not fit here: then it is not noted as taken. */
  readonly isUnfit: boolean;
}

interface TakeRun {
  readonly signal?: AbortSignal | undefined;
  /** Events under the names of the logs in which they lie here now. */
  readonly onTaken?: (events: readonly LedgerEvent[]) => unknown;
}

/**
 * Takes one opened segment of an installation's series into the ledger, and notes how far the series came. Doing it twice changes
 * nothing; the records of imports that it tells of are made anew by `finishRefolding`.
 */
export async function takeSegment(
  ledger: Ledger,
  installation: string,
  { seq, sha256, chainId, events, evidence, partialChains }: OpenedSegment,
  knowledgeOf: KnowledgeOf,
  erasing: Erasing,
  { signal, onTaken }: TakeRun = {},
): Promise<TakenEvents> {
  if (chainId !== undefined) await noteOwnChain(ledger, chainId);
  let added = 0;
  let files = 0;
  const branches = new Set<string>();
  const told = createToldBytes(ledger);
  for (let at = 0; at < events.length; at += BATCH) {
    signal?.throwIfAborted();
    let waiting = events.slice(at, at + BATCH);
    // The clerk may write at such a place meanwhile, or another page: then what comes here is of another branch.
    for (let tries = 0; waiting.length > 0 && tries < TRIES; tries += 1) {
      const batch = (await intoBranches(ledger, waiting)).map(erasing);
      for (const { chainId } of batch) if (isBranch(chainId)) branches.add(chainId);
      // What the batch before told of imports counts for this one.
      const isHidden = await hidingOf(ledger);
      const parts = [...partialChains, ...branches];
      const result = await importBatch(ledger, batch, knowledgeOf, isHidden, parts, true);
      await told.addHere(batch);
      added += result.added;
      await onTaken?.(batch.filter(({ id }) => !result.unfit.has(id)));
      waiting = waiting.filter(({ id }) => result.unfit.has(id));
    }
    if (waiting.length > 0) return { added, files, isUnfit: true };
  }
  for (const one of evidence) if (await takeEvidence(ledger, one, told)) files += 1;
  // What came with an earlier segment, and was erased there since; broken off before it is noted, it is done again.
  await eraseTold(ledger, events, knowledgeOf);
  await noteTakenUpTo(ledger, installation, {
    seq,
    sha256,
    ...(chainId === undefined ? {} : { log: chainId }),
  });
  return { added, files, isUnfit: false };
}

/**
 * Up to where each log lies at a place without a gap, when these events of a segment are added. The own log of an installation lies in
 * its series as a whole; of a part that was brought into the middle of another one nothing is said. A branch begins in the middle.
 * @param own log of the installation
 * @param events under the names of the logs in which they lie here: another branch may have the log's name there
 */
export function noteUpTo(
  upTo: Map<string, number>,
  own: string | undefined,
  events: readonly LedgerEvent[],
): void {
  for (const { chainId, n } of events) {
    const before = upTo.get(chainId) ?? (isBranch(chainId) ? n - 1 : 0);
    if (logOf(chainId) === own ? n > before : n === before + 1) upTo.set(chainId, n);
  }
}
