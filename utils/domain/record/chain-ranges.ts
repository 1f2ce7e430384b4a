/** Events `from` to `to` of a chain, both included. */
export type ChainRange = readonly [chainId: string, from: number, to: number];

/** A set of places in chains, kept as ranges: an import of 100,000 events is a few of them. */
export interface ChainPlaces {
  /** Each chain in ascending order. */
  add(chainId: string, n: number): void;
  has(chainId: string, n: number): boolean;
  /** Whether a range begins with it. */
  begins(chainId: string, n: number): boolean;
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
  /** By their beginnings, each with how far those up to it reach: those of one company are tens of thousands. */
  const sorted = new Map<string, { readonly from: number[]; readonly reach: number[] }>();
  const sortedOf = (chainId: string) => {
    const known = sorted.get(chainId);
    if (known) return known;
    const own = [...(byChain.get(chainId) ?? [])].sort(([one], [two]) => one - two);
    let far = 0;
    const made = {
      from: own.map(([from]) => from),
      reach: own.map(([, to]) => {
        far = Math.max(far, to);
        return far;
      }),
    };
    sorted.set(chainId, made);
    return made;
  };
  /** Place of the last range that begins at `n` or before; -1 for none. */
  const lastUpTo = (from: readonly number[], n: number) => {
    let [low, high] = [0, from.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((from[middle] as number) <= n) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };
  return {
    add(chainId, n) {
      sorted.delete(chainId);
      const own = ofChain(chainId);
      const last = own.at(-1);
      if (last && last[1] === n - 1) last[1] = n;
      else own.push([n, n]);
    },
    has(chainId, n) {
      const { from, reach } = sortedOf(chainId);
      return (reach[lastUpTo(from, n)] ?? 0) >= n;
    },
    begins(chainId, n) {
      const { from } = sortedOf(chainId);
      return from[lastUpTo(from, n)] === n;
    },
    list: () =>
      [...byChain].flatMap(([chainId, own]) => own.map(([from, to]): ChainRange => [chainId, from, to])),
  };
}
