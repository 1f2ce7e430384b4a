import Big from 'big.js';
import type { Invoice } from '../invoice/invoice';
import { formatRate, isDecimal } from '../invoice/money';
import { isShownInPart } from '../invoice/same-party';
import { type Finding, finding } from './finding';
import type { CheckKnown, CheckLimits } from './limits';

/** K9: rates that are known, each in its days; a day that is not known bars none. */
export function checkRates(
  { lines }: Invoice,
  { rates, rateWords }: CheckLimits,
  { day }: CheckKnown,
): Finding[] {
  const judge = (taxRate: string): Omit<Finding, 'line'> | undefined => {
    if (isShownInPart(taxRate) || rateWords.includes(taxRate)) return undefined;
    const rate = formatRate(taxRate);
    const same = isDecimal(taxRate) ? rates.filter((one) => new Big(one.rate).eq(taxRate)) : [];
    const [first] = same;
    if (!first) return finding('rateUnknown', { rate });
    if (day === undefined || same.some(({ from = day, until = day }) => from <= day && day <= until))
      return undefined;
    const { from, until } = first;
    if (from !== undefined && day < from) return finding('rateEarly', { rate, from });
    return finding('rateOver', { rate, until: until ?? '' });
  };
  // Hundreds of lines have a few rates.
  const judged = new Map<string, Omit<Finding, 'line'> | undefined>();
  return lines.flatMap(({ taxRate }, at): Finding[] => {
    if (taxRate === undefined) return [];
    if (!judged.has(taxRate)) judged.set(taxRate, judge(taxRate));
    const one = judged.get(taxRate);
    return one ? [{ ...one, line: at + 1 }] : [];
  });
}
