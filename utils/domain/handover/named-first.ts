/** A company of the ledger, by what a text may show of it. */
export interface NamedCompany {
  readonly taxId: string;
  readonly names: readonly string[];
}

/** Shorter ones stand in other words, too. */
const SHORTEST_NAME = 4;

/** By what a text names a company. */
export const signsOf = ({ taxId, names }: NamedCompany): string[] =>
  [taxId, ...names].filter((sign) => sign.length >= SHORTEST_NAME);

/**
 * From here on a text may tell of a buyer; also what is kept of a form, whose first half is the buyer's, and the company to which
 * the session of a form had gone over.
 */
const BUYER = /购买方|购方|受票方|买方|客户|buyer|purchaser|drawee|snapshot|otherCompany/i;

/**
 * The company that a text shows first, before any buyer: a page shows whose it is at its head. Whom it names only behind that may
 * be a customer, and is not told.
 * @returns its tax id
 */
export function namedFirst(text: string, companies: readonly NamedCompany[]): string | undefined {
  const buyerAt = text.search(BUYER);
  const head = buyerAt < 0 ? text : text.slice(0, buyerAt);
  let first: { readonly taxId: string; readonly at: number } | undefined;
  for (const company of companies) {
    for (const sign of signsOf(company)) {
      const at = head.indexOf(sign);
      if (at >= 0 && (first === undefined || at < first.at)) first = { taxId: company.taxId, at };
    }
  }
  return first?.taxId;
}

const NUMBERS = /\d{8,20}/g;

/** Whether a text shows one of these invoice numbers. */
export const showsNumber = (text: string, numbers: ReadonlySet<string>): boolean =>
  [...text.matchAll(NUMBERS)].some(([number]) => numbers.has(number));
