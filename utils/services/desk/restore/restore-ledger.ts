import type { FactOf } from '../../../domain/fact/fact';
import { createChainPlaces } from '../../../domain/record/chain-ranges';
import type { LedgerEvent } from '../../../domain/record/event';
import type { RestoredEvidence } from '../../../exchange/backup/read-backup';
import { createChainChecker } from '../../../store/import/import-check';
import { importBatch } from '../../../store/import/import-events';
import { finishRefolding } from '../../../store/import/import-refold';
import type { ChainHead, Ledger } from '../../../store/ledger/db';
import { hidingOf } from '../../../store/ledger/import-log';
import { refoldingDone } from '../../../store/ledger/refolding';
import { type AppendContext, append } from '../../../store/write/append';
import { createToldBytes, takeEvidence } from '../../shared/backup/take-evidence';
import type { RestorePlan } from './plan-restore';
import { type RestoreFile, type RestoreRun, soundBatches } from './restore-file';

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
    type: 'imported' as const,
    importId,
    fileName,
    counts,
    ranges: ranges.map(([...range]): [string, number, number] => range),
    hidden: hidden.map(([...range]): [string, number, number] => range),
    ...(plan.partial.length > 0 ? { partial: [...plan.partial] } : {}),
  } satisfies FactOf<'imported'>;
  const isHidden = await hidingOf(db, [{ importId, at: context.now, fileName, counts, ranges, hidden }]);
  const brought = createChainPlaces([...ranges, ...hidden]);
  let added = 0;
  let unfolded = 0;
  let read = 0;
  let evidence = 0;
  const take = async (batch: readonly LedgerEvent[]) => {
    run.signal?.throwIfAborted();
    const wanted = batch.filter(({ chainId, n }) => brought.has(chainId, n));
    const result = await importBatch(db, wanted, context.knowledgeOf, isHidden, plan.partial);
    added += result.added;
    unfolded += result.unfolded;
  };
  const here = plan.continuesOwn ? ((await db.get('meta', 'head')) as ChainHead).chainId : undefined;
  if (here !== undefined)
    for await (const batch of soundBatches(file, createChainChecker(), {}))
      await take(batch.filter(({ chainId }) => chainId === here));
  // Noted first, so that nothing is ever taken in that cannot be undone, or is nobody's here; but behind what continues our own chain.
  if (ranges.length + hidden.length > 0) await append(db, [fact], context);
  const told = createToldBytes(db);
  const seen = {
    async evidence(one: RestoredEvidence | undefined) {
      run.signal?.throwIfAborted();
      if (await takeEvidence(db, one, told)) evidence += 1;
    },
  };
  for await (const batch of soundBatches(file, createChainChecker(), seen)) {
    await take(batch.filter(({ chainId }) => chainId !== here));
    await told.addHere(batch);
    read += batch.length;
    run.onProgress?.(read);
  }
  await refoldingDone(db, ranges);
  // What lay here already may be in other hands by what the file told.
  await finishRefolding(db, context.knowledgeOf, await hidingOf(db));
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
  await finishRefolding(db, context.knowledgeOf, await hidingOf(db), run.onProgress);
}

/** Ends what a crash interrupted. Quick when there is nothing to do. */
export async function resumeRestore(db: Ledger, knowledgeOf: AppendContext['knowledgeOf']): Promise<void> {
  await finishRefolding(db, knowledgeOf, await hidingOf(db));
}
