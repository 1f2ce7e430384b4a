import type { ListRow } from '../fact/list-row';
import { type Decimal, differsByMoreThan, parseDecimal, sum } from '../invoice/money';

const NAMES = ['net', 'tax'] as const;
/** Sums of net and of tax; absent what is not shown or cannot be added. */
export type Sums = { readonly [Name in (typeof NAMES)[number]]?: Decimal | undefined };

/** In 发票状态: neither reversed nor voided. */
const IN_ORDER = '正常';
/** What the portal rounds, and we do not. */
const CENT = '0.01';

/** Which rows the portal may add up, for nobody saw which it does: all of them, those that are not red, those in order. */
const COUNTED: ReadonlyArray<(row: ListRow) => boolean> = [
  () => true,
  ({ net = '' }) => !net.trim().startsWith('-'),
  ({ status = '' }) => status === '' || status.includes(IN_ORDER),
];

/**
 * Of the rows of one page, for each way of counting them; one amount that cannot be read leaves that sum unknown.
 */
export const sumsOf = (rows: readonly ListRow[]): Sums[] =>
  COUNTED.map((isCounted) => {
    const of = NAMES.flatMap((name) => {
      const amounts = rows.filter(isCounted).map((row) => parseDecimal(row[name]));
      return amounts.every((amount) => amount !== undefined) ? [[name, sum(amounts)] as const] : [];
    });
    return Object.fromEntries(of);
  });

/** A page of the list: which one, the sums that it tells, and those of its rows. */
interface SummedPage {
  readonly page?: number | undefined;
  readonly told?: Sums | undefined;
  readonly sums?: readonly Sums[] | undefined;
}

/**
 * Whether the sums that the pages of one reading tell are those of their rows. Whether the portal adds up the page or the
 * whole query, and whether red or reversed ones are left out, is not known: each will do, for what is missing fits none of
 * them but by chance. What is not told, or cannot be added up, says nothing.
 * @param seen all pages of the reading, in the order in which they were seen
 */
export function sumsFit(seen: readonly SummedPage[]): boolean {
  const pages = [...new Map(seen.map((one) => [one.page, one])).values()];
  return NAMES.every((name) => {
    const wholes = COUNTED.map((_, way) => {
      const ofPages = pages.map(({ sums }) => sums?.[way]?.[name]);
      return ofPages.every((amount) => amount !== undefined) ? sum(ofPages) : undefined;
    });
    return pages.every(({ told, sums = [] }) => {
      const shown = parseDecimal(told?.[name]);
      const found = [...sums.map((ofPage) => ofPage[name]), ...wholes];
      if (shown === undefined || sums.length === 0 || found.includes(undefined)) return true;
      return found.some((amount) => amount !== undefined && !differsByMoreThan(shown, amount, CENT));
    });
  });
}
