/** Digits of a number that a spreadsheet keeps. */
const EXACT_DIGITS = 15;
/** Excel allows no longer cell. */
const LONGEST_TEXT = 32_767;

/** `0.5`, never `5e-1`. */
function plainDecimal(text: string): string {
  const [, sign = '', whole = '', part = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(text) ?? [];
  const digits = whole + part;
  const point = whole.length + Number(exponent);
  if (point >= digits.length) return sign + digits.padEnd(point, '0');
  const padded = point <= 0 ? digits.padStart(digits.length - point + 1, '0') : digits;
  const at = Math.max(point, 1);
  return `${sign}${padded.slice(0, at)}.${padded.slice(at)}`;
}

/**
 * A number as a person sees it in its cell: 15 digits, so that 0.1 + 0.2 is 0.3. A longer one was rounded when it was
 * written as a number: it is shown as a spreadsheet shows it (`2.6112E+19`), which nobody takes for an invoice number.
 */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (Math.abs(value) >= 10 ** EXACT_DIGITS)
    return value.toExponential(EXACT_DIGITS - 1).replace(/\.?0*e/, 'E');
  return plainDecimal(String(Number(value.toPrecision(EXACT_DIGITS))));
}

const ROUNDED = /^\d(?:\.\d+)?E\+\d+$/i;

/** Whether a text is a long number whose last digits are gone: its cell held it as an amount. It names nothing. */
export const isRounded = (text: string): boolean => ROUNDED.test(text);

/**
 * Wall time of a date cell, whose fields stand in UTC: `YYYY-MM-DD HH:mm:ss`, without the time at midnight, which is
 * what a cell with a day alone holds. A day as a float is not exact to the second.
 */
export function dateText(value: Date): string {
  if (Number.isNaN(value.getTime())) return '';
  const text = new Date(Math.round(value.getTime() / 1_000) * 1_000).toISOString();
  const [day, time] = [text.slice(0, -14), text.slice(-13, -5)];
  return time === '00:00:00' ? day : `${day} ${time}`;
}

/** The text of a cell, whatever it holds; '' for an empty one. */
export function textOfCell(value: string | number | boolean | Date | null | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value.slice(0, LONGEST_TEXT);
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return dateText(value);
}
