import Big from 'big.js';
import { parseDecimal, parseTaxRate, sum, twoDecimals } from '../invoice/money';

/** A line of the practised form, as its cells show it. */
export interface PracticeLine {
  xmmc: string;
  ggxh: string;
  dw: string;
  spsl: string;
  dj: string;
  je: string;
  slv: string;
  se: string;
}

export type PracticeCell = keyof PracticeLine;

export const emptyLine = (): PracticeLine => ({
  xmmc: '',
  ggxh: '',
  dw: '',
  spsl: '',
  dj: '',
  je: '',
  slv: '',
  se: '',
});

/** As many decimals of a price as the portal computes. */
const PRICE_DECIMALS = 10;

/** Words (免税) and what is no rate carry no tax. */
function taxOf({ je, slv }: PracticeLine): string {
  const net = parseDecimal(je);
  const rate = parseTaxRate(slv);
  if (net === undefined || rate === undefined) return '';
  const factor = parseDecimal(rate);
  return factor === undefined ? '0.00' : twoDecimals(new Big(net).times(factor).toFixed());
}

/** The amount from quantity and price, the price from an amount that was typed, the tax from both: as the portal computes. */
export function computeLine(line: PracticeLine, changed: PracticeCell): PracticeLine {
  const next = { ...line };
  const [quantity, price, net] = [line.spsl, line.dj, line.je].map(parseDecimal);
  if ((changed === 'spsl' || changed === 'dj') && quantity !== undefined && price !== undefined)
    next.je = twoDecimals(new Big(quantity).times(price).toFixed());
  else if (changed === 'je' && net !== undefined) {
    next.je = twoDecimals(net);
    if (quantity !== undefined && !new Big(quantity).eq(0))
      next.dj = new Big(new Big(next.je).div(quantity).toFixed(PRICE_DECIMALS)).toFixed();
  }
  return { ...next, se: taxOf(next) };
}

/** 合计金额, 合计税额, 价税合计. */
export function totalsOf(lines: readonly PracticeLine[]): { net: string; tax: string; gross: string } {
  const net = sum(lines.map(({ je }) => parseDecimal(je)));
  const tax = sum(lines.map(({ se }) => parseDecimal(se)));
  return { net: twoDecimals(net), tax: twoDecimals(tax), gross: twoDecimals(sum([net, tax])) };
}
