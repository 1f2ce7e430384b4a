import type { FactOf } from '../../domain/fact/fact';
import { GENESIS } from '../../domain/record/chain';
import { createChainPlaces } from '../../domain/record/chain-ranges';
import type { LedgerEvent } from '../../domain/record/event';
import { isTombstone, tombstoneOf } from '../../domain/record/tombstone';
import { countChange } from '../ledger/counters';
import {
  type ChainHead,
  FOLDED,
  type FoldTransaction,
  type Ledger,
  rollBack,
  writeTransaction,
} from '../ledger/db';
import { ERASING, type Erasing, erasingIn } from '../ledger/erasing';
import { foldErased } from '../ledger/erasures';
import { linkEvent, prepareFact } from '../write/link-event';

/** Events of one transaction: it holds up everything that is being entered meanwhile. */
const BATCH = 300;

export interface ErasureContext {
  readonly newId: () => string;
  readonly now: () => number;
  readonly onProgress?: (erased: number, of: number) => void;
  readonly signal?: AbortSignal;
}

/** What is folded from one event and lies by its name. */
export async function dropTold(tx: FoldTransaction, { id }: LedgerEvent): Promise<void> {
  for (const name of ['faults', 'pictures', 'cases'] as const) await tx.objectStore(name).delete(id);
}

/** All that is folded from one event, its record with it: every event of that goes. */
async function dropFolded(tx: FoldTransaction, event: LedgerEvent): Promise<void> {
  await dropTold(tx, event);
  const { submissionId } = event;
  if (submissionId === undefined) return;
  const submissions = tx.objectStore('submissions');
  const record = await submissions.get(submissionId);
  if (!record) return;
  await countChange(tx.objectStore('counters'), record, undefined);
  await submissions.delete(submissionId);
}

const factOfErasing = (
  { erasureId, companyTaxId, companyName, by, fileName }: Erasing,
  events: readonly LedgerEvent[],
  id: string,
  at: number,
): FactOf<'erased'> => {
  const places = createChainPlaces();
  for (const { chainId, n } of events) places.add(chainId, n);
  return {
    id,
    at,
    type: 'erased',
    erasureId,
    companyTaxId,
    ...(companyName === undefined ? {} : { companyName }),
    events: events.length,
    ranges: places.list().map(([...range]) => range),
    by,
    ...(fileName === undefined ? {} : { fileName }),
  };
};

/**
 * Takes the payloads of the next events away, in one strict transaction with the event that names them.
 * @returns what is left to do
 */
async function eraseBatch(db: Ledger, { newId, now }: ErasureContext): Promise<Erasing | undefined> {
  const tx = writeTransaction(db, FOLDED);
  try {
    const [events, meta] = [tx.objectStore('events'), tx.objectStore('meta')];
    const erasing = await erasingIn(meta);
    if (!erasing) {
      await tx.done;
      return undefined;
    }
    const whole: LedgerEvent[] = [];
    for (const seq of erasing.seqs.slice(erasing.done, erasing.done + BATCH)) {
      const event = await events.get(seq);
      if (event && !isTombstone(event)) whole.push(event);
    }
    if (whole.length > 0) {
      const fact = prepareFact(factOfErasing(erasing, whole, newId(), now()));
      for (const event of whole) {
        await dropFolded(tx, event);
        await events.put({ ...event, payload: tombstoneOf(fact.fact.id) });
      }
      const stored = (await meta.get('head')) as ChainHead | undefined;
      const head = stored ?? { chainId: newId(), n: 0, hash: GENESIS };
      await foldErased(tx, await linkEvent(tx, head, fact));
      await meta.put(head, 'head');
    }
    const left = { ...erasing, done: Math.min(erasing.done + BATCH, erasing.seqs.length) };
    await meta.put(left, ERASING);
    await tx.done;
    return left;
  } catch (error) {
    rollBack(tx);
    throw error;
  }
}

/** Goes on with an erasure that was begun until no payload of it is left in the log. Does nothing where none was. */
export async function eraseEvents(db: Ledger, context: ErasureContext): Promise<void> {
  for (;;) {
    context.signal?.throwIfAborted();
    const left = await eraseBatch(db, context);
    if (!left) return;
    context.onProgress?.(left.done, left.seqs.length);
    if (left.done >= left.seqs.length) return;
  }
}
