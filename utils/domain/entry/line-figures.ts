import Big from 'big.js';
import { isDecimal, parseDecimal, parseTaxRate } from '../invoice/money';
import type { EntryLine } from './entry';

/** Of 单价 where it follows from amount and quantity, as the portal's form computes it (2026-11, practice portal). */
const PRICE_DIGITS = 10;

/** What a line comes to; exact decimals with two digits. Absent where it cannot be told yet. */
export interface LineFigures {
  /** As the form shows it: with tax where the entry counts with tax. */
  readonly amount?: string;
  readonly unitPrice?: string;
  readonly net?: string;
  readonly tax?: string;
  readonly gross?: string;
}

const cents = (value: Big) => value.toFixed(2, Big.roundHalfUp);

const number = (text: string): Big | undefined => {
  const read = parseDecimal(text);
  return read === undefined ? undefined : new Big(read);
};

/** 免税 and 不征税 add no tax; what is no rate at all leaves the tax unknown. */
const RATE_WORDS: ReadonlySet<string> = new Set(['免税', '不征税']);
function rateOf(text: string): Big | undefined {
  const rate = parseTaxRate(text);
  if (rate === undefined) return undefined;
  if (RATE_WORDS.has(rate)) return new Big(0);
  return isDecimal(rate) ? new Big(rate) : undefined;
}

/**
 * Net and tax of an amount, as the form computes them: rounded half up to the cent; with tax in it, the net is rounded and
 * the tax is the rest.
 */
function taxOf(amount: string, rateText: string, includesTax: boolean) {
  const rate = rateOf(rateText);
  const shown = number(amount);
  if (rate === undefined || shown === undefined) return undefined;
  const whole = new Big(cents(shown));
  if (!includesTax) {
    const tax = cents(whole.times(rate));
    return { net: cents(whole), tax, gross: cents(whole.plus(tax)) };
  }
  // Without sign, for a discount is rounded as its line is.
  const net = cents(whole.div(rate.plus(1)));
  return { net, tax: cents(whole.minus(net)), gross: cents(whole) };
}

/** Amount and price of a line: what is given stands, what follows from two others is computed as the form does. */
export function lineFigures(line: EntryLine, includesTax: boolean): LineFigures {
  const [quantity, price, typed] = [number(line.quantity), number(line.unitPrice), number(line.amount)];
  const amount =
    typed !== undefined
      ? cents(typed)
      : quantity !== undefined && price !== undefined
        ? cents(quantity.times(price))
        : undefined;
  if (amount === undefined) return {};
  const ownPrice =
    price === undefined && quantity !== undefined && !quantity.eq(0)
      ? new Big(new Big(amount).div(quantity).toFixed(PRICE_DIGITS, Big.roundHalfUp)).toFixed()
      : price?.toFixed();
  return {
    amount,
    ...(ownPrice === undefined ? {} : { unitPrice: ownPrice }),
    ...taxOf(amount, line.taxRate, includesTax),
  };
}

/** The discount line (折扣行) of a line: all negative; undefined where there is none or it is no number. */
export function discountFigures(line: EntryLine, includesTax: boolean): Required<LineFigures> | undefined {
  const discount = number(line.discount);
  if (discount === undefined || discount.eq(0)) return undefined;
  const amount = cents(discount.abs().times(-1));
  const parts = taxOf(amount, line.taxRate, includesTax);
  return parts && { amount, unitPrice: '', ...parts };
}

/**
 * A line after she changed one of its parts, as the form computes it: quantity or price give the amount, an amount gives the
 * price. What she did not touch and does not follow stays.
 */
export function changedLine(line: EntryLine, part: keyof EntryLine, value: string): EntryLine {
  const next = { ...line, [part]: value };
  const [quantity, price, amount] = [number(next.quantity), number(next.unitPrice), number(next.amount)];
  if ((part === 'quantity' || part === 'unitPrice') && quantity !== undefined && price !== undefined)
    return { ...next, amount: cents(quantity.times(price)) };
  if (part === 'quantity' && quantity !== undefined && amount !== undefined)
    return { ...next, unitPrice: lineFigures({ ...next, unitPrice: '' }, false).unitPrice ?? '' };
  if (part === 'amount' && amount !== undefined && quantity !== undefined)
    return { ...next, unitPrice: lineFigures({ ...next, unitPrice: '' }, false).unitPrice ?? '' };
  return next;
}
