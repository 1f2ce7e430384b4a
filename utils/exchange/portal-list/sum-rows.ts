import type { ListColumn, ListRow } from '../../domain/fact/list-row';
import {
  type Decimal,
  parseDecimal,
  sameAmount,
  subtract,
  sum,
  twoDecimals,
} from '../../domain/invoice/money';
import type { SheetRow } from '../xlsx/read-sheet';
import { cellOf, type Places, plainTitle, textsOf, titleOf } from '../xlsx/sheet-columns';
import type { ListSheet } from './find-list-sheets';

const SUMMED = ['net', 'tax', 'gross'] as const;
type Amounts = Pick<ListRow, (typeof SUMMED)[number] | 'status'>;

/** A sum of the list that is another than that of the rows which were read. */
export interface SumGap {
  readonly sheet: string;
  readonly row: number;
  /** As its title is written. */
  readonly column: string;
  readonly told: Decimal;
  readonly found: Decimal;
  /** What the list has more than was read. */
  readonly more: Decimal;
}

/** What tells that a row is of one invoice, though its number may be lost. */
const OF_ONE = ['issuedAt', 'sellerTaxId', 'sellerName', 'buyerTaxId', 'buyerName'] as const;

/** With spaces between its letters. */
const LONGEST = 20;

/** A row with a word of sums and nothing that is one invoice's: above all no number. */
export function isSumRow(row: SheetRow, keys: Places<ListColumn>, words: ReadonlySet<string>): boolean {
  const isWord = (cell: string) => cell.length <= LONGEST && words.has(plainTitle(cell).replace(/:$/, ''));
  const isFree = (name: ListColumn) => {
    const cell = cellOf(row, keys, name);
    return cell === '' || isWord(cell);
  };
  return (
    isFree('invoiceNumber') && OF_ONE.every(isFree) && row.cells.some((cell) => cell !== '' && isWord(cell))
  );
}

/**
 * The sums of one sheet, held against its rows. A sum may be of all rows (合计行) or of those since the one before it (小计,
 * two exports put together); the rows may stand in any order, so all of them are known only at the end.
 */
export class SumRows {
  private readonly sums: Array<{ row: SheetRow; from: number; to: number }> = [];

  /** @param count rows that were read before it */
  add(row: SheetRow, count: number): void {
    this.sums.push({ row, from: this.sums.at(-1)?.to ?? 0, to: count });
  }

  /** @param mayLack words in the status of an invoice that the portal's sum may leave out */
  gaps(
    { name: sheet, header, keys }: ListSheet,
    rows: readonly Amounts[],
    mayLack: readonly string[],
  ): SumGap[] {
    const surely = ({ status = '' }: Amounts) => !mayLack.some((word) => status.includes(word));
    const sumsOf = (some: readonly Amounts[], name: (typeof SUMMED)[number]) => {
      const all = sum(some.map((one) => parseDecimal(one[name])));
      return some.every(surely)
        ? [all]
        : [all, sum(some.filter(surely).map((one) => parseDecimal(one[name])))];
    };
    const ofAll = new Map(SUMMED.map((name) => [name, this.sums.length === 0 ? [] : sumsOf(rows, name)]));
    return this.sums.flatMap(({ row, from, to }) => {
      const shown = textsOf(row, keys);
      return SUMMED.flatMap((name) => {
        const told = parseDecimal(shown[name]);
        if (told === undefined) return [];
        const found = [...(ofAll.get(name) ?? []), ...sumsOf(rows.slice(from, to), name)];
        const [most = '0'] = found;
        // The sum may have been added with floats, which is seen behind the cents.
        if (found.some((one) => sameAmount(one, told) || sameAmount(one, twoDecimals(told)))) return [];
        const column = titleOf(header, keys, name);
        return [{ sheet, row: row.number, column, told, found: most, more: subtract(told, most) }];
      });
    });
  }
}
