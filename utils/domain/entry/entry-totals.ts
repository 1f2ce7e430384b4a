import { sum } from '../invoice/money';
import { type Entry, type EntryLine, isEmptyLine } from './entry';
import { discountFigures, lineFigures } from './line-figures';

/** Sums of an entry as the portal's form shows them; exact decimals with two digits. */
export interface EntryTotals {
  readonly net: string;
  readonly tax: string;
  readonly gross: string;
  /** Lines (from 1) with something in them whose amount or tax cannot be told yet. */
  readonly open: readonly number[];
}

const withCents = (amount: string) => {
  const [whole = '0', fraction = ''] = amount.split('.');
  return `${whole}.${fraction.padEnd(2, '0')}`;
};

/** Net, tax and gross of each line and of its discount line; lines that are not complete count nothing and are named. */
export function entryTotals({
  lines,
  priceIncludesTax,
}: Pick<Entry, 'lines' | 'priceIncludesTax'>): EntryTotals {
  const partsOf = (line: EntryLine) => [
    lineFigures(line, priceIncludesTax),
    ...[discountFigures(line, priceIncludesTax) ?? []].flat(),
  ];
  const parts = lines.map(partsOf);
  const open = parts.flatMap(([own], at) =>
    own?.net === undefined && !isEmptyLine(lines[at] as EntryLine) ? [at + 1] : [],
  );
  const all = parts.filter(([own]) => own?.net !== undefined).flat();
  return {
    net: withCents(sum(all.map(({ net }) => net))),
    tax: withCents(sum(all.map(({ tax }) => tax))),
    gross: withCents(sum(all.map(({ gross }) => gross))),
    open,
  };
}
