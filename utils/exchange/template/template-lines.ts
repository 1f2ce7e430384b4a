import type { Invoice, InvoiceLine } from '../../domain/invoice/invoice';
import { negative, sum } from '../../domain/invoice/money';
import type { EntryProblem, Values } from './entry-problem';

/** The portal puts `*简称*` before the name by the item's code. */
export const itemNameOf = (shown: string): string => shown.trim().replace(/^\*[^*]+\*\s*/, '');

interface LineEntry {
  /** Of the invoice, from 1. */
  readonly no: number;
  /** As the form showed it. */
  readonly item: string;
  readonly values: Values;
}

const RATE = /^(0|1)(\.\d+)?$/;
const isNegative = ({ netAmount }: InvoiceLine) => netAmount?.startsWith('-') ?? false;

/** Zeros at the end of an amount say nothing; two decimals are what the template wants. */
const amountText = (amount: string): string => {
  const [whole = '', fraction = ''] = amount.split('.');
  return `${whole}.${fraction.replace(/0+$/, '').padEnd(2, '0')}`;
};

/** A negative line directly under a positive one of the same item, without quantity: its 折扣行 (`design.md` §6). */
const isDiscountOf = (line: InvoiceLine, above: InvoiceLine | undefined) =>
  above !== undefined &&
  isNegative(line) &&
  !isNegative(above) &&
  line.itemName === above.itemName &&
  line.taxRate === above.taxRate &&
  !line.quantity;

/** With tax where the entry was with tax; empty where a part of it was not read. */
function amountOf({ netAmount, taxAmount }: InvoiceLine, includesTax: boolean): string {
  if (netAmount === undefined || (includesTax && taxAmount === undefined)) return '';
  return amountText(includesTax ? sum([netAmount, taxAmount]) : netAmount);
}

/** The lines of an invoice by the headers of the template, each discount with the line that it belongs to. */
export function lineValues({ lines, priceIncludesTax }: Invoice): {
  lines: LineEntry[];
  problems: EntryProblem[];
} {
  const entries: LineEntry[] = [];
  const problems: EntryProblem[] = [];
  let above: InvoiceLine | undefined;
  for (const [index, line] of lines.entries()) {
    const no = index + 1;
    const last = entries.at(-1);
    if (last && isDiscountOf(line, above)) {
      const values = { ...last.values, 折扣金额: negative(amountOf(line, priceIncludesTax)) };
      entries[entries.length - 1] = { ...last, values };
      // One line has one discount: another below it is none.
      above = undefined;
      continue;
    }
    above = line;
    if (isNegative(line)) problems.push({ code: 'negativeLine', line: no });
    const rate = line.taxRate ?? '';
    if (rate !== '' && !RATE.test(rate)) problems.push({ code: 'rateWord', line: no, shown: rate });
    const item = line.itemName ?? '';
    entries.push({
      no,
      item,
      values: {
        项目名称: itemNameOf(item),
        规格型号: line.specification ?? '',
        单位: line.unit ?? '',
        数量: line.quantity ?? '',
        单价: line.unitPrice ?? '',
        金额: amountOf(line, priceIncludesTax),
        税率: rate,
      },
    });
  }
  return { lines: entries, problems };
}
