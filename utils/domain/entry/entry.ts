import { type Invoice, Party } from '../invoice/invoice';
import { RawField } from '../invoice/raw-snapshot';
import * as z from '../zod';

/** More than an invoice of the portal takes; a form of so many stays quick. */
export const MOST_LINES = 2_000;
const MOST_EXTRAS = 200;

const text = (length: number) => z.string().check(z.maxLength(length));

/** Most characters of each part of a line. */
export const LINE_LIMITS = {
  itemName: 400,
  specification: 400,
  unit: 100,
  quantity: 60,
  unitPrice: 60,
  amount: 60,
  taxRate: 40,
  discount: 60,
} as const;

/** A line as she types it; what is not given is empty. Amounts count with tax where the entry does (含税). */
export const EntryLine = z.object({
  itemName: text(LINE_LIMITS.itemName),
  specification: text(LINE_LIMITS.specification),
  unit: text(LINE_LIMITS.unit),
  quantity: text(LINE_LIMITS.quantity),
  unitPrice: text(LINE_LIMITS.unitPrice),
  amount: text(LINE_LIMITS.amount),
  /** "13%", 免税, 不征税, as the portal's form shows it. */
  taxRate: text(LINE_LIMITS.taxRate),
  /** 折扣金额 of this line, without sign. */
  discount: text(LINE_LIMITS.discount),
});
export type EntryLine = z.infer<typeof EntryLine>;

export const EMPTY_LINE: EntryLine = {
  itemName: '',
  specification: '',
  unit: '',
  quantity: '',
  unitPrice: '',
  amount: '',
  taxRate: '',
  discount: '',
};
export const LINE_PARTS = Object.keys(EMPTY_LINE) as (keyof EntryLine)[];

/** An invoice of 待开登记 as she types it: text throughout, judged by the checks and never silently changed. */
export const Entry = z.object({
  kind: z.enum(['special', 'general', '']),
  priceIncludesTax: z.boolean(),
  buyerIsNaturalPerson: z.boolean(),
  buyer: z.object({
    name: text(400),
    taxId: text(100),
    address: text(400),
    phone: text(100),
    bankName: text(400),
    bankAccount: text(100),
  }),
  lines: z.array(EntryLine).check(z.maxLength(MOST_LINES)),
  note: text(4_000),
  specificBusiness: text(100),
  /** Further fields of the form: those of a 特定业务, 收款人 and their like. */
  extras: z.array(RawField).check(z.maxLength(MOST_EXTRAS)),
});
export type Entry = z.infer<typeof Entry>;

export const BUYER_PARTS = Object.keys(Party.shape) as (keyof Entry['buyer'])[];

export const EMPTY_ENTRY: Entry = {
  kind: '',
  priceIncludesTax: false,
  buyerIsNaturalPerson: false,
  buyer: { name: '', taxId: '', address: '', phone: '', bankName: '', bankAccount: '' },
  lines: [EMPTY_LINE],
  note: '',
  specificBusiness: '',
  extras: [],
};

/** Whether she typed nothing into it yet. */
export const isEmptyLine = (line: EntryLine): boolean =>
  LINE_PARTS.every((part) => part === 'taxRate' || line[part].trim() === '');

/** The company that an entry is of: scoped to one, like all that is written down (law L2). */
export type EntrySeller = Required<Pick<Invoice['seller'], 'name' | 'taxId'>> & {
  readonly name: string;
  readonly taxId: string;
};
