import { type ChainRange, createChainPlaces } from '../../domain/record/chain-ranges';
import type { LedgerEvent } from '../../domain/record/event';
import { factOf } from '../../domain/record/fold-submission';
import {
  foldImports,
  hiddenBy,
  type ImportCounts,
  type ImportRecord,
} from '../../domain/record/import-record';
import { type BackupFile, type RestoredEvidence, readBackup } from '../../exchange/backup/read-backup';
import { type BrokenChain, createChainChecker } from '../../store/import/import-check';
import { importBatch } from '../../store/import/import-events';
import { createImportJudge } from '../../store/import/import-plan';
import { finishRefolding } from '../../store/import/import-refold';
import type { ChainHead, Ledger } from '../../store/ledger/db';
import { importsOf, refoldingDone } from '../../store/ledger/import-log';
import { type AppendContext, append } from '../../store/write/append';
import { type EvidenceCounts, judgeEvidence, takeEvidence } from './restore-evidence';

/** Bounds of one transaction: it holds up everything that is being entered meanwhile. */
const BATCH_EVENTS = 100;
const BATCH_CHARACTERS = 2 << 20;
const LONGEST_NAME = 300;

export type RestoreFile = BackupFile & { readonly name: string };

export interface RestoreRun {
  readonly onProgress?: (events: number) => void;
  readonly signal?: AbortSignal;
}

/** What a dry run found; nothing was written. */
export interface RestorePlan {
  readonly fileName: string;
  readonly exportedAt: number;
  readonly counts: ImportCounts;
  /** Bytes of originals in it. */
  readonly evidence: EvidenceCounts;
  readonly chains: number;
  readonly broken: readonly BrokenChain[];
  /** The file ends too early. */
  readonly torn: boolean;
  /** From the first to the last event that would count anew; absent when there is none. */
  readonly period?: { readonly from: number; readonly to: number };
  readonly ranges: readonly ChainRange[];
  readonly hidden: readonly ChainRange[];
  /** The file continues our own chain. */
  readonly continuesOwn: boolean;
}

