import { beijingText } from '../invoice/beijing-time';
import type { InvoiceLine } from '../invoice/invoice';
import { shownDecimals } from '../invoice/money';
import { originalState } from '../originals/original';
import type { Outcome } from '../outcome/outcome';
import { readRedNote } from '../outcome/red-note';
import type { Submission } from '../record/submission';
import type { TextKey, Translate } from '../texts/texts';

/**
 * How a cell must be treated in a file: `digits` are long numbers that a spreadsheet would round, `amount` has two
 * decimals, `count` none, `quantity` as many as were shown, `rate` is a fraction or a word (免税), `time` Beijing wall
 * time `YYYY-MM-DD HH:mm:ss`.
 */
export type ColumnKind = 'text' | 'digits' | 'amount' | 'count' | 'quantity' | 'rate' | 'time';

export interface Column<Row = Submission> {
  readonly title: TextKey;
  readonly kind: ColumnKind;
  /** In characters. */
  readonly width: number;
  /** Empty for what was not read, never 0. */
  readonly value: (row: Row, t: Translate) => string;
}

const amount = shownDecimals;

/** The portal's or the page's own words about a submission, if it has any. */
export const messageOf = (outcome: Outcome): string => ('message' in outcome ? (outcome.message ?? '') : '');

/** 开票日期, where it is known. */
const issuedText = ({ outcome }: Submission) =>
  outcome.type === 'issued' && outcome.issuedAt !== undefined ? beijingText(outcome.issuedAt) : '';

const outcomeColumn: Column = {
  title: 'column.outcome',
  kind: 'text',
  width: 12,
  value: ({ outcome }, t) => t(`outcome.${outcome.type}`),
};
const submittedColumn: Column = {
  title: 'column.submittedAt',
  kind: 'time',
  width: 20,
  value: (record) => beijingText(record.submittedAt),
};
const numberColumn: Column = {
  title: 'column.invoiceNumber',
  kind: 'digits',
  width: 24,
  value: (record) => record.invoiceNumbers.join(' '),
};
/** Only of a red-letter invoice. */
const originalColumn: Column = {
  title: 'column.originalNumber',
  kind: 'digits',
  width: 24,
  value: ({ red, invoice }) => red?.originalNumber ?? readRedNote(invoice.note).originalNumber ?? '',
};
const buyerColumn: Column = {
  title: 'column.buyerName',
  kind: 'text',
  width: 28,
  value: ({ invoice }) => invoice.buyer.name ?? '',
};
const buyerTaxIdColumn: Column = {
  title: 'column.buyerTaxId',
  kind: 'digits',
  width: 22,
  value: ({ invoice }) => invoice.buyer.taxId ?? '',
};
const sellerColumn: Column = {
  title: 'column.sellerName',
  kind: 'text',
  width: 28,
  value: ({ invoice }) => invoice.seller.name ?? '',
};
const itemsColumn: Column = {
  title: 'column.items',
  kind: 'text',
  width: 36,
  value: ({ invoice }) => invoice.lines.map((line) => line.itemName ?? '').join('；'),
};
const grossColumn: Column = {
  title: 'column.totalGross',
  kind: 'amount',
  width: 14,
  value: ({ invoice }) => amount(invoice.totalGross),
};
const noteColumn: Column = {
  title: 'column.note',
  kind: 'text',
  width: 30,
  value: ({ invoice }) => invoice.note ?? '',
};

