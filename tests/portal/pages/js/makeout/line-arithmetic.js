import { divide, multiply, parse, round, sumMoney, toShortText, toText } from '../lib/decimal.js';

const PRICE_SCALE = 10;

/** @param {Record<string, string>} line */
function computeTax(line) {
  const [net, rate] = [parse(line.je), parse(line.slv)];
  // 免税 and 不征税 are no numbers: their tax is nought.
  if (net && line.slv) line.se = rate ? toText(round(multiply(net, rate), 2)) : '0.00';
  else line.se = '';
}

/**
 * Recomputes what hangs on the changed column, in place.
 * @param {Record<string, string>} line
 * @param {string} colKey
 */
export function recompute(line, colKey) {
  const [quantity, price, net] = [parse(line.spsl), parse(line.dj), parse(line.je)];
  if ((colKey === 'spsl' || colKey === 'dj') && quantity && price) {
    line.je = toText(round(multiply(quantity, price), 2));
  } else if (colKey === 'je' && net) {
    line.je = toText(round(net, 2));
    const newPrice = quantity && divide(round(net, 2), quantity, PRICE_SCALE);
    if (newPrice) line.dj = toShortText(newPrice);
  }
  if (colKey !== 'xmmc' && colKey !== 'ggxh' && colKey !== 'dw') computeTax(line);
}

/** @param {Record<string, string>[]} lines */
export function computeTotals(lines) {
  const net = sumMoney(lines.map(({ je }) => je));
  const tax = sumMoney(lines.map(({ se }) => se));
  return { net, tax, gross: { units: net.units + tax.units, scale: 2 } };
}
