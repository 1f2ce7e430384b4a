import * as z from '../zod';
import { declaredParts } from './declared-parts';
import { id, observed, ofSubmission, Site, text } from './fact-parts';
import { ListRow } from './list-row';

/** The conditions of a query of the portal's list, as shown. What the page does not show is absent. */
export const ListQuery = z.object({
  type: z.optional(text(100)),
  kinds: z.optional(text(400)),
  from: z.optional(text(40)),
  to: z.optional(text(40)),
  /** Labels of further conditions that narrow the list; absent when they could not be looked through. */
  others: z.optional(z.array(text(400)).check(z.maxLength(100))),
});
export type ListQuery = z.infer<typeof ListQuery>;

/** A page of the portal's own list of invoices was shown. Rows beyond the bound make it a page not read. */
const ListReadFact = z.object({
  ...ofSubmission,
  type: z.literal('listRead'),
  profileId: text(40),
  site: Site,
  /** One query with its pages, in one page of one tab. */
  readingId: id,
  /** When 查询 was pressed; absent where that was not seen. */
  queriedAt: z.optional(z.int()),
  query: ListQuery,
  /** The conditions were still the same when the rows came. */
  queryKept: z.boolean(),
  page: z.optional(z.int()),
  pageSize: z.optional(z.int()),
  total: z.optional(z.int()),
  /** As the page shows them above its rows: of the page or of the whole query. */
  sums: z.optional(z.object({ net: z.optional(text(40)), tax: z.optional(text(40)) })),
  /** Of the page's header, where it shows one. */
  companyTaxId: z.optional(text(40)),
  /** Whom the portal session of this page was known to be signed in for when it asked (`session-companies.ts`). */
  session: z.optional(z.object({ taxId: text(40), since: z.int() })),
  /** The rows are of the exported file; conditions and moment of the export are the clerk's word. */
  file: z.optional(
    z.object({
      name: text(300),
      sha256: text(64),
      listedAt: z.int(),
      parts: z.int().check(z.minimum(1)),
      /** The clerk's word that it is 导出全部; absent where she chose rows, or cannot say so. */
      isAll: z.optional(z.boolean()),
      /** Invoices that it should hold, as was known of the list when it was taken in, and does not. */
      lacks: z.optional(z.int().check(z.minimum(0))),
      /** It shows lines alone: the amounts of the rows were added up from them. */
      isSummed: z.optional(z.boolean()),
    }),
  ),
  rows: z.array(ListRow).check(z.maxLength(1_000)),
});

/** A field of which the ledger and the portal's list show different things. */
export const DIFFERING = ['kind', 'buyerName', 'buyerTaxId', 'net', 'tax', 'gross'] as const;

/** What the portal's own list says of a submission (`reconcile.ts`). */
const ReconciledFact = z.object({
  ...observed,
  type: z.literal('reconciled'),
  submissionId: id,
  standing: z.enum(['confirmed', 'missing', 'mismatched', 'duplicated', 'reversed']),
  invoiceNumbers: z.array(text(40)).check(z.maxLength(50)),
  differences: z
    .array(z.object({ field: z.enum(DIFFERING), here: text(400), there: text(400) }))
    .check(z.maxLength(DIFFERING.length)),
  reversal: z.optional(z.enum(['full', 'partial'])),
  /** 开票日期 of its row, where the list shows one alone, with the time of day: her own clock may stand in another month. */
  issuedAt: z.optional(z.int()),
});

/** What is seen of the portal's own list, found by it, and said of it by the clerk. */
export const LIST_FACTS = [
  ListReadFact,
  ReconciledFact,
  /** The clerk's word on the page: this reading is of that company's list. */
  z.object({
    ...ofSubmission,
    type: z.literal('listCompany'),
    readingId: id,
    companyTaxId: text(40).check(z.minLength(1)),
  }),
  /** The clerk's word: that row of the portal's list is another invoice. */
  z.object({ ...observed, type: z.literal('otherRow'), submissionId: id, invoiceNumber: text(40) }),
  /** An invoice of the list that was issued elsewhere is to stand in the ledger too. */
  z.object({
    ...observed,
    type: z.literal('takenOver'),
    submissionId: id,
    profileId: text(40),
    site: Site,
    row: ListRow,
  }),
  z.object({ ...ofSubmission, type: z.literal('monthDeclared'), ...declaredParts }),
] as const;
