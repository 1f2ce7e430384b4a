/**
 * Exact decimals: an integer count of 10^-scale. Money is never a binary fraction.
 * @typedef {{ units: bigint, scale: number }} Decimal
 */

/** @param {string} text @returns {Decimal | undefined} undefined when the text is no plain number */
export function parse(text) {
  const match = String(text ?? '')
    .replaceAll(',', '')
    .trim()
    .match(/^(-?)(\d*)(?:\.(\d*))?$/);
  if (!match || !(match[2] || match[3])) return undefined;
  const fraction = match[3] ?? '';
  const units = BigInt(match[2] + fraction);
  return { units: match[1] ? -units : units, scale: fraction.length };
}

/** Quotient rounded half away from zero. @param {bigint} a @param {bigint} b */
function divideHalfUp(a, b) {
  const negative = a < 0n !== b < 0n;
  const [n, d] = [a < 0n ? -a : a, b < 0n ? -b : b];
  const quotient = (2n * n + d) / (2n * d);
  return negative ? -quotient : quotient;
}

/** @param {Decimal} value @param {number} scale @returns {Decimal} */
export function round(value, scale) {
  if (value.scale <= scale) return { units: value.units * 10n ** BigInt(scale - value.scale), scale };
  return { units: divideHalfUp(value.units, 10n ** BigInt(value.scale - scale)), scale };
}

/** @param {Decimal} a @param {Decimal} b @returns {Decimal} */
export const multiply = (a, b) => ({ units: a.units * b.units, scale: a.scale + b.scale });

/** @param {Decimal} a @param {Decimal} b @param {number} scale @returns {Decimal | undefined} */
export function divide(a, b, scale) {
  if (b.units === 0n) return undefined;
  return {
    units: divideHalfUp(a.units * 10n ** BigInt(scale + b.scale), b.units * 10n ** BigInt(a.scale)),
    scale,
  };
}

/** @param {Decimal} value */
export function toText({ units, scale }) {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  return (units < 0n ? '-' : '') + (scale ? `${whole}.${digits.slice(-scale)}` : whole);
}

/** Without trailing zeros. @param {Decimal} value */
export const toShortText = (value) => (value.scale ? toText(value).replace(/\.?0+$/, '') : toText(value));

/** @param {string[]} texts @returns {Decimal} sum with 2 decimals; what is no number counts nothing */
export function sumMoney(texts) {
  const cents = texts.reduce(
    (sum, text) => sum + (parse(text) ? round(/** @type {Decimal} */ (parse(text)), 2).units : 0n),
    0n,
  );
  return { units: cents, scale: 2 };
}

/** 1234.5 -> 1,234.50 @param {Decimal} value */
export const toMoney = (value) => toText(round(value, 2)).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
