import { INVOICE_NUMBER } from '../invoice/invoice';
import type { Submission } from '../record/submission';
import * as z from '../zod';

/** 原件: the electronic original that the portal hands out. 财会〔2020〕6号: it is what counts, not a print of it. */
export const ORIGINAL_FORMATS = ['xml', 'zip', 'ofd', 'pdf'] as const;
export type OriginalFormat = (typeof ORIGINAL_FORMATS)[number];

/** What of an original can be held against the record. */
export const COMPARED_FIELDS = [
  'invoiceNumber',
  'issueDay',
  'sellerTaxId',
  'sellerName',
  'buyerTaxId',
  'buyerName',
  'totalNet',
  'totalTax',
  'totalGross',
  'lines',
] as const;
export type ComparedField = (typeof COMPARED_FIELDS)[number];

/**
 * Whence it is known which invoice a file is of: `content` its own data · `fileName` only its name, as the portal gives
 * it · `clerk` only that she attached it to this record
 */
export const NUMBER_SOURCES = ['content', 'fileName', 'clerk'] as const;
export type NumberSource = (typeof NUMBER_SOURCES)[number];

/** Of an `originalKept` fact; the bytes lie in the store `evidence` under their SHA-256. */
export const originalNames = {
  invoiceNumber: z.string().check(z.regex(INVOICE_NUMBER)),
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  format: z.enum(ORIGINAL_FORMATS),
  mime: z.string().check(z.maxLength(100)),
  fileName: z.string().check(z.maxLength(300)),
  size: z.int().check(z.positive()),
  numberFrom: z.enum(NUMBER_SOURCES),
  /** What both sides had, and was equal. */
  compared: z.array(z.enum(COMPARED_FIELDS)).check(z.maxLength(COMPARED_FIELDS.length)),
};

export interface KeptOriginal {
  readonly invoiceNumber: string;
  readonly sha256: string;
  readonly format: OriginalFormat;
  readonly mime: string;
  readonly fileName: string;
  readonly size: number;
  readonly numberFrom: NumberSource;
  readonly compared: readonly ComparedField[];
  readonly at: number;
}

/** O3: the same file again changes nothing. */
export function foldOriginal(record: Submission, fact: KeptOriginal): Submission {
  const before = record.originals ?? [];
  const { invoiceNumber, sha256, format, mime, fileName, size, numberFrom, compared, at } = fact;
  if (before.some((known) => known.sha256 === sha256 && known.invoiceNumber === invoiceNumber)) return record;
  const kept = { invoiceNumber, sha256, format, mime, fileName, size, numberFrom, compared, at };
  return { ...record, originals: [...before, kept] };
}

/** Its own data say of which invoice it is; its name and her word alone prove nothing. */
export const isProven = ({ numberFrom }: Pick<KeptOriginal, 'numberFrom'>): boolean =>
  numberFrom === 'content';

/**
 * 有 only when each of its numbers has one, `unproven` where one of them has none that says itself whose it is; undefined
 * for what is not issued and so has none.
 */
export function originalState(
  record: Pick<Submission, 'outcomeType' | 'invoiceNumbers' | 'originals'>,
): 'kept' | 'unproven' | 'missing' | undefined {
  if (record.outcomeType !== 'issued') return undefined;
  const { invoiceNumbers, originals = [] } = record;
  const of = (number: string) => originals.filter(({ invoiceNumber }) => invoiceNumber === number);
  if (invoiceNumbers.length === 0 || !invoiceNumbers.every((number) => of(number).length > 0))
    return 'missing';
  return invoiceNumbers.every((number) => of(number).some(isProven)) ? 'kept' : 'unproven';
}
