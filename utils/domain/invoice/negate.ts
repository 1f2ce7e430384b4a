import type { Invoice, InvoiceLine } from './invoice';
import { negative, sameAmount, sum } from './money';

const turned = (line: InvoiceLine): InvoiceLine => ({
  ...line,
  ...(line.quantity === undefined ? {} : { quantity: negative(line.quantity) }),
  ...(line.netAmount === undefined ? {} : { netAmount: negative(line.netAmount) }),
  ...(line.taxAmount === undefined ? {} : { taxAmount: negative(line.taxAmount) }),
});

/** A page may show a quantity or a tax without the sign that the amount beside it has. */
function sameSign(line: InvoiceLine): InvoiceLine {
  const { netAmount } = line;
  if (netAmount === undefined || sameAmount(netAmount, '0')) return line;
  const follow = (value: string | undefined) =>
    value === undefined || value.startsWith('-') === netAmount.startsWith('-') ? value : negative(value);
  return {
    ...line,
    ...(line.quantity === undefined ? {} : { quantity: follow(line.quantity) }),
    ...(line.taxAmount === undefined ? {} : { taxAmount: follow(line.taxAmount) }),
  };
}

/** Below zero, whatever sign the page shows. */
const below = (amount: string | undefined) =>
  amount === undefined || amount.startsWith('-') ? amount : negative(amount);

/**
 * The amounts of a red-letter invoice are negative, and pages show them with either sign. Lines are turned together, for
 * a discount line has the other sign than the rest; a unit price has none.
 */
export function negateInvoice(invoice: Invoice): Invoice {
  const { lines, totalNet, totalTax, totalGross } = invoice;
  const isPositive = !sum(lines.map(({ netAmount }) => netAmount)).startsWith('-');
  const totals = { totalNet: below(totalNet), totalTax: below(totalTax), totalGross: below(totalGross) };
  return {
    ...invoice,
    ...Object.fromEntries(Object.entries(totals).filter(([, amount]) => amount !== undefined)),
    lines: lines.map((line) => sameSign(isPositive ? turned(line) : line)),
  };
}
