import type { InvoiceLine } from '../invoice/invoice';
import { type Decimal, parseDecimal, parseTaxRate, sameAmount, sum } from '../invoice/money';
import { normaliseTaxId } from '../invoice/tax-id';
import { kindOf, type MatchWords, reversalOf } from '../list/list-words';
import type { PortalRow } from '../list/portal-row';

export interface Amounts {
  readonly count: number;
  readonly net: Decimal;
  readonly tax: Decimal;
}

/** One line of the table: a kind, a rate, blue or red. */
export interface MonthCell extends Amounts {
  /** As the list shows it, where it is neither 专票 nor 普票; '' where it does not. */
  readonly kind: string;
  readonly colour: 'blue' | 'red';
  /** A fraction or the portal's word; '' where no line tells it. */
  readonly rate: string;
}

export interface MonthTable {
  readonly cells: readonly MonthCell[];
  /** An invoice of several rates is one here, and one in the line of each. */
  readonly blue: Amounts;
  readonly red: Amounts;
  readonly all: Amounts;
  /** 收购: issued by the company, and sold by another. In no line above. */
  readonly bought: Amounts;
  /** Blue ones that are wholly reversed by now; they count as issued. */
  readonly reversed: number;
  /** Rows of which an amount could not be read: counted, and not in the sums. */
  readonly unread: number;
}

type Line = { readonly net?: Decimal; readonly tax?: Decimal; readonly rate: string };
type Part = { readonly net: Decimal | undefined; readonly tax: Decimal | undefined; readonly rate: string };

const amountsOf = (parts: ReadonlyArray<Pick<Part, 'net' | 'tax'>>, count: number): Amounts => ({
  count,
  net: sum(parts.map(({ net }) => net)),
  tax: sum(parts.map(({ tax }) => tax)),
});

/** Red by its amount, else by the list's own word. */
export const isRedRow = ({ gross, net, shown }: PortalRow): boolean =>
  (gross ?? net)?.startsWith('-') ?? /^(否|N)$/.test(shown.isPositive?.trim() ?? '');

/** The parts of a row by rate; undefined where the lines do not tell, or do not make up the row. */
function partsByRate(row: PortalRow, lines: readonly Line[]): Part[] | undefined {
  const rates = [...new Set(lines.map(({ rate }) => rate))];
  if (rates.length === 0 || rates.includes('')) return undefined;
  const [only] = rates;
  if (rates.length === 1 && only !== undefined) return [{ net: row.net, tax: row.tax, rate: only }];
  if (lines.some(({ net, tax }) => net === undefined || tax === undefined)) return undefined;
  const parts = rates.map((rate) => {
    const of = lines.filter((line) => line.rate === rate);
    return { rate, net: sum(of.map(({ net }) => net)), tax: sum(of.map(({ tax }) => tax)) };
  });
  const adds = (total: Decimal | undefined, terms: readonly Decimal[]) =>
    total !== undefined && sameAmount(total, sum(terms));
  const isWhole =
    adds(
      row.net,
      parts.map(({ net }) => net),
    ) &&
    adds(
      row.tax,
      parts.map(({ tax }) => tax),
    );
  return isWhole ? parts : undefined;
}

const line = (net: Decimal | undefined, tax: Decimal | undefined, rate: string | undefined): Line => ({
  ...(net === undefined ? {} : { net }),
  ...(tax === undefined ? {} : { tax }),
  rate: rate ?? '',
});
const shownLines = ({ shown }: PortalRow): Line[] =>
  (shown.lines ?? []).map(({ netAmount, taxAmount, taxRate }) =>
    line(
      parseDecimal(netAmount),
      /^\D*$/.test(taxAmount ?? '') ? '0' : parseDecimal(taxAmount),
      parseTaxRate(taxRate),
    ),
  );
const enteredLines = (lines: readonly InvoiceLine[]): Line[] =>
  lines.map(({ netAmount, taxAmount, taxRate }) => line(netAmount, taxAmount, taxRate));

const KINDS = ['special', 'general'];
const order = (kind: string) => (KINDS.includes(kind) ? KINDS.indexOf(kind) : KINDS.length);
/** The highest rate first, then words, then what was not read. */
function rateOrder(rate: string): number {
  if (rate === '') return 3;
  return parseDecimal(rate) === undefined ? 2 : 1 - Number(rate);
}

/**
 * 月末表: what the portal's list shows of a month, by kind, rate and colour (rule C9).
 * @param rows of the month, of one company
 * @param linesOf lines of the submission that a row belongs to
 */
export function monthTable(
  rows: readonly PortalRow[],
  company: string,
  linesOf: (row: PortalRow) => readonly InvoiceLine[] | undefined,
  words: MatchWords,
): MonthTable {
  const isBought = ({ sellerTaxId, shown }: PortalRow) =>
    sellerTaxId !== '' && sellerTaxId !== company && normaliseTaxId(shown.buyerTaxId) === company;
  const sold = rows.filter((row) => !isBought(row));
  const bought = rows.filter(isBought);
  const cells = new Map<string, { cell: Omit<MonthCell, keyof Amounts>; parts: Part[] }>();
  for (const row of sold) {
    const kind = kindOf(row, words) ?? row.shown.kind?.trim() ?? '';
    const colour = isRedRow(row) ? 'red' : 'blue';
    const parts = partsByRate(row, shownLines(row)) ??
      partsByRate(row, enteredLines(linesOf(row) ?? [])) ?? [{ net: row.net, tax: row.tax, rate: '' }];
    for (const part of parts) {
      const key = [kind, colour, part.rate].join('\n');
      const of = cells.get(key) ?? { cell: { kind, colour, rate: part.rate }, parts: [] };
      of.parts.push(part);
      cells.set(key, of);
    }
  }
  const total = (of: readonly PortalRow[]) =>
    amountsOf(
      of.map(({ net, tax }) => ({ net, tax })),
      of.length,
    );
  const red = sold.filter(isRedRow);
  const blue = sold.filter((row) => !isRedRow(row));
  return {
    cells: [...cells.values()]
      .map(({ cell, parts }) => ({ ...cell, ...amountsOf(parts, parts.length) }))
      .sort(
        (left, right) =>
          order(left.kind) - order(right.kind) ||
          (left.kind < right.kind ? -1 : left.kind > right.kind ? 1 : 0) ||
          (left.colour < right.colour ? -1 : left.colour > right.colour ? 1 : 0) ||
          rateOrder(left.rate) - rateOrder(right.rate) ||
          (left.rate < right.rate ? -1 : 1),
      ),
    blue: total(blue),
    red: total(red),
    all: total(sold),
    bought: total(bought),
    reversed: blue.filter((row) => reversalOf(row, words) === 'full').length,
    unread: sold.filter(({ net, tax }) => net === undefined || tax === undefined).length,
  };
}
