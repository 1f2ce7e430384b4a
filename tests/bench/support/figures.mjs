/** Figures of a list of measured values, and how they are written. */

/**
 * Nearest rank: a value that was really measured. The 99th of fewer than 100 values is the greatest.
 * @param {number[]} values
 * @param {number} part 0.5 = median
 */
export function quantile(values, part) {
  if (values.length === 0) throw new Error('nothing was measured');
  const sorted = [...values].sort((left, right) => left - right);
  return /** @type {number} */ (sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)]);
}

/** @param {number[]} values */
export const median = (values) => quantile(values, 0.5);

/** Three digits that mean something. @param {number} value milliseconds, or any other unit */
export function short(value) {
  const size = Math.abs(value);
  return value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : 2);
}

/** @param {number} value @param {number} base */
export const ratio = (value, base) => `${short(value / base)}×`;

/** @param {number} count */
export const thousands = (count) => count.toLocaleString('en');