/** One column list for every view and export of submissions. */
export const COLUMNS: readonly Column[] = [
  submittedColumn,
  { title: 'column.issuedAt', kind: 'time', width: 20, value: issuedText },
  outcomeColumn,
  { title: 'column.message', kind: 'text', width: 32, value: ({ outcome }) => messageOf(outcome) },
  numberColumn,
  {
    title: 'column.kind',
    kind: 'text',
    width: 18,
    value: ({ invoice }, t) => (invoice.kind ? t(`kind.${invoice.kind}`) : ''),
  },
  sellerColumn,
  {
    title: 'column.sellerTaxId',
    kind: 'digits',
    width: 22,
    value: ({ invoice }) => invoice.seller.taxId ?? '',
  },
  buyerColumn,
  buyerTaxIdColumn,
  {
    title: 'column.lineCount',
    kind: 'count',
    width: 10,
    value: ({ invoice }) => String(invoice.lines.length),
  },
  itemsColumn,
  { title: 'column.totalNet', kind: 'amount', width: 14, value: ({ invoice }) => amount(invoice.totalNet) },
  { title: 'column.totalTax', kind: 'amount', width: 12, value: ({ invoice }) => amount(invoice.totalTax) },
  grossColumn,
  noteColumn,
  { title: 'column.source', kind: 'text', width: 10, value: ({ source }, t) => t(`source.${source}`) },
  originalColumn,
  {
    title: 'column.original',
    kind: 'text',
    width: 10,
    value: (record, t) => {
      const state = originalState(record);
      return state ? t(`original.${state}`) : '';
    },
  },
  { title: 'column.ownNote', kind: 'text', width: 30, value: ({ note }) => note ?? '' },
  { title: 'column.tags', kind: 'text', width: 20, value: ({ tags }) => (tags ?? []).join('；') },
];

/** A line with the submission that it belongs to. */
export interface LineRow {
  readonly record: Submission;
  readonly line: InvoiceLine;
}

const ofRecord = ({ value, ...column }: Column): Column<LineRow> => ({
  ...column,
  value: ({ record }, t) => value(record, t),
});
const ofLine = (
  key: keyof InvoiceLine,
  kind: ColumnKind,
  width: number,
  shown: (value: string | undefined) => string = (value) => value ?? '',
): Column<LineRow> => ({ title: `column.${key}`, kind, width, value: ({ line }) => shown(line[key]) });

/** One column list for every view and export of single lines. */
export const LINE_COLUMNS: readonly Column<LineRow>[] = [
  ofRecord(submittedColumn),
  ofRecord(outcomeColumn),
  ofRecord(numberColumn),
  ofRecord(sellerColumn),
  ofRecord(buyerColumn),
  ofLine('lineNo', 'count', 8),
  ofLine('itemName', 'text', 30),
  ofLine('specification', 'text', 16),
  ofLine('unit', 'text', 8),
  ofLine('quantity', 'quantity', 12),
  ofLine('unitPrice', 'quantity', 14),
  ofLine('netAmount', 'amount', 14, amount),
  ofLine('taxRate', 'rate', 12),
  ofLine('taxAmount', 'amount', 12, amount),
];

/** Why a submission is not known to be issued; without the page's own words, which have a column of their own. */
function reasonText({ outcome }: Submission, t: Translate): string {
  switch (outcome.type) {
    case 'refused':
      return t('failure.refused');
    case 'notSent':
      return outcome.message === undefined ? t('failure.notSentOffline') : t('failure.notSent');
    case 'unknown':
      return t(`reason.${outcome.reason}`, { message: outcome.message ?? '' });
    default:
      return '';
  }
}

/** What became of a failure afterwards. */
function followUpText({ newerAttempt, handled, settled, inTemplate }: Submission, t: Translate): string {
  if (inTemplate) return t('template.written');
  if (newerAttempt !== undefined) return t('followUp.again');
  if (handled) return t('followUp.handled', { reason: handled.reason });
  return settled?.as === 'notIssued' ? t('followUp.notIssued') : t('followUp.open');
}

/** One column list for what failed or is unknown. */
export const FAILURE_COLUMNS: readonly Column[] = [
  submittedColumn,
  outcomeColumn,
  {
    title: 'column.portalText',
    kind: 'text',
    width: 48,
    value: ({ outcome }) => messageOf(outcome),
  },
  { title: 'column.reason', kind: 'text', width: 36, value: reasonText },
  { title: 'column.followUp', kind: 'text', width: 20, value: followUpText },
  sellerColumn,
  buyerColumn,
  buyerTaxIdColumn,
  itemsColumn,
  grossColumn,
  noteColumn,
];