/** Sound events of a file in batches; tells what else is in it. */
async function* soundBatches(
  file: RestoreFile,
  checker: ReturnType<typeof createChainChecker>,
  seen: {
    head?: (at: number, chainId: string | undefined) => void;
    other?: (kind: 'unreadable' | 'torn') => void;
    evidence?: (evidence: RestoredEvidence | undefined) => Promise<void>;
  },
): AsyncGenerator<LedgerEvent[]> {
  let batch: LedgerEvent[] = [];
  let size = 0;
  for await (const part of readBackup(file)) {
    if (part.kind === 'head') seen.head?.(part.head.exportedAt, part.head.chainId);
    else if (part.kind === 'evidence') {
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

/**
 * Reads a backup file and compares it with the ledger. Writes nothing.
 * @throws {RefusedBackup} when it is no backup that this program reads
 */
export async function planRestore(db: Ledger, file: RestoreFile, run: RestoreRun = {}): Promise<RestorePlan> {
  const head = (await db.get('meta', 'head')) as ChainHead | undefined;
  const judge = createImportJudge(db, hiddenBy(await importsOf(db)));
  const checker = createChainChecker();
  const counts = { submissions: 0, fresh: 0, again: 0, known: 0, conflict: 0, unreadable: 0 };
  const brought = createChainPlaces();
  const submits: Array<readonly [chainId: string, n: number, at: number]> = [];
  /** What the installation that made the file had imported and undone itself. */
  let theirs: ImportRecord[] = [];
  let exportedAt = 0;
  let theirChain: string | undefined;
  const evidence: EvidenceCounts = { fresh: 0, known: 0, damaged: 0 };
  let torn = false;
  let continuesOwn = false;
  let from = Number.POSITIVE_INFINITY;
  let to = 0;
  let read = 0;

  const batches = soundBatches(file, checker, {
    head(at, chainId) {
      exportedAt = at;
      theirChain = chainId;
    },
    other(kind) {
      if (kind === 'unreadable') counts.unreadable += 1;
      else torn = true;
    },
    async evidence(one) {
      run.signal?.throwIfAborted();
      evidence[await judgeEvidence(db, one)] += 1;
    },
  });
  for await (const batch of batches) {
    run.signal?.throwIfAborted();
    const verdicts = await judge.judge(batch);
    for (const [index, event] of batch.entries()) {
      const verdict = verdicts[index] ?? 'conflict';
      counts[verdict] += 1;
      if (event.chainId === theirChain) {
        const fact = factOf(event);
        if (fact?.type === 'imported' || fact?.type === 'importUndone') theirs = foldImports(theirs, fact);
      }
      if (verdict !== 'fresh' && verdict !== 'again') continue;
      brought.add(event.chainId, event.n);
      continuesOwn ||= event.chainId === head?.chainId && verdict === 'fresh';
      if (event.type === 'submitted') submits.push([event.chainId, event.n, event.at]);
      from = Math.min(from, event.at);
      to = Math.max(to, event.at);
    }
    read += batch.length;
    run.onProgress?.(read);
  }

  const isTakenBack = hiddenBy(theirs);
  const ranges = createChainPlaces();
  const hidden = createChainPlaces();
  for (const [chainId, first, last] of brought.list()) {
    for (let n = first; n <= last; n += 1) (isTakenBack({ chainId, n }) ? hidden : ranges).add(chainId, n);
  }
  counts.submissions = submits.filter(([chainId, n]) => !isTakenBack({ chainId, n })).length;
  return {
    fileName: file.name.slice(-LONGEST_NAME),
    exportedAt,
    counts,
    evidence,
    chains: checker.chains.size,
    broken: checker.broken,
    torn,
    ...(to > 0 ? { period: { from, to } } : {}),
    ranges: ranges.list(),
    hidden: hidden.list(),
    continuesOwn,
  };
}

export interface RestoreResult {
  readonly importId: string;
  readonly added: number;
  readonly unfolded: number;
  /** Originals whose bytes were not here. */
  readonly evidence: number;
}

/**
 * Takes in what a dry run found, in batches. Stopped or broken off, what was taken in so far stands under its import
 * and can be undone; the same file again takes in the rest.
 */
export async function applyRestore(
  db: Ledger,
  file: RestoreFile,
  plan: RestorePlan,
  context: AppendContext & { readonly now: number },
  run: RestoreRun = {},
): Promise<RestoreResult> {
  const { fileName, counts, ranges, hidden } = plan;
  const importId = context.newId();
  const fact = {
    id: context.newId(),
    at: context.now,
    type: 'imported',
    importId,
    fileName,
    counts,
    ranges: ranges.map(([...range]) => range),
    hidden: hidden.map(([...range]) => range),
  } as const;
  const brings = ranges.length + hidden.length > 0;
  const note = async () =>
    brings && append(db, [{ ...fact, ranges: [...fact.ranges], hidden: [...fact.hidden] }], context);

  const isHidden = hiddenBy([
    ...(await importsOf(db)),
    { importId, at: context.now, fileName, counts, ranges, hidden },
  ]);
  const brought = createChainPlaces([...ranges, ...hidden]);
  // Noted first, so that nothing is ever taken in that cannot be undone; but behind what continues our own chain.
  if (!plan.continuesOwn) await note();
  let added = 0;
  let unfolded = 0;
  let read = 0;
  let evidence = 0;
  const seen = {
    async evidence(one: RestoredEvidence | undefined) {
      run.signal?.throwIfAborted();
      if (await takeEvidence(db, one)) evidence += 1;
    },
  };
  for await (const batch of soundBatches(file, createChainChecker(), seen)) {
    run.signal?.throwIfAborted();
    const wanted = batch.filter(({ chainId, n }) => brought.has(chainId, n));
    const result = await importBatch(db, wanted, context.knowledgeOf, isHidden);
    added += result.added;
    unfolded += result.unfolded;
    read += batch.length;
    run.onProgress?.(read);
  }
  if (plan.continuesOwn) await note();
  await refoldingDone(db);
  return { importId, added, unfolded, evidence };
}

/** Takes an import back by an event of our own: what it alone brought no longer counts, nothing is erased. */
export async function undoRestore(
  db: Ledger,
  importId: string,
  context: AppendContext & { readonly now: number },
  run: RestoreRun = {},
): Promise<void> {
  await append(db, [{ id: context.newId(), at: context.now, type: 'importUndone', importId }], context);
  await finishRefolding(db, context.knowledgeOf, hiddenBy(await importsOf(db)), run.onProgress);
}

/** Ends what a crash interrupted. Quick when there is nothing to do. */
export async function resumeRestore(db: Ledger, knowledgeOf: AppendContext['knowledgeOf']): Promise<void> {
  await finishRefolding(db, knowledgeOf, hiddenBy(await importsOf(db)));
}
