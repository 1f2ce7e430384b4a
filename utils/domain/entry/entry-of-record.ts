import type { FieldMapping } from '../invoice/field-mapping';
import type { Invoice } from '../invoice/invoice';
import { formatRate, negative, sum } from '../invoice/money';
import { pickField } from '../invoice/pick-field';
import { type RawField, RawSnapshot } from '../invoice/raw-snapshot';
import { isNotKept } from '../invoice/without-travellers';
import {
  BUYER_PARTS,
  EMPTY_ENTRY,
  EMPTY_LINE,
  Entry,
  type EntryLine,
  LINE_LIMITS,
  LINE_PARTS,
  MOST_LINES,
} from './entry';

const isNegative = (amount: string | undefined) => amount?.startsWith('-') ?? false;

/** Lines with their discount lines folded in: a negative one without quantity under a positive one of its item. */
function linesOf({ lines, priceIncludesTax }: Invoice): EntryLine[] {
  const entries: EntryLine[] = [];
  let above: Invoice['lines'][number] | undefined;
  for (const line of lines) {
    const shown =
      line.netAmount !== undefined && priceIncludesTax && line.taxAmount !== undefined
        ? sum([line.netAmount, line.taxAmount])
        : (line.netAmount ?? '');
    const last = entries.at(-1);
    const isDiscount =
      above !== undefined &&
      isNegative(line.netAmount) &&
      !isNegative(above.netAmount) &&
      line.itemName === above.itemName &&
      !line.quantity;
    if (last && isDiscount) {
      entries[entries.length - 1] = { ...last, discount: negative(shown) };
      above = undefined;
      continue;
    }
    above = line;
    entries.push({
      ...EMPTY_LINE,
      itemName: line.itemName ?? '',
      specification: line.specification ?? '',
      unit: line.unit ?? '',
      quantity: line.quantity ?? '',
      unitPrice: line.unitPrice ?? '',
      amount: shown,
      taxRate: line.taxRate === undefined ? '' : formatRate(line.taxRate),
    });
  }
  return entries;
}

/** What stands on the page beside what the mapping reads: the fields of a 特定业务, 收款人, ticks that are set. */
function extrasOf(snapshot: unknown, mapping: FieldMapping): RawField[] {
  const raw = RawSnapshot.safeParse(snapshot);
  if (!raw.success) return [];
  const { fields } = raw.data;
  const read = new Set(Object.values(mapping.fields).map((alternatives) => pickField(fields, alternatives)));
  const isSilent = ({ kind, value, label }: RawField) =>
    value.trim() === '' || isNotKept(value) || (kind === 'checkbox' && (value === 'false' || label === ''));
  return fields.filter((field) => !read.has(field) && field.group !== 'seller' && !isSilent(field));
}

/** Part by part: what an entry takes stays, a text that is too long is cut, what is no text is left out. */
function cutToFit(made: Record<keyof Entry, unknown>): Entry {
  let entry = EMPTY_ENTRY;
  const take = (part: Partial<Record<keyof Entry, unknown>>) => {
    const parsed = Entry.safeParse({ ...entry, ...part });
    if (parsed.success) entry = parsed.data;
    return parsed.success;
  };
  const cut = (value: unknown, most: number) => (typeof value === 'string' ? value.slice(0, most) : '');
  for (const part of Object.keys(made) as (keyof Entry)[]) {
    const value = made[part];
    if (part === 'lines' && Array.isArray(value)) {
      const lines = value
        .slice(0, MOST_LINES)
        .map((line) =>
          Object.fromEntries(LINE_PARTS.map((name) => [name, cut(line[name], LINE_LIMITS[name])])),
        );
      take({ lines });
    } else if (part === 'extras' && Array.isArray(value)) {
      for (const extra of value) take({ extras: [...entry.extras, extra] });
    } else if (part === 'buyer') {
      for (const [name, shown] of Object.entries(value as Entry['buyer'])) {
        const buyer = (most: number) => ({ buyer: { ...entry.buyer, [name]: cut(shown, most) } });
        if (!take({ buyer: { ...entry.buyer, [name]: shown } }) && !take(buyer(400))) take(buyer(100));
      }
    } else if (!take({ [part]: value })) take({ [part]: cut(value, part === 'note' ? 4_000 : 100) });
  }
  return entry;
}

/**
 * The entry that a record of the ledger would be, if it were written by hand: to change one of 待开登记, or to copy an
 * invoice (复制再开一张). Of a record whose page was not kept, what its invoice tells. What is more than an entry holds is cut
 * off, and `isCut` says so.
 */
export function entryOfRecord(
  { invoice, snapshot }: { readonly invoice: Invoice; readonly snapshot?: unknown },
  mapping: FieldMapping,
): { readonly entry: Entry; readonly isCut: boolean } {
  const lines = linesOf(invoice);
  const made = {
    ...EMPTY_ENTRY,
    kind: invoice.kind ?? '',
    priceIncludesTax: invoice.priceIncludesTax,
    buyerIsNaturalPerson: invoice.buyerIsNaturalPerson,
    buyer: Object.fromEntries(BUYER_PARTS.map((part) => [part, invoice.buyer[part] ?? ''])),
    lines: lines.length > 0 ? lines : [EMPTY_LINE],
    note: invoice.note ?? '',
    specificBusiness: invoice.specificBusiness ?? '',
    extras: extrasOf(snapshot, mapping),
  };
  const parsed = Entry.safeParse(made);
  return parsed.success ? { entry: parsed.data, isCut: false } : { entry: cutToFit(made), isCut: true };
}
