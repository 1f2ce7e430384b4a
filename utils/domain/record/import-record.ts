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

/** By log, those of the computers that brought it in a file and did not take it back, the earliest first; undefined is this one. */
export type Bringers = ReadonlyMap<string, ReadonlyArray<string | undefined>>;

export function bringersOf(imports: readonly ImportRecord[]): Bringers {
  const bringers = new Map<string, Array<string | undefined>>();
  const standing = imports.filter(({ undoneAt }) => undoneAt === undefined);
  for (const { ranges, by } of standing.sort((one, other) => one.at - other.at))
    for (const log of new Set(ranges.map(([chainId]) => logOf(chainId))))
      bringers.set(log, [...(bringers.get(log) ?? []), by]);
  return bringers;
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
