import * as z from '../zod';

/** Where a label was found; `placeholder` is the weakest source. */
const LABEL_SOURCES = ['label', 'item', 'aria', 'header', 'before', 'placeholder', 'name', 'none'] as const;
export type LabelSource = (typeof LABEL_SOURCES)[number];

const short = z.string().check(z.maxLength(400));
const long = z.string().check(z.maxLength(20_000));

/** One visible control as a person sees it. `name` is the form item's back-end name, else the control's own. */
export const RawField = z.object({
  label: short,
  labelFrom: z.enum(LABEL_SOURCES),
  name: z.optional(short),
  kind: z.enum(['text', 'textarea', 'select', 'checkbox', 'radio']),
  value: long,
  /** Block of the page that the profile names (buyer half, seller half …) and the place in it, from 0. */
  group: z.optional(short),
  nth: z.optional(z.int()),
  /** How the block was known where the profile's selector found none: words in it, or the order of the controls alone. */
  placedBy: z.optional(z.enum(['words', 'order'])),
});
export type RawField = z.infer<typeof RawField>;

/** A table with its header; rows as arrays under it, so that 2,000 lines stay below 1 MB. */
export const RawTable = z.object({
  columns: z.array(z.object({ label: short, key: z.optional(short) })).check(z.maxLength(200)),
  rows: z.array(z.array(long).check(z.maxLength(200))).check(z.maxLength(20_000)),
  /** 共 N 条 of a pager below the table: rows that exist but are not on the page. */
  pagerTotal: z.optional(z.int()),
  /** Its cells hold controls: it is typed into. */
  controls: z.optional(z.boolean()),
  /** It stands outside the form and is not typed into: no part of the invoice. */
  foreign: z.optional(z.boolean()),
  /** Cells that show something which could not be read. */
  unread: z.optional(z.int()),
});
export type RawTable = z.infer<typeof RawTable>;

/** Everything visible on the form at one moment. Hidden fields, passwords and codes are never in it. */
export const RawSnapshot = z.object({
  takenAt: z.int(),
  title: short,
  fields: z.array(RawField).check(z.maxLength(5_000)),
  tables: z.array(RawTable).check(z.maxLength(50)),
  /** Shown values that are not controls, by the profile's name: totals, ticket kind. */
  texts: z.record(z.string(), long),
  /** Shown amounts outside of tables and controls; read only where the words of a total were not found. */
  amounts: z.optional(z.array(short).check(z.maxLength(200))),
  /** The browser's translator replaced the words of the page. */
  translated: z.optional(z.boolean()),
});
export type RawSnapshot = z.infer<typeof RawSnapshot>;

/** What was on the form, to tell a changed one from an unchanged one. */
export const contentOf = ({ fields, tables, texts }: RawSnapshot): string =>
  JSON.stringify([fields, tables, texts]);
