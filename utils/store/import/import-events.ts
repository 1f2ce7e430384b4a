import { GENESIS, logOf } from '../../domain/record/chain';
import type { LedgerEvent } from '../../domain/record/event';
import type { IsHidden } from '../../domain/record/import-record';
import { countChange, heldCounters } from '../ledger/counters';
import {
  type ChainHead,
  FOLDED,
  type FoldTransaction,
  type Ledger,
  rollBack,
  writeTransaction,
} from '../ledger/db';
import { eventsAt, placeKey } from '../ledger/events';
import { noteImport } from '../ledger/import-log';
import type { AppendContext } from '../write/append';
import { foldEvent } from '../write/fold';
import { heldRecords } from '../write/held-records';
import { refold } from './import-refold';

export interface ImportedBatch {
  /** The others were known, or no longer fit. */
  readonly added: number;
  /** Kept in the log, but our reading stumbled over them: their records are not shown. */
  readonly unfolded: number;
  /** Ids of those that no longer fit: another one has their id or their place, or what they go behind is not here. */
  readonly unfit: ReadonlySet<string>;
}

/** What lies around the places of a batch, asked for all at once; what the batch itself adds is noted as it comes. */
async function readAround(tx: FoldTransaction, batch: readonly LedgerEvent[]) {
  const events = tx.objectStore('events');
  const [byPlace, known] = await Promise.all([
    eventsAt(events.index('chain'), batch, 1),
    Promise.all(batch.map(({ id }) => events.index('id').get(id))),
  ]);
  const byId = new Map(
    [...byPlace.values(), ...known.flatMap((event) => event ?? [])].map((event) => [event.id, event]),
  );
  return {
    note(event: LedgerEvent) {
      byId.set(event.id, event);
      byPlace.set(placeKey(event), event);
    },
    withId: (id: string) => byId.get(id),
    at: (chainId: string, n: number) => byPlace.get(placeKey({ chainId, n })),
  };
}

/**
 * An event goes where its chain ends here, nowhere else: the link is proved again inside the transaction.
 * @param isPart the file holds a part of its chain: only those of its neighbours that are here must fit
 */
function isNext(
  around: Awaited<ReturnType<typeof readAround>>,
  { chainId, n, hash, prevHash }: LedgerEvent,
  isPart: boolean,
): boolean {
  if (around.at(chainId, n)) return false;
  const after = around.at(chainId, n + 1);
  if (after && after.prevHash !== hash) return false;
  if (n === 1) return prevHash === GENESIS;
  const before = around.at(chainId, n - 1);
  return before ? before.hash === prevHash : isPart;
}

/** The file continues our own chain (the database was set back): the next event of ours goes behind it. */
async function moveHead(tx: FoldTransaction, event: LedgerEvent): Promise<void> {
  const meta = tx.objectStore('meta');
  const head = (await meta.get('head')) as ChainHead | undefined;
  if (head?.chainId !== event.chainId || head.n !== event.n - 1) return;
  await meta.put({ ...head, n: event.n, hash: event.hash }, 'head');
}

/** Folds what the batch changes: what many of its events count or change is read and written once. */
async function foldingOf(
  tx: FoldTransaction,
  batch: readonly LedgerEvent[],
  knowledgeOf: AppendContext['knowledgeOf'],
  isHidden: IsHidden,
) {
  const counters = heldCounters(tx.objectStore('counters'));
  const records = heldRecords(tx.objectStore('submissions'));
  await records.ask([...new Set(batch.flatMap(({ submissionId }) => submissionId ?? []))]);
  return {
    /** @returns whether our reading of it did not stumble */
    async fold(event: LedgerEvent): Promise<boolean> {
      // It looks for the records of its rows.
      if (event.type === 'listRead') await records.write();
      try {
        const changes = await foldEvent(tx, event, knowledgeOf, isHidden, records);
        for (const { before, after } of changes) await countChange(counters, before, after);
        return true;
      } catch (error) {
        // When the database fails nothing goes on. One event that we stumble over must not hold up the others.
        if (error instanceof DOMException) throw error;
        return false;
      }
    },
    async foldAnew(event: LedgerEvent): Promise<void> {
      await records.write();
      await refold(tx, event, knowledgeOf, isHidden, counters);
    },
    async write(): Promise<void> {
      await records.write();
      await counters.write();
    },
  };
}

/**
 * Takes a batch of sound events of other installations into the log as they are, with their own chain, place and
 * hashes, and folds them. One strict transaction; the caller bounds its size. Doing it twice changes nothing.
 * @param isHidden as it will be when this import stands
 * @param parts chains of which the file holds a part
 * @param notesImports what these installations imported and took back themselves counts as they said: their own series is taken in, which
 *   is no import of ours
 */
export async function importBatch(
  db: Ledger,
  batch: readonly LedgerEvent[],
  knowledgeOf: AppendContext['knowledgeOf'],
  isHidden: IsHidden,
  parts: readonly string[] = [],
  notesImports = false,
): Promise<ImportedBatch> {
  const tx = writeTransaction(db, FOLDED);
  let added = 0;
  let unfolded = 0;
  const unfit = new Set<string>();
  try {
    const events = tx.objectStore('events');
    const around = await readAround(tx, batch);
    const folding = await foldingOf(tx, batch, knowledgeOf, isHidden);
    const adding: Promise<unknown>[] = [];
    const head = ((await tx.objectStore('meta').get('head')) as ChainHead | undefined)?.chainId;
    for (const event of batch) {
      const here = around.withId(event.id);
      if (here) {
        if (here.hash !== event.hash) unfit.add(event.id);
        // Its import was undone and this one brings it back: its record is made anew.
        else if (!isHidden(here)) await folding.foldAnew(here);
        continue;
      }
      if (!isNext(around, event, parts.includes(event.chainId))) {
        unfit.add(event.id);
        continue;
      }
      // Whatever is asked for behind it finds it. One that fails fails the transaction.
      const one = events.add(event);
      one.catch(() => undefined);
      adding.push(one);
      around.note(event);
      added += 1;
      if (event.chainId === head) await moveHead(tx, event);
      // What a branch is called here says nothing elsewhere.
      if (notesImports) await noteImport(tx.objectStore('meta'), event, logOf(event.chainId));
      if (!isHidden(event) && !(await folding.fold(event))) unfolded += 1;
    }
    await Promise.all(adding);
    await folding.write();
    await tx.done;
  } catch (error) {
    rollBack(tx);
    throw error;
  }
  return { added, unfolded, unfit };
}
