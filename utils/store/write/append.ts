import type { Fact } from '../../domain/fact/fact';
import type { SettleWaits } from '../../domain/list/may-settle';
import { GENESIS } from '../../domain/record/chain';
import type { KnowledgeOf } from '../../domain/record/knowledge';
import type { Submission } from '../../domain/record/submission';
import { guardEntered } from '../guards/guard-entry';
import { guardReconciled, guardSettled, guardTakenOver, guardWord } from '../guards/guard-facts';
import { guardOneCompany, guardTakenBack, guardWritten } from '../guards/guard-template';
import { countChange, heldCounters } from '../ledger/counters';
import {
  type ChainHead,
  type EvidenceRow,
  FOLDED,
  type Ledger,
  rollBack,
  writeTransaction,
} from '../ledger/db';
import { putEvidence } from '../ledger/evidence';
import { noteImport } from '../ledger/import-log';
import { foldEvent } from './fold';
import { linkEvent, prepareFact } from './link-event';

/** What the write path needs beside the database. */
export interface AppendContext {
  readonly knowledgeOf: KnowledgeOf;
  /** Id for a new chain, used once in the life of an installation. */
  readonly newId: () => string;
  /** How far from the submit and from each other two readings of the list must be (law L2); 30 min when left out. */
  readonly settleWaits?: SettleWaits;
}

/**
 * The one write path: link, hash, store and fold in one strict transaction, which is also the lock between the
 * worker and the pages. A fact whose id is known changes nothing and succeeds. Inside the transaction only
 * IndexedDB requests are awaited; hashes are computed synchronously.
 * @param evidence bytes that the facts speak of, hashed by the caller: both are kept, or neither
 * @throws SettleRefused, TemplateRefused or EntryRefused for what law L2 does not allow, StaleFinding for a finding of the portal's list that
 *   no longer fits, or for a word on a record that is not there: nothing is written then
 * @returns submissions that changed, as they are after the commit
 */
export async function append(
  db: Ledger,
  facts: readonly Fact[],
  context: AppendContext,
  evidence: readonly EvidenceRow[] = [],
): Promise<Submission[]> {
  guardOneCompany(facts);
  const prepared = facts.map(prepareFact);
  const tx = writeTransaction(db, FOLDED);
  const changed = new Map<string, Submission>();
  try {
    const events = tx.objectStore('events');
    const meta = tx.objectStore('meta');
    const stored = (await meta.get('head')) as ChainHead | undefined;
    const head = stored ?? { chainId: context.newId(), n: 0, hash: GENESIS };
    // A log that nobody told of is a colleague's.
    if (!stored) await meta.put(head, 'head');
    const counters = heldCounters(tx.objectStore('counters'));
    // Asked for all at once, not one after the other.
    const keys = await Promise.all(facts.map(({ id }) => events.index('id').getKey(id)));
    const known = new Set(facts.flatMap(({ id }, at) => (keys[at] === undefined ? [] : id)));
    for (const one of prepared) {
      const { fact } = one;
      if (known.has(fact.id)) continue;
      known.add(fact.id);
      await guardWord(tx, fact);
      if (fact.type === 'entered' || fact.type === 'entryDropped') await guardEntered(tx, fact);
      if (fact.type === 'settled') await guardSettled(tx, fact, context.settleWaits);
      if (fact.type === 'reconciled') await guardReconciled(tx, fact);
      if (fact.type === 'takenOver') await guardTakenOver(tx, fact);
      if (fact.type === 'templateWritten') await guardWritten(tx, fact);
      if (fact.type === 'templateTakenBack') await guardTakenBack(tx, fact);
      const event = await linkEvent(tx, head, one);
      await noteImport(meta, event);
      for (const { before, after } of await foldEvent(tx, event, context.knowledgeOf)) {
        await countChange(counters, before, after);
        changed.set(after.id, after);
      }
    }
    for (const row of evidence) await putEvidence(tx.objectStore('evidence'), row);
    await counters.write();
    await meta.put(head, 'head');
    await tx.done;
  } catch (error) {
    rollBack(tx);
    throw error;
  }
  return [...changed.values()];
}
