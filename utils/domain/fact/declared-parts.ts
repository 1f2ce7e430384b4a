import * as z from '../zod';

const text = (length: number) => z.string().check(z.maxLength(length));

/** Most lines of a table that are held: kinds × rates × colours. */
const MOST_CELLS = 300;

const DeclaredCell = z.object({
  kind: text(400),
  colour: z.enum(['blue', 'red']),
  rate: text(400),
  count: z.int(),
  net: text(60),
  tax: text(60),
});

/** The clerk's word that she declared a month (已申报), with the table that she saw; or that she did not. */
export const declaredParts = {
  companyTaxId: text(40),
  month: z.string().check(z.regex(/^\d{4}-\d{2}$/)),
  declared: z.boolean(),
  cells: z.array(DeclaredCell).check(z.maxLength(MOST_CELLS)),
};

/** One such word, by the event that told it. */
export const DeclaredWord = z.object({
  event: z.string(),
  at: z.int(),
  declared: z.boolean(),
  cells: z.array(DeclaredCell),
  /** Where it stands in its log; absent in older words. */
  place: z.optional(z.object({ chainId: z.string(), n: z.int() })),
});
export type DeclaredWord = z.infer<typeof DeclaredWord>;
