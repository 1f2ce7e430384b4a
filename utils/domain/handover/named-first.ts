/** A company of the ledger, by what a text may show of it. */
export interface NamedCompany {
  readonly taxId: string;
  readonly names: readonly string[];
}

/** Shorter ones stand in other words, too. */
const SHORTEST_NAME = 4;

/**
 * The company that a text shows first: a page shows whose it is at its head, before any buyer.
 * @returns its tax id
 */
export function namedFirst(text: string, companies: readonly NamedCompany[]): string | undefined {
  let first: { readonly taxId: string; readonly at: number } | undefined;
  for (const { taxId, names } of companies) {
    for (const sign of [taxId, ...names]) {
      if (sign.length < SHORTEST_NAME) continue;
      const at = text.indexOf(sign);
      if (at >= 0 && (first === undefined || at < first.at)) first = { taxId, at };
    }
  }
  return first?.taxId;
}

const NUMBERS = /\d{8,20}/g;

/** Whether a text shows one of these invoice numbers. */
export const showsNumber = (text: string, numbers: ReadonlySet<string>): boolean =>
  [...text.matchAll(NUMBERS)].some(([number]) => numbers.has(number));
