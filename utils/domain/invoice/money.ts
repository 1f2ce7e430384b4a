import Big from 'big.js';
import { plainChinese } from './plain-chinese';

/** Exact decimals as plain text ("1234.50"); never floats. Rounding is half up, the rule of the tax forms. */
export type Decimal = string;

const CURRENCY_AND_GROUPING = /[\s,，￥¥元]/g;
const PLAIN_DECIMAL = /^[+-]?\d+(\.\d+)?$/;

/** Full-width digits and signs to their ASCII twins. */
const narrow = (text: string) => text.normalize('NFKC');

/**
 * Reads an amount, quantity or price as shown on a page: "￥1,234.00" → "1234.00".
 * @returns the digits as shown (trailing zeros kept), or undefined when the text is not one plain number.
 */
export function parseDecimal(text: string | undefined): Decimal | undefined {
  if (text === undefined) return undefined;
  const plain = narrow(text).replace(CURRENCY_AND_GROUPING, '');
  return PLAIN_DECIMAL.test(plain) ? plain.replace(/^\+/, '') : undefined;
}

/** The words for no rate as the browser's translator writes them. */
const RATE_WORDS: ReadonlyArray<readonly [RegExp, string]> = [
  [/^(tax|duty)[- ]?(free|exempt(ed|ion)?)$|^exempt(ed)?( from tax(ation)?)?$/i, '免税'],
  [/^(no tax|not taxed|non-?taxable|not taxable|tax[- ]not levied|no tax levied)$/i, '不征税'],
];

/**
 * Reads a rate as shown: "13%" → "0.13", "0.03" → "0.03". 免税 and 不征税 are not the rate 0 and stay text.
 * @returns undefined for an empty text.
 */
export function parseTaxRate(text: string | undefined): string | undefined {
  const shown = plainChinese(narrow(text ?? '').trim());
  if (shown === '') return undefined;
  const word = RATE_WORDS.find(([pattern]) => pattern.test(shown))?.[1];
  if (word) return word;
  const percent = /^(\d+(?:\.\d+)?)\s*%$/.exec(shown);
  return percent ? new Big(percent[1] as string).div(100).toString() : shown;
}

/** Exact sum; an absent term counts as nothing. */
export function sum(terms: Iterable<Decimal | undefined>): Decimal {
  let total = new Big(0);
  for (const term of terms) if (term !== undefined) total = total.plus(term);
  return total.toFixed();
}

export const subtract = (left: Decimal, right: Decimal): Decimal => new Big(left).minus(right).toFixed();

/** Zero has no sign, and trailing zeros stay. */
export const negative = (amount: Decimal): Decimal =>
  amount.startsWith('-') ? amount.slice(1) : new Big(amount).eq(0) ? amount : `-${amount}`;

/** Numeric equality: "3000" equals "3000.00". */
export const sameAmount = (left: Decimal, right: Decimal): boolean => new Big(left).eq(right);

/** Whether two amounts are further apart than that. */
export const differsByMoreThan = (left: Decimal, right: Decimal, most: Decimal): boolean =>
  new Big(left).minus(right).abs().gt(most);

/** Whether a stored value is one plain number: a damaged row may hold anything. */
export const isDecimal = (value: unknown): value is Decimal =>
  typeof value === 'string' && PLAIN_DECIMAL.test(value);

/** "1234.5" → "1,234.50", for people. What is no number is shown as it stands: it must not cost a page (law L4). */
export function formatAmount(amount: Decimal): string {
  if (!isDecimal(amount)) return String(amount ?? '?');
  const [whole, cents] = new Big(amount).toFixed(2, Big.roundHalfUp).split('.') as [string, string];
  return `${whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')}.${cents}`;
}

/** Two decimals without grouping, for files. */
export const twoDecimals = (amount: Decimal): Decimal => new Big(amount).toFixed(2, Big.roundHalfUp);

/** The same of a stored value: what is no number stands as it is, and costs no file (law L4). */
export const shownDecimals = (amount: Decimal | undefined): string =>
  isDecimal(amount) ? twoDecimals(amount) : String(amount ?? '');

/** "0.13" → "13%", for people; 免税 and 不征税 stay words. */
export const formatRate = (rate: string): string =>
  PLAIN_DECIMAL.test(rate) ? `${new Big(rate).times(100).toFixed()}%` : rate;
