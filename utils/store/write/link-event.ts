import type { Fact } from '../../domain/fact/fact';
import { wholeValue } from '../../domain/invoice/whole-text';
import { hashedPart, hashOf, payloadHashOf } from '../../domain/record/chain';
import type { LedgerEvent } from '../../domain/record/event';
import type { ChainHead, FoldTransaction } from '../ledger/db';

/** A fact with what is hashed of it; made before the transaction begins. */
export interface PreparedFact<F extends Fact = Fact> {
  readonly fact: F;
  readonly payload: Record<string, unknown>;
  readonly payloadHash: string;
}

/** The event's own columns are not repeated in its payload; what is hashed is exactly what comes back from the database. */
function payloadOf(fact: Fact): Record<string, unknown> {
  const { id: _id, at: _at, type: _type, submissionId: _submissionId, ...payload } = fact;
  return wholeValue(payload) as Record<string, unknown>;
}

export function prepareFact<F extends Fact>(fact: F): PreparedFact<F> {
  const payload = payloadOf(fact);
  return { fact, payload, payloadHash: payloadHashOf(payload) };
}

/** Stores a fact as the next event of our own chain and moves its end, which the caller writes. Hashes synchronously. */
export async function linkEvent(
  tx: FoldTransaction,
  head: ChainHead,
  { fact, payload, payloadHash }: PreparedFact,
): Promise<LedgerEvent> {
  const event: LedgerEvent = {
    id: fact.id,
    chainId: head.chainId,
    n: head.n + 1,
    ...(fact.submissionId === undefined ? {} : { submissionId: fact.submissionId }),
    at: fact.at,
    type: fact.type,
    payload,
    payloadHash,
    prevHash: head.hash,
    hash: '',
  };
  event.hash = hashOf(event.prevHash, hashedPart(event));
  await tx.objectStore('events').add(event);
  head.n = event.n;
  head.hash = event.hash;
  return event;
}
