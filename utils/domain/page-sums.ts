import { type Decimal, differsByMoreThan, parseDecimal, sum } from './money';
import type { ListRow } from './portal-row';

const NAMES = ['net', 'tax'] as const;
/** Sums of net and of tax; absent what is not shown or cannot be added. */
export type Sums = { readonly [Name in (typeof NAMES)[number]]?: Decimal | undefined };

/** What the portal rounds, and we do not. */
const CENT = '0.01';

/** Of the rows of one page; one amount that cannot be read leaves that sum unknown. */
export function sumsOf(rows: readonly ListRow[]): Sums {
  const of = NAMES.flatMap((name) => {
    const amounts = rows.map((row) => parseDecimal(row[name]));
    return amounts.every((amount) => amount !== undefined) ? [[name, sum(amounts)] as const] : [];
  });
  return Object.fromEntries(of);
}

/** A page of the list: which one, the sums that it tells, and those of its rows. */
interface SummedPage {
  readonly page?: number | undefined;
  readonly told?: Sums | undefined;
  readonly sums?: Sums | undefined;
}

/**
 * Whether the sums that the pages of one reading tell are those of their rows. Whether the portal adds up the page or the
 * whole query is not known: either will do. What is not told, or cannot be added up, says nothing.
 * @param seen all pages of the reading, in the order in which they were seen
 */
export function sumsFit(seen: readonly SummedPage[]): boolean {
  const pages = [...new Map(seen.map((one) => [one.page, one])).values()];
  return NAMES.every((name) => {
    const ofPages = pages.map(({ sums }) => sums?.[name]);
    const whole = ofPages.every((amount) => amount !== undefined) ? sum(ofPages) : undefined;
    return pages.every(({ told, sums }) => {
      const shown = parseDecimal(told?.[name]);
      const found = [sums?.[name], whole].filter((amount) => amount !== undefined);
      if (shown === undefined || found.length < 2) return true;
      return found.some((amount) => !differsByMoreThan(shown, amount, CENT));
    });
  });
}
