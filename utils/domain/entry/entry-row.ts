import { isDecimal, parseDecimal, parseTaxRate } from '../invoice/money';
import { partyName, plainText } from '../invoice/plain-text';
import { normaliseTaxId } from '../invoice/tax-id';
import { EMPTY_LINE, type Entry, type EntryLine, type EntrySeller, LINE_PARTS } from './entry';
import { ENTRY_COLUMNS, type EntryColumnId, KIND_WORDS, NO_WORDS, YES_WORDS } from './entry-columns';
import { lineFigures } from './line-figures';
import { rateText } from './pasted-lines';

/** A row of the 发票登记表 as texts; what is empty is absent. */
export interface EntryRow {
  /** As the spreadsheet numbers it. */
  readonly row: number;
  readonly cells: { readonly [Column in EntryColumnId]?: string };
  /** Cells whose content the file itself has lost: an error, a long number kept as an amount. */
  readonly lost: ReadonlyArray<{ readonly column: EntryColumnId; readonly code: 'rounded' | 'cellError' }>;
}

/**
 * Why a row is not taken. `noInvoice` it has no number, and none stands above · `twoBuyers` one number, two buyers ·
 * `differs` one number, two of what an invoice has once · `rounded` a long number kept as an amount: its last digits are
 * gone · `cellError` the sheet could not compute the cell · `noAmount` neither an amount nor quantity and price · of the sheet 特定业务:
 * `noNumber` whose fields it holds is not said · `noSuchInvoice` the table has no such number · `otherBusiness` the invoice's 特定业务 has no
 * such field · `notOffered` none of what can be chosen
 */
export const ROW_PROBLEMS = [
  'noInvoice',
  'noBuyer',
  'twoBuyers',
  'differs',
  'otherCompany',
  'noItem',
  'noAmount',
  'noRate',
  'unknownRate',
  'notNumber',
  'unknownKind',
  'unknownYesNo',
  'rounded',
  'cellError',
  'tooLong',
  'tooManyLines',
  'noNumber',
  'noSuchInvoice',
  'otherBusiness',
  'notOffered',
] as const;

export interface RowProblem {
  readonly code: (typeof ROW_PROBLEMS)[number];
  /** As the spreadsheet numbers it. */
  readonly row: number;
  readonly column?: EntryColumnId;
  /** It is on the sheet 特定业务, under this title; '' under the number of the invoice. */
  readonly specific?: string;
  /** Number of the invoice that the row gives a field of a 特定业务 to. */
  readonly of?: string;
  /** What stands in the cell. */
  readonly shown?: string;
}

const NUMBERS: ReadonlySet<keyof EntryLine> = new Set(['quantity', 'unitPrice', 'amount', 'discount']);
/** No rate of the tax on value added was ever higher: 17 % until 2018. What is higher is a slip. */
const HIGHEST_RATE = 0.17;
const RATE_WORDS: ReadonlySet<string> = new Set(['免税', '不征税']);

const wordsOf = (words: readonly string[]): ReadonlySet<string> => new Set(words.map(plainText));
const [SPECIAL, GENERAL, YES, NO] = [KIND_WORDS.special, KIND_WORDS.general, YES_WORDS, NO_WORDS].map(
  wordsOf,
) as [ReadonlySet<string>, ReadonlySet<string>, ReadonlySet<string>, ReadonlySet<string>];

/** @returns undefined for a word that is no kind */
export function kindOf(shown: string): Entry['kind'] | undefined {
  const word = plainText(shown);
  if (word === '') return '';
  return SPECIAL.has(word) ? 'special' : GENERAL.has(word) ? 'general' : undefined;
}

/** @returns undefined for an empty cell, and for a word that is neither */
export function saysYes(shown: string): boolean | undefined {
  const word = plainText(shown);
  return YES.has(word) ? true : NO.has(word) ? false : undefined;
}

const isRate = (text: string): boolean => {
  const rate = parseTaxRate(text) ?? '';
  return RATE_WORDS.has(rate) || (isDecimal(rate) && Number(rate) >= 0 && Number(rate) <= HIGHEST_RATE);
};

/** Cells with more than the entry takes. */
export const columnTooLong = ({ row, cells }: EntryRow): RowProblem[] =>
  ENTRY_COLUMNS.filter(({ id, most }) => (cells[id] ?? '').length > most).map(({ id }) => ({
    code: 'tooLong',
    row,
    column: id,
    shown: cells[id] ?? '',
  }));

/** A row of another company: by its tax id, else by its name (law L2). */
export function isOtherSeller({ row, cells }: EntryRow, seller: EntrySeller): RowProblem[] {
  const { sellerTaxId = '', sellerName = '' } = cells;
  if (sellerTaxId !== '' && normaliseTaxId(sellerTaxId) !== normaliseTaxId(seller.taxId))
    return [{ code: 'otherCompany', row, column: 'sellerTaxId', shown: sellerTaxId }];
  if (sellerName !== '' && sellerTaxId === '' && partyName(sellerName) !== partyName(seller.name))
    return [{ code: 'otherCompany', row, column: 'sellerName', shown: sellerName }];
  return [];
}

/** The line that a row holds, with numbers and rates as the form shows them, and what of it cannot be taken. */
export function lineOf({ row, cells, lost }: EntryRow): {
  readonly line: EntryLine;
  readonly problems: readonly RowProblem[];
} {
  const line = { ...EMPTY_LINE };
  const problems: RowProblem[] = [];
  const isLost = new Set(lost.map(({ column }) => column));
  for (const column of LINE_PARTS) {
    const shown = cells[column] ?? '';
    if (shown === '' || isLost.has(column)) continue;
    if (NUMBERS.has(column)) {
      const number = parseDecimal(shown);
      if (number === undefined) problems.push({ code: 'notNumber', row, column, shown });
      else line[column] = number;
    } else if (column === 'taxRate') {
      const rate = rateText(shown);
      if (isRate(rate)) line.taxRate = rate;
      else problems.push({ code: 'unknownRate', row, column, shown });
    } else line[column] = shown;
  }
  const isEmpty = (column: keyof EntryLine) => !cells[column];
  if (isEmpty('itemName')) problems.push({ code: 'noItem', row, column: 'itemName' });
  if (isEmpty('taxRate')) problems.push({ code: 'noRate', row, column: 'taxRate' });
  const isWrong = problems.some(({ column }) => NUMBERS.has(column as keyof EntryLine)) || isLost.size > 0;
  if (!isWrong && lineFigures(line, false).amount === undefined)
    problems.push({ code: 'noAmount', row, column: 'amount' });
  return { line, problems };
}
