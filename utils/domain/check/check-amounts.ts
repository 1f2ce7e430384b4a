import Big from 'big.js';
import type { Invoice, InvoiceLine } from '../invoice/invoice';
import { differsByMoreThan, isDecimal, sum, twoDecimals } from '../invoice/money';
import { type Finding, type FindingCode, finding } from './finding';
import type { CheckKnown, CheckLimits } from './limits';
import type { Tolerances } from './tolerances';

const shown = (amount: string | Big) => twoDecimals(amount.toString());
const apart = (one: string | Big, other: string | Big) => new Big(one).minus(other).abs();

/** Whether each line was read, with both its amounts: else no sum of them says anything. */
function areLinesWhole({ lines, issues }: Invoice): boolean {
  const lastNo = Number(lines.at(-1)?.lineNo ?? lines.length);
  return (
    lines.length > 0 &&
    lines.every(({ netAmount, taxAmount }) => isDecimal(netAmount) && isDecimal(taxAmount)) &&
    !(Number.isInteger(lastNo) && lastNo !== lines.length) &&
    !issues.some(({ code, at }) => code === 'valueUnread' || (code === 'readByPosition' && at === 'lines'))
  );
}

/** K1: totals against the lines; without lines against each other. */
export function checkTotals(invoice: Invoice, { total: most }: Tolerances, known: CheckKnown): Finding[] {
  const { lines, totalNet, totalTax, totalGross } = invoice;
  const against = (code: FindingCode, total: string | undefined, counted: string) =>
    isDecimal(total) && differsByMoreThan(total, counted, most)
      ? [finding(code, { total: shown(total), counted: shown(counted), off: shown(apart(total, counted)) })]
      : [];
  if (lines.length === 0)
    return isDecimal(totalNet) && isDecimal(totalTax)
      ? against('grossOff', totalGross, sum([totalNet, totalTax]))
      : [];
  if (known.part || !areLinesWhole(invoice)) return [];
  const net = sum(lines.map(({ netAmount }) => netAmount));
  const tax = sum(lines.map(({ taxAmount }) => taxAmount));
  return [
    ...against('netOff', totalNet, net),
    ...against('taxTotalOff', totalTax, tax),
    ...against('grossOff', totalGross, sum([net, tax])),
  ];
}

/** K2: a price with tax is held against the amount with tax, or without it against that without; either may fit. */
function checkPrice(entry: InvoiceLine, line: number, withTax: boolean, { amount: most }: Tolerances) {
  const { unitPrice, quantity, netAmount, taxRate, taxAmount } = entry;
  if (!isDecimal(unitPrice) || !isDecimal(quantity) || !isDecimal(netAmount)) return [];
  if (withTax && !isDecimal(taxAmount)) return [];
  const counted = new Big(unitPrice).times(quantity);
  const amount = withTax ? sum([netAmount, taxAmount]) : netAmount;
  if (!apart(counted, amount).gt(most)) return [];
  // The page rounds the net amount first, and shows what comes of it with tax.
  const bare = withTax && isDecimal(taxRate) ? counted.div(new Big(taxRate).plus(1)) : counted;
  if (!apart(bare, netAmount).gt(most)) return [];
  return [finding('amountOff', { counted: shown(counted), amount: shown(amount), most }, { line })];
}

const isDiscount = ({ netAmount, quantity }: InvoiceLine) => netAmount?.startsWith('-') && !quantity;

/** K3 and K4: the tax of a line. */
function checkTax(entry: InvoiceLine, line: number, limits: CheckLimits, tolerances: Tolerances): Finding[] {
  const { netAmount, taxRate, taxAmount } = entry;
  if (!isDecimal(netAmount) || !isDecimal(taxAmount) || taxRate === undefined) return [];
  const most = isDiscount(entry) ? tolerances.discountTax : tolerances.tax;
  if (limits.rateWords.includes(taxRate))
    return apart(taxAmount, '0').gt(most)
      ? [finding('taxOfNone', { rate: taxRate, tax: shown(taxAmount) }, { line })]
      : [];
  if (!isDecimal(taxRate)) return [];
  const rate = new Big(taxRate);
  const counted = new Big(netAmount).times(rate);
  if (!apart(counted, taxAmount).gt(most)) return [];
  const reduced = limits.reduced.find((one) => rate.eq(one.rate));
  const gross = new Big(netAmount).plus(taxAmount);
  const others = reduced?.of.map((of) => gross.div(new Big(of).plus(1)).times(rate)) ?? [];
  if (others.some((other) => !apart(other, taxAmount).gt(most))) return [];
  const values = { tax: shown(taxAmount), counted: shown(counted), most };
  if (!reduced) return [finding('taxOff', values, { line })];
  return [
    finding(
      'reducedOff',
      { ...values, reduced: shown(others[0] ?? counted), rate: rate.times(100).toString() },
      { line },
    ),
  ];
}

/** K4: for what a reduced rate is known. */
function checkReduced(entry: InvoiceLine, line: number, business: string, { reduced }: CheckLimits) {
  const { taxRate, itemName } = entry;
  if (!isDecimal(taxRate) || itemName === undefined) return [];
  const one = reduced.find(({ rate }) => new Big(taxRate).eq(rate));
  if (!one || one.words.some((word) => itemName.includes(word) || business.includes(word))) return [];
  return [finding('reducedFor', { rate: new Big(taxRate).times(100).toString() }, { line })];
}

/** K2 to K4, line by line. 差额 and 减按 are counted from something that the form does not show. */
export function checkLineAmounts(
  invoice: Invoice,
  limits: CheckLimits,
  tolerances: Tolerances,
  known: CheckKnown,
): Finding[] {
  const { lines, priceIncludesTax, specificBusiness = '', note = '', issues } = invoice;
  if (issues.some(({ code, at }) => code === 'readByPosition' && at === 'lines')) return [];
  const isOwn = known.taxation !== undefined || limits.taxation.noteWords.some((word) => note.includes(word));
  return lines.flatMap((entry, at) => [
    ...(isOwn ? [] : checkPrice(entry, at + 1, priceIncludesTax, tolerances)),
    ...(isOwn ? [] : checkTax(entry, at + 1, limits, tolerances)),
    ...checkReduced(entry, at + 1, specificBusiness, limits),
  ]);
}
