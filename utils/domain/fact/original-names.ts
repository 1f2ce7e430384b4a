import { INVOICE_NUMBER } from '../invoice/invoice';
import * as z from '../zod';

/** 原件: the electronic original that the portal hands out. 财会〔2020〕6号: it is what counts, not a print of it. */
const ORIGINAL_FORMATS = ['xml', 'zip', 'ofd', 'pdf'] as const;
export type OriginalFormat = (typeof ORIGINAL_FORMATS)[number];

/** What of an original can be held against the record. */
const COMPARED_FIELDS = [
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
const NUMBER_SOURCES = ['content', 'fileName', 'clerk'] as const;
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
