import { divide, multiply, parse, round, sumMoney, toShortText, toText } from '../../lib/decimal.js';

const PRICE_SCALE = 10;
const HUNDRED = { units: 100n, scale: 0 };

/** @typedef {import('../../lib/decimal.js').Decimal} Decimal */

/** @param {Decimal} a @param {Decimal} b both with 2 decimals */
const minus = (a, b) => ({ units: a.units - b.units, scale: 2 });

/** 1 + rate; 免税 and 不征税 are no numbers: they add nothing. @param {string} rate @returns {Decimal} */
function taxFactor(rate) {
  const { units, scale } = parse(rate) ?? { units: 0n, scale: 0 };
  return { units: units + 10n ** BigInt(scale), scale };
}

/** @param {Record<string, any>} line */
function computeTax(line) {
  const [amount, rate] = [parse(line.je), parse(line.slv)];
  if (!amount || !line.slv) line.se = '';
  else if (!rate) line.se = '0.00';
  else if (line.taxIncluded)
    line.se = toText(
      minus(round(amount, 2), /** @type {Decimal} */ (divide(amount, taxFactor(line.slv), 2))),
    );
  else line.se = toText(round(multiply(amount, rate), 2));
}

/** The discount line follows its line. @param {Record<string, any>} line */
function recomputeDiscount(line) {
  const { discount } = line;
  if (!discount) return;
  Object.assign(discount, { xmmc: line.xmmc, spbm: line.spbm, slv: line.slv });
  const [amount, percent] = [parse(line.je), parse(discount.discountRate)];
  if (amount && percent) {
    const cut = /** @type {Decimal} */ (divide(multiply(amount, percent), HUNDRED, 2));
    discount.je = toText({ units: -cut.units, scale: 2 });
  }
  computeTax(discount);
}

/**
 * Recomputes what hangs on the changed column, in place.
 * @param {Record<string, any>} line
 * @param {string} colKey
 */
export function recompute(line, colKey) {
  const [quantity, price, amount] = [parse(line.spsl), parse(line.dj), parse(line.je)];
  if ((colKey === 'spsl' || colKey === 'dj') && quantity && price) {
    line.je = toText(round(multiply(quantity, price), 2));
  } else if (colKey === 'je' && amount) {
    line.je = toText(round(amount, 2));
    const newPrice = quantity && divide(round(amount, 2), quantity, PRICE_SCALE);
    if (newPrice) line.dj = toShortText(newPrice);
  }
  if (colKey !== 'xmmc' && colKey !== 'ggxh' && colKey !== 'dw') computeTax(line);
  recomputeDiscount(line);
}

/** @param {Record<string, any>} line @returns {string} the amount without tax, or empty */
export function netOf(line) {
  const amount = parse(line.je);
  if (!amount || !line.taxIncluded) return line.je;
  return toText(minus(round(amount, 2), round(parse(line.se) ?? { units: 0n, scale: 2 }, 2)));
}

/** @param {Record<string, any>} line @returns {string} the amount with tax, or empty */
export function grossOf(line) {
  if (!parse(line.je) || line.taxIncluded) return line.je;
  return toText(sumMoney([line.je, line.se]));
}

/** The unit price in the other way of counting. @param {Record<string, any>} line @param {boolean} taxIncluded */
export function priceOf(line, taxIncluded) {
  const price = parse(line.dj);
  if (!price || line.taxIncluded === taxIncluded) return line.dj;
  const factor = taxFactor(line.slv);
  const other = taxIncluded ? multiply(price, factor) : divide(price, factor, PRICE_SCALE);
  return toShortText(round(/** @type {Decimal} */ (other), PRICE_SCALE));
}

/**
 * Shows the line with or without tax; its net and its tax stay what they are.
 * @param {Record<string, any>} line
 * @param {boolean} taxIncluded
 */
export function showWithTax(line, taxIncluded) {
  const shown = { dj: priceOf(line, taxIncluded), je: taxIncluded ? grossOf(line) : netOf(line) };
  Object.assign(line, shown, { taxIncluded });
}

/** @param {Record<string, any>[]} lines */
export function computeTotals(lines) {
  const net = sumMoney(lines.map(netOf));
  const tax = sumMoney(lines.map(({ se }) => se));
  return { net, tax, gross: { units: net.units + tax.units, scale: 2 } };
}
