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
  return lines.flatMap(({ taxRate }, at): Finding[] => {
    const line = at + 1;
    if (taxRate === undefined || isShownInPart(taxRate) || rateWords.includes(taxRate)) return [];
    const rate = formatRate(taxRate);
    const same = isDecimal(taxRate) ? rates.filter((one) => new Big(one.rate).eq(taxRate)) : [];
    const [first] = same;
    if (!first) return [finding('rateUnknown', { rate }, { line })];
    if (day === undefined) return [];
    const holds = same.some(({ from = day, until = day }) => from <= day && day <= until);
    if (holds) return [];
    const { from, until } = first;
    if (from !== undefined && day < from) return [finding('rateEarly', { rate, from }, { line })];
    return [finding('rateOver', { rate, until: until ?? '' }, { line })];
  });
}
