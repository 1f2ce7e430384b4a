/** Events `from` to `to` of a chain, both included. */
export type ChainRange = readonly [chainId: string, from: number, to: number];

/** A set of places in chains, kept as ranges: an import of 100,000 events is a few of them. */
export interface ChainPlaces {
  /** Each chain in ascending order. */
  add(chainId: string, n: number): void;
  has(chainId: string, n: number): boolean;
  list(): ChainRange[];
}

export function createChainPlaces(ranges: readonly ChainRange[] = []): ChainPlaces {
  const byChain = new Map<string, Array<[from: number, to: number]>>();
  const ofChain = (chainId: string) => {
    const known = byChain.get(chainId);
    if (known) return known;
    const fresh: Array<[number, number]> = [];
    byChain.set(chainId, fresh);
    return fresh;
  };
  for (const [chainId, from, to] of ranges) ofChain(chainId).push([from, to]);
  return {
    add(chainId, n) {
      const own = ofChain(chainId);
      const last = own.at(-1);
      if (last && last[1] === n - 1) last[1] = n;
      else own.push([n, n]);
    },
    has: (chainId, n) => (byChain.get(chainId) ?? []).some(([from, to]) => n >= from && n <= to),
    list: () =>
      [...byChain].flatMap(([chainId, own]) => own.map(([from, to]): ChainRange => [chainId, from, to])),
  };
}
