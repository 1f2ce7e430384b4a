import { beijingText } from './beijing-time';
import { twoDecimals } from './money';
import type { Outcome } from './outcome';
import type { Submission } from './submission';
import type { TextKey, Translate } from './texts/texts';

/** How a cell must be treated in a file: `digits` are long numbers that a spreadsheet would round. */
export type ColumnKind = 'text' | 'digits' | 'amount';

export interface Column {
  readonly title: TextKey;
  readonly kind: ColumnKind;
  readonly value: (record: Submission, t: Translate) => string;
}

const amount = (value: string | undefined) => (value === undefined ? '' : twoDecimals(value));

/** The portal's or the page's own words about a submission, if it has any. */
export const messageOf = (outcome: Outcome): string => ('message' in outcome ? (outcome.message ?? '') : '');

/** One column list for every view and export of submissions. */
export const COLUMNS: readonly Column[] = [
  { title: 'column.submittedAt', kind: 'text', value: (record) => beijingText(record.submittedAt) },
  { title: 'column.outcome', kind: 'text', value: ({ outcome }, t) => t(`outcome.${outcome.type}`) },
  { title: 'column.message', kind: 'text', value: ({ outcome }) => messageOf(outcome) },
  { title: 'column.invoiceNumber', kind: 'digits', value: (record) => record.invoiceNumbers.join(' ') },
  {
    title: 'column.kind',
    kind: 'text',
    value: ({ invoice }, t) => (invoice.kind ? t(`kind.${invoice.kind}`) : ''),
  },
  { title: 'column.sellerName', kind: 'text', value: ({ invoice }) => invoice.seller.name ?? '' },
  { title: 'column.sellerTaxId', kind: 'digits', value: ({ invoice }) => invoice.seller.taxId ?? '' },
  { title: 'column.buyerName', kind: 'text', value: ({ invoice }) => invoice.buyer.name ?? '' },
  { title: 'column.buyerTaxId', kind: 'digits', value: ({ invoice }) => invoice.buyer.taxId ?? '' },
  { title: 'column.lineCount', kind: 'amount', value: ({ invoice }) => String(invoice.lines.length) },
  {
    title: 'column.items',
    kind: 'text',
    value: ({ invoice }) => invoice.lines.map((line) => line.itemName ?? '').join('；'),
  },
  { title: 'column.totalNet', kind: 'amount', value: ({ invoice }) => amount(invoice.totalNet) },
  { title: 'column.totalTax', kind: 'amount', value: ({ invoice }) => amount(invoice.totalTax) },
  { title: 'column.totalGross', kind: 'amount', value: ({ invoice }) => amount(invoice.totalGross) },
  { title: 'column.note', kind: 'text', value: ({ invoice }) => invoice.note ?? '' },
];
