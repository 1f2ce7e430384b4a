import * as z from '../zod';

const cell = z.optional(z.string().check(z.maxLength(400)));

/** A line of an invoice, as the exported file shows it. */
export const RowLine = z.object({
  itemName: cell,
  netAmount: cell,
  taxRate: cell,
  taxAmount: cell,
});
export type RowLine = z.infer<typeof RowLine>;

/** Most lines of one invoice that the portal takes. */
export const MOST_LINES = 2_000;

/** A row of the portal's list as it is shown: the text of each column that is there. */
export const ListRow = z.object({
  invoiceNumber: cell,
  /** Of an invoice older than 数电票, whose number has 8 digits. */
  invoiceCode: cell,
  kind: cell,
  status: cell,
  isPositive: cell,
  sellerName: cell,
  sellerTaxId: cell,
  buyerName: cell,
  buyerTaxId: cell,
  issuedAt: cell,
  net: cell,
  tax: cell,
  gross: cell,
  drawer: cell,
  source: cell,
  note: cell,
  /** Only the exported file shows them. */
  lines: z.optional(z.array(RowLine).check(z.maxLength(MOST_LINES))),
});
export type ListRow = z.infer<typeof ListRow>;
/** What a column of the list may tell. */
export type ListColumn = Exclude<keyof ListRow, 'lines'>;
