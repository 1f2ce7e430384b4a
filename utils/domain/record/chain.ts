import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import { digest } from '../invoice/fingerprint';
import type { HashedPart, LedgerEvent } from './event';

/** Between the id of a log and what tells a branch of it: no id of ours has it. */
const MARK = '~';
const MARK_LENGTH = 8;

/**
 * Two computers that hold a copy of the same profile write different events into one log. Here the one that comes second lies under
 * a name of its own, made of the first event in which it differs; its hashes are those of the log itself.
 */
export const branchOf = (log: string, hash: string): string => `${log}${MARK}${hash.slice(0, MARK_LENGTH)}`;

/** Between these, the second left out, are the names of all branches of a log. */
export const branchNameBounds = (log: string): readonly [string, string] => [
  `${log}${MARK}`,
  `${log}${MARK}\uffff`,
];

/** The log that a branch, or a log itself, belongs to: what its hashes cover. */
export const logOf = (chainId: string): string => chainId.split(MARK, 1)[0] as string;

export const isBranch = (chainId: string): boolean => chainId.includes(MARK);

/** Where a chain ends. */
export interface ChainHead {
  chainId: string;
  n: number;
  hash: string;
}

/** Hash before the first event of a chain. */
export const GENESIS = '0'.repeat(64);

export const hashOf = (prevHash: string, part: HashedPart): string =>
  bytesToHex(sha256(utf8ToBytes(prevHash + (canonicalize(part) ?? ''))));

export const payloadHashOf = (payload: Record<string, unknown>): string => digest(payload);

export type ChainDefect = 'payloadChanged' | 'hashChanged' | 'linkBroken' | 'gap' | 'truncated';

export interface ChainReport {
  checked: number;
  defects: Array<{ id: string; n: number; defect: ChainDefect }>;
}

/** The part of an event that its hash covers, in one shape for making and for checking. */
export const hashedPart = ({
  id,
  chainId,
  n,
  submissionId,
  at,
  type,
  payloadHash,
}: LedgerEvent): HashedPart => ({
  id,
  // A branch is known by another name here.
  chainId: logOf(chainId),
  n,
  ...(submissionId === undefined ? {} : { submissionId }),
  at,
  type,
  payloadHash,
});

/** Too deep, or half characters, is no payload of ours. */
export function isPayload({ payload, payloadHash }: LedgerEvent): boolean {
  try {
    return payloadHashOf(payload) === payloadHash;
  } catch {
    return false;
  }
}

/** What a chain may lack by what its log says. */
export interface KnownLacks {
  /** An event of the log names it as erased (`tombstone.ts`). */
  readonly isErased?: (event: LedgerEvent) => boolean;
  /** A part of its chain begins with it: the file that brought it held one company alone. */
  readonly begins?: (event: LedgerEvent) => boolean;
}

/**
 * Checks the events of one chain, in order of `n`: payloads, hashes, links and gaps. Names each event at which
 * something was changed or is missing.
 * @param head where the database says that the chain ends: without it a missing end cannot be seen
 * @param from behind which event of the chain these begin
 */
export function verifyChain(
  events: Iterable<LedgerEvent>,
  head?: ChainHead,
  from: { readonly n: number; readonly hash: string } = { n: 0, hash: GENESIS },
  { isErased = () => false, begins = () => false }: KnownLacks = {},
): ChainReport {
  const report: ChainReport = { checked: 0, defects: [] };
  let prevHash = from.hash;
  let n = from.n;
  for (const event of events) {
    report.checked += 1;
    const note = (defect: ChainDefect) => report.defects.push({ id: event.id, n: event.n, defect });
    if (event.n !== n + 1) {
      if (event.n <= n || !begins(event)) note('gap');
    } else if (event.prevHash !== prevHash) note('linkBroken');
    if (!isPayload(event) && !isErased(event)) note('payloadChanged');
    if (hashOf(event.prevHash, hashedPart(event)) !== event.hash) note('hashChanged');
    prevHash = event.hash;
    n = event.n;
  }
  if (head && (head.n !== n || head.hash !== prevHash)) {
    report.defects.push({ id: head.chainId, n: head.n, defect: 'truncated' });
  }
  return report;
}
