import type { FactOf } from '../fact/fact';
import { logOf } from './chain';
import { type ChainRange, createChainPlaces } from './chain-ranges';

/** What an import brought, as its dry run counted it. `again`: brought before and taken back since. */
export type ImportCounts = FactOf<'imported'>['counts'];

/** One import, folded from the chain of the installation that made it. */
export interface ImportRecord {
  readonly importId: string;
  readonly at: number;
  readonly fileName: string;
  readonly counts: ImportCounts;
  /** Events that it brought and that count. */
  readonly ranges: readonly ChainRange[];
  /** Events that it brought and that had been taken back where the file was made. */
  readonly hidden: readonly ChainRange[];
  /** Chains of which the file held a part. */
  readonly partial?: readonly string[] | undefined;
  readonly undoneAt?: number;
  /** The chain that tells of it, where another installation imported; absent for this one's own. */
  readonly by?: string;
}

export function foldImports(
  imports: readonly ImportRecord[],
  fact: FactOf<'imported'> | FactOf<'importUndone'>,
): ImportRecord[] {
  if (fact.type === 'importUndone') {
    return imports.map((one) =>
      one.importId === fact.importId && one.undoneAt === undefined ? { ...one, undoneAt: fact.at } : one,
    );
  }
  const { importId, at, fileName, counts, ranges, hidden, partial } = fact;
  const record = { importId, at, fileName, counts, ranges, hidden, ...(partial ? { partial } : {}) };
  return [...imports, record];
}

/** Folds what another installation imported or took back; it has no say over the imports of any other. */
export function foldForeignImports(
  imports: readonly ImportRecord[],
  fact: FactOf<'imported'> | FactOf<'importUndone'>,
  by: string,
): ImportRecord[] {
  const its = imports.filter((one) => one.by === by);
  // The same event may come twice.
  if (fact.type === 'imported' && its.some(({ importId }) => importId === fact.importId)) return [...imports];
  return [
    ...imports.filter((one) => one.by !== by),
    ...foldImports(its, fact).map((one) => ({ ...one, by })),
  ];
}

export type IsHidden = (event: { readonly chainId: string; readonly n: number }) => boolean;

/**
 * An event does not count when imports brought it and none of them stands: each was undone, or brought it as taken
 * back. What no import brought always counts, and so does the own chain of an installation whose own series was taken in.
 */
export function hiddenBy(imports: readonly ImportRecord[], ownChains: readonly string[] = []): IsHidden {
  const own = new Set(ownChains);
  const brought = createChainPlaces(imports.flatMap(({ ranges, hidden }) => [...ranges, ...hidden]));
  const standing = createChainPlaces(
    imports.filter(({ undoneAt }) => undoneAt === undefined).flatMap(({ ranges }) => ranges),
  );
  return ({ chainId, n }) => !own.has(chainId) && brought.has(chainId, n) && !standing.has(chainId, n);
}

/** A computer that brought events of a log in files and did not take them back. */
export interface Bringer {
  /** Its log; undefined is this one. */
  readonly by: string | undefined;
  /** Where those lie in the log: from, to, from, to … ascending. Of one company they are tens of thousands. */
  readonly places: Uint32Array;
}
/** By log, those who brought something of it, the earliest first. */
export type Bringers = ReadonlyMap<string, readonly Bringer[]>;

export function bringersOf(imports: readonly ImportRecord[]): Bringers {
  const found = new Map<string, Map<string | undefined, ChainRange[]>>();
  const standing = imports.filter(({ undoneAt }) => undoneAt === undefined);
  for (const { ranges, by } of standing.sort((one, other) => one.at - other.at))
    for (const range of ranges) {
      const log = logOf(range[0]);
      const its = found.get(log) ?? new Map<string | undefined, ChainRange[]>();
      const own = its.get(by) ?? [];
      own.push(range);
      found.set(log, its.set(by, own));
    }
  return new Map(
    [...found].map(([log, its]) => [log, [...its].map(([by, all]) => ({ by, places: placesOf(all) }))]),
  );
}

function placesOf(ranges: readonly ChainRange[]): Uint32Array {
  const places: number[] = [];
  for (const [, from, to] of [...ranges].sort(([, one], [, other]) => one - other)) {
    const end = places.at(-1);
    if (end !== undefined && from <= end + 1) places[places.length - 1] = Math.max(end, to);
    else places.push(from, to);
  }
  return Uint32Array.from(places);
}

/** Whether it brought that event of the log. */
export function hasBrought({ places }: Bringer, n: number): boolean {
  let [low, high] = [0, places.length / 2];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[2 * middle + 1] as number) < n) low = middle + 1;
    else high = middle;
  }
  return 2 * low < places.length && (places[2 * low] as number) <= n;
}

/** Chains of which imports brought a part, undone or not: the events lie here all the same. */
export const partialChains = (imports: readonly ImportRecord[]): string[] => [
  ...new Set(imports.flatMap(({ partial }) => partial ?? [])),
];

/** Whether what lies before an event of such a chain may be missing: a part that was brought begins with it. */
export function partsOf(imports: readonly ImportRecord[]): IsHidden {
  const places = imports.flatMap(({ partial = [], ranges, hidden }) =>
    createChainPlaces([...ranges, ...hidden].filter(([chainId]) => partial.includes(chainId))),
  );
  return ({ chainId, n }) => places.some((part) => part.begins(chainId, n));
}
