/**
 * One link of the append-only log (`design.md` §2, §5). `payload` is the fact without id and time; `hash` covers
 * the previous hash and everything but `seq`, which the database assigns.
 */
export interface LedgerEvent {
  seq?: number;
  id: string;
  chainId: string;
  /** Place in the chain, from 1. */
  n: number;
  submissionId?: string;
  at: number;
  type: string;
  payload: Record<string, unknown>;
  payloadHash: string;
  prevHash: string;
  hash: string;
}

/** What the hash of an event covers, beside the previous hash. */
export type HashedPart = Pick<
  LedgerEvent,
  'id' | 'chainId' | 'n' | 'submissionId' | 'at' | 'type' | 'payloadHash'
>;
