import { type ChainDefect, GENESIS, hashedPart, hashOf, isPayload } from '../../domain/record/chain';
import type { LedgerEvent } from '../../domain/record/event';
import { isTombstone } from '../../domain/record/tombstone';

export interface BrokenChain {
  readonly chainId: string;
  /** The first event at which the chain does not hold: nothing from it on is taken in. */
  readonly n: number;
  readonly id: string;
  readonly at: number;
  readonly defect: ChainDefect;
}

export interface ChainChecker {
  /** Of these chains the file holds a part. */
  allowParts(chains: readonly string[]): void;
  /** What comes of this chain goes on behind that event, which lies in the ledger. */
  continueFrom(end: { readonly chainId: string; readonly n: number; readonly hash: string }): void;
  /** Events in the order of the file; each chain from its beginning, or each part from its own. @returns false for what is not sound */
  isSound(event: LedgerEvent): boolean;
  readonly chains: ReadonlySet<string>;
  readonly broken: readonly BrokenChain[];
}

/** @param isPart what lies between two of its events may be missing */
function defectOf(event: LedgerEvent, n: number, hash: string, isPart: boolean): ChainDefect | undefined {
  if (event.n !== n + 1) {
    if (event.n <= n || !isPart) return 'gap';
  } else if (event.prevHash !== hash) return 'linkBroken';
  // Whether it was erased rightly is known when all events are here: `erasures.ts`.
  if (!isPayload(event) && !isTombstone(event)) return 'payloadChanged';
  return hashOf(event.prevHash, hashedPart(event)) === event.hash ? undefined : 'hashChanged';
}

/** Verifies the chains of a file while it is read. */
export function createChainChecker(): ChainChecker {
  const ends = new Map<string, { n: number; hash: string }>();
  const broken = new Map<string, BrokenChain>();
  const parts = new Set<string>();
  return {
    allowParts(chains) {
      for (const chain of chains) parts.add(chain);
    },
    continueFrom({ chainId, n, hash }) {
      ends.set(chainId, { n, hash });
    },
    isSound(event) {
      const { chainId, n, id, at } = event;
      const end = ends.get(chainId) ?? { n: 0, hash: GENESIS };
      if (!ends.has(chainId)) ends.set(chainId, end);
      if (broken.has(chainId)) return false;
      const defect = defectOf(event, end.n, end.hash, parts.has(chainId));
      if (defect !== undefined) {
        broken.set(chainId, { chainId, n, id, at, defect });
        return false;
      }
      end.n = n;
      end.hash = event.hash;
      return true;
    },
    get chains() {
      return new Set(ends.keys());
    },
    get broken() {
      return [...broken.values()];
    },
  };
}
