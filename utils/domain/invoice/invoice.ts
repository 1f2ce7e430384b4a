import * as z from '../zod';

const text = z.optional(z.string());

export const Party = z.object({
  name: text,
  taxId: text,
  address: text,
  phone: text,
  bankName: text,
  bankAccount: text,
});
export type Party = z.infer<typeof Party>;

export const PARTY_FIELDS = Object.keys(Party.shape) as (keyof Party)[];

/** Amounts are exact decimals as text. `taxRate` is "0.13" or the portal's word (免税, 不征税). */
export const InvoiceLine = z.object({
  lineNo: text,
  itemName: text,
  specification: text,
  unit: text,
  quantity: text,
  unitPrice: text,
  netAmount: text,
  taxRate: text,
  taxAmount: text,
});
export type InvoiceLine = z.infer<typeof InvoiceLine>;

/** What could not be read or does not add up. A record with issues is kept all the same. */
export const InvoiceIssue = z.object({
  code: z.enum([
    'fieldMissing',
    'amountUnreadable',
    'linesIncomplete',
    'noLines',
    'snapshotUnreadable',
    'readByPosition',
    'valueUnread',
  ]),
  /** The invoice field or line concerned, e.g. `buyer.taxId`, `lines.3.taxRate`. */
  at: text,
  /** The text as shown, when there was one. */
  shown: text,
});
export type InvoiceIssue = z.infer<typeof InvoiceIssue>;

/** Fields that are kept as they were read. */
const AS_READ = { specificBusiness: text, note: text, drawer: text };
export const FIELDS_AS_READ = Object.keys(AS_READ) as (keyof typeof AS_READ)[];

export const Invoice = z.object({
  ...AS_READ,
  kind: z.optional(z.enum(['special', 'general'])),
  priceIncludesTax: z.boolean(),
  seller: Party,
  buyer: Party,
  buyerIsNaturalPerson: z.boolean(),
  lines: z.array(InvoiceLine),
  totalNet: text,
  totalTax: text,
  totalGross: text,
  issues: z.array(InvoiceIssue),
});
export type Invoice = z.infer<typeof Invoice>;

/** 20 digits, the number of a 数电票. */
export const INVOICE_NUMBER = /^\d{20}$/;
const NUMBERS = /(?<!\d)\d{20}(?!\d)/g;

/** What looks like an invoice number in a text, each once: 20 digits with none beside them. */
export const numberLike = (text: string): string[] => [...new Set(text.match(NUMBERS))];
