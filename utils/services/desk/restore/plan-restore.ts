import { type ChainRange, createChainPlaces } from '../../../domain/record/chain-ranges';
import type { LedgerEvent } from '../../../domain/record/event';
import { factOf, isBeginning } from '../../../domain/record/fold-submission';
import {
  foldImports,
  hiddenBy,
  type ImportCounts,
  type ImportRecord,
} from '../../../domain/record/import-record';
import { erasedBy } from '../../../domain/record/tombstone';
import type { BackupHead } from '../../../exchange/backup/backup';
import { type BrokenChain, createChainChecker } from '../../../store/import/import-check';
import { createImportJudge } from '../../../store/import/import-plan';
import type { ChainHead, Ledger } from '../../../store/ledger/db';
import { erasuresOf } from '../../../store/ledger/erasures';
import { hidingOf } from '../../../store/ledger/import-log';
import { createToldBytes, type EvidenceCounts, judgeEvidence } from '../../shared/backup/take-evidence';
import { type RestoreFile, type RestoreRun, soundBatches } from './restore-file';

const LONGEST_NAME = 300;

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
  /** The one company that the file is of. */
  readonly company?: BackupHead['company'];
  /** Chains of which it holds a part. */
  readonly partial: readonly string[];
  /** Events of companies that left, whose payload was erased here and does not come back. */
  readonly erased: { readonly count: number; readonly companies: readonly string[] };
}

/** Names of the companies whose erasures name these events. */
async function companiesOf(db: Ledger, saidBy: ReadonlySet<string>): Promise<string[]> {
  const erasures = await erasuresOf(db);
  const found = erasures.filter(({ said }) => said.some((id) => saidBy.has(id)));
  return [...new Set(found.map(({ companyName, companyTaxId }) => companyName ?? companyTaxId))];
}

/** An entry is written down once more when it is changed: it is no new one then. */
const changesKnown = async (db: Ledger, { type, submissionId = '' }: LedgerEvent): Promise<boolean> =>
  type === 'entered' && (await db.getKey('submissions', submissionId)) !== undefined;

/**
 * Reads a backup file and compares it with the ledger. Writes nothing.
 * @throws {RefusedBackup} when it is no backup that this program reads
 */
export async function planRestore(db: Ledger, file: RestoreFile, run: RestoreRun = {}): Promise<RestorePlan> {
  const head = (await db.get('meta', 'head')) as ChainHead | undefined;
  let fileHead: BackupHead | undefined;
  // A part of our own chain behind its end would leave no place for what comes next.
  const isBarred = ({ chainId, n }: LedgerEvent) =>
    head?.chainId === chainId && n > head.n && (fileHead?.partialChains ?? []).includes(chainId);
  const judge = createImportJudge(db, await hidingOf(db), isBarred);
  const checker = createChainChecker();
  const counts = { submissions: 0, fresh: 0, again: 0, known: 0, conflict: 0, unreadable: 0 };
  const brought = createChainPlaces();
  const begun: Array<readonly [submissionId: string | undefined, chainId: string, n: number]> = [];
  const told = createToldBytes(db);
  /** What the installation that made the file had imported and undone itself. */
  let theirs: ImportRecord[] = [];
  let erased = 0;
  const erasedAs = new Set<string>();
  const evidence: EvidenceCounts = { fresh: 0, known: 0, damaged: 0 };
  let torn = false;
  let continuesOwn = false;
  let from = Number.POSITIVE_INFINITY;
  let to = 0;
  let read = 0;

  const batches = soundBatches(file, checker, {
    head(found) {
      fileHead = found;
    },
    other(kind) {
      if (kind === 'unreadable') counts.unreadable += 1;
      else torn = true;
    },
    async evidence(one) {
      run.signal?.throwIfAborted();
      const its = await judgeEvidence(db, one, told);
      if (its) evidence[its] += 1;
    },
  });
  for await (const batch of batches) {
    run.signal?.throwIfAborted();
    const verdicts = await judge.judge(batch);
    for (const [index, event] of batch.entries()) {
      const verdict = verdicts[index] ?? 'conflict';
      if (verdict === 'erased') {
        erased += 1;
        const here = await db.getFromIndex('events', 'id', event.id);
        erasedAs.add((here && erasedBy(here)) ?? '');
        continue;
      }
      counts[verdict] += 1;
      if (event.chainId === fileHead?.chainId) {
        const fact = factOf(event);
        if (fact?.type === 'imported' || fact?.type === 'importUndone') theirs = foldImports(theirs, fact);
      }
      if (verdict !== 'conflict') told.add(event);
      if (verdict !== 'fresh' && verdict !== 'again') continue;
      brought.add(event.chainId, event.n);
      continuesOwn ||= event.chainId === head?.chainId && verdict === 'fresh';
      if (isBeginning(event) && !(await changesKnown(db, event)))
        begun.push([event.submissionId, event.chainId, event.n]);
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
  const counted = begun.filter(([, chainId, n]) => !isTakenBack({ chainId, n }));
  counts.submissions = new Set(counted.map(([submissionId]) => submissionId)).size;
  return {
    fileName: file.name.slice(-LONGEST_NAME),
    exportedAt: fileHead?.exportedAt ?? 0,
    counts,
    evidence,
    chains: checker.chains.size,
    broken: checker.broken,
    torn,
    ...(to > 0 ? { period: { from, to } } : {}),
    ranges: ranges.list(),
    hidden: hidden.list(),
    continuesOwn,
    ...(fileHead?.company ? { company: fileHead.company } : {}),
    partial: (fileHead?.partialChains ?? []).filter((chainId) => checker.chains.has(chainId)),
    erased: { count: erased, companies: await companiesOf(db, erasedAs) },
  };
}
