import { type ChainDefect, GENESIS, hashedPart, hashOf, payloadHashOf } from '../../domain/record/chain';
import type { LedgerEvent } from '../../domain/record/event';

export interface BrokenChain {
  readonly chainId: string;
  /** The first event at which the chain does not hold: nothing from it on is taken in. */
  readonly n: number;
  readonly id: string;
  readonly at: number;
  readonly defect: ChainDefect;
}

export interface ChainChecker {
  /** Events in the order of the file; each chain from its beginning. @returns false for what is not sound */
  isSound(event: LedgerEvent): boolean;
  readonly chains: ReadonlySet<string>;
  readonly broken: readonly BrokenChain[];
}

function defectOf(event: LedgerEvent, n: number, hash: string): ChainDefect | undefined {
  if (event.n !== n + 1) return 'gap';
  if (event.prevHash !== hash) return 'linkBroken';
  try {
    if (payloadHashOf(event.payload) !== event.payloadHash) return 'payloadChanged';
  } catch {
    // Too deep, or half characters: no payload of ours.
    return 'payloadChanged';
  }
  return hashOf(event.prevHash, hashedPart(event)) === event.hash ? undefined : 'hashChanged';
}

/** Verifies the chains of a file while it is read. */
export function createChainChecker(): ChainChecker {
  const ends = new Map<string, { n: number; hash: string }>();
  const broken = new Map<string, BrokenChain>();
  return {
    isSound(event) {
      const { chainId, n, id, at } = event;
      const end = ends.get(chainId) ?? { n: 0, hash: GENESIS };
      if (!ends.has(chainId)) ends.set(chainId, end);
      if (broken.has(chainId)) return false;
      const defect = defectOf(event, end.n, end.hash);
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
