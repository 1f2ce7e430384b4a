import { beijingText } from '../invoice/beijing-time';
import { shownDecimals } from '../invoice/money';
import type { PortalRow } from '../list/portal-row';
import type { DayCoverage } from '../reconcile/coverage-days';
import type { CrossMonthPair } from '../reconcile/cross-month';
import type { Amounts, MonthCell, MonthTable } from '../reconcile/month-table';
import type { ListedSubmission, ReconcileLists } from '../reconcile/reconcile-lists';
import type { TextKey, Translate } from '../texts/texts';
import type { Column } from './columns';
import { standingSentence } from './standing-words';

type ListOfRecords = Exclude<keyof ReconcileLists, 'groups' | 'elsewhere'>;

/** A record with the list that it stands in. */
export interface CheckedRow {
  readonly list: ListOfRecords | 'groups';
  readonly record: ListedSubmission;
  /** Numbers of the list that are, or may be, its own. */
  readonly numbers: readonly string[];
  /** Why it waits, where it is in a group. */
  readonly why?: string;
}

const ORDER: readonly ListOfRecords[] = [
  'duplicated',
  'missing',
  'unknown',
  'mismatched',
  'unchecked',
  'reversed',
  'confirmed',
];

/** All lists of records as rows of one table: what asks for the clerk first. */
export function checkedRows(
  lists: ReconcileLists,
  records: ReadonlyMap<string, ListedSubmission>,
  t: Translate,
): CheckedRow[] {
  const grouped = lists.groups.flatMap(({ why, subjects, rows }) =>
    subjects.flatMap(({ id }): CheckedRow[] => {
      const record = records.get(id);
      const words = t(`group.${why}`, { rows: rows.length, subjects: subjects.length });
      return record ? [{ list: 'groups', record, numbers: rows.map((row) => row.id), why: words }] : [];
    }),
  );
  const listed = ORDER.map((list) =>
    lists[list].map((record): CheckedRow => ({ list, record, numbers: record.check?.invoiceNumbers ?? [] })),
  );
  const [duplicated = [], missing = [], unknown = [], ...others] = listed;
  return [...duplicated, ...missing, ...unknown, ...grouped, ...others.flat()];
}

const amount = shownDecimals;
const whatOf = ({ list, record, why }: CheckedRow, t: Translate) => {
  if (why !== undefined) return why;
  if (list === 'unknown') return t(record.standing === 'missing' ? 'unknown.missing' : 'unknown.unchecked');
  return standingSentence(record, t);
};

export const CHECK_COLUMNS: readonly Column<CheckedRow>[] = [
  { title: 'column.list', kind: 'text', width: 16, value: ({ list }, t) => t(`list.${list}`) },
  { title: 'column.what', kind: 'text', width: 48, value: whatOf },
  {
    title: 'column.submittedAt',
    kind: 'time',
    width: 20,
    value: ({ record }) => beijingText(record.submittedAt),
  },
  {
    title: 'column.outcome',
    kind: 'text',
    width: 12,
    value: ({ record }, t) => t(`outcome.${record.outcomeType}`),
  },
  {
    title: 'column.invoiceNumber',
    kind: 'digits',
    width: 24,
    value: ({ record }) => record.invoiceNumbers.join(' '),
  },
  { title: 'column.listNumber', kind: 'digits', width: 24, value: ({ numbers }) => numbers.join(' ') },
  {
    title: 'column.buyerName',
    kind: 'text',
    width: 28,
    value: ({ record }) => record.invoice.buyer.name ?? '',
  },
  {
    title: 'column.buyerTaxId',
    kind: 'digits',
    width: 22,
    value: ({ record }) => record.invoice.buyer.taxId ?? '',
  },
  {
    title: 'column.totalNet',
    kind: 'amount',
    width: 14,
    value: ({ record }) => amount(record.invoice.totalNet),
  },
  {
    title: 'column.totalTax',
    kind: 'amount',
    width: 12,
    value: ({ record }) => amount(record.invoice.totalTax),
  },
  {
    title: 'column.totalGross',
    kind: 'amount',
    width: 14,
    value: ({ record }) => amount(record.invoice.totalGross),
  },
];

export const ELSEWHERE_COLUMNS: readonly Column<PortalRow>[] = [
  { title: 'row.number', kind: 'digits', width: 24, value: ({ id }) => id },
  { title: 'row.issuedAt', kind: 'time', width: 20, value: ({ shown }) => shown.issuedAt ?? '' },
  { title: 'row.source', kind: 'text', width: 20, value: ({ shown }) => shown.source ?? '' },
  { title: 'row.kind', kind: 'text', width: 26, value: ({ shown }) => shown.kind ?? '' },
  { title: 'row.buyer', kind: 'text', width: 28, value: ({ shown }) => shown.buyerName ?? '' },
  { title: 'column.buyerTaxId', kind: 'digits', width: 22, value: ({ shown }) => shown.buyerTaxId ?? '' },
  { title: 'row.net', kind: 'amount', width: 14, value: ({ net }) => amount(net) },
  { title: 'row.tax', kind: 'amount', width: 12, value: ({ tax }) => amount(tax) },
  { title: 'row.gross', kind: 'amount', width: 14, value: ({ gross }) => amount(gross) },
];

/** A kind in words; the list's own where it is neither of the two. */
export const kindWord = (kind: string, t: Translate): string => {
  if (kind === 'special' || kind === 'general') return t(`kind.${kind}`);
  return kind === '' ? t('month.noKind') : kind;
};

/** A line of 月末表, or one of its sums. */
export type MonthRow = Amounts & ({ readonly cell: MonthCell } | { readonly sum: TextKey });
export const monthRows = ({ cells, blue, red, all }: MonthTable): MonthRow[] => [
  ...cells.map((cell): MonthRow => ({ ...cell, cell })),
  { ...blue, sum: 'month.blueSum' },
  { ...red, sum: 'month.redSum' },
  { ...all, sum: 'month.all' },
];

export const MONTH_COLUMNS: readonly Column<MonthRow>[] = [
  {
    title: 'column.kind',
    kind: 'text',
    width: 22,
    value: (row, t) => ('cell' in row ? kindWord(row.cell.kind, t) : t(row.sum)),
  },
  {
    title: 'column.colour',
    kind: 'text',
    width: 12,
    value: (row, t) => ('cell' in row ? t(`month.${row.cell.colour}`) : ''),
  },
  {
    title: 'column.rate',
    kind: 'rate',
    width: 14,
    value: (row, t) => ('cell' in row ? row.cell.rate || t('month.noRate') : ''),
  },
  { title: 'column.count', kind: 'count', width: 8, value: ({ count }) => String(count) },
  { title: 'column.net', kind: 'amount', width: 16, value: ({ net }) => amount(net) },
  { title: 'column.tax', kind: 'amount', width: 16, value: ({ tax }) => amount(tax) },
];

export const PAIR_COLUMNS: readonly Column<CrossMonthPair>[] = [
  { title: 'month.redNumber', kind: 'digits', width: 24, value: ({ red }) => red.id },
  { title: 'row.issuedAt', kind: 'text', width: 14, value: ({ red }) => red.day },
  { title: 'row.gross', kind: 'amount', width: 14, value: ({ red }) => amount(red.gross) },
  { title: 'month.original', kind: 'digits', width: 24, value: ({ originalNumber }) => originalNumber },
  { title: 'column.originalDay', kind: 'text', width: 14, value: ({ originalDay }) => originalDay },
];

export const COVER_COLUMNS: readonly Column<DayCoverage>[] = [
  { title: 'column.day', kind: 'text', width: 14, value: ({ day }) => day },
  { title: 'column.cover', kind: 'text', width: 12, value: ({ cover }, t) => t(`cover.${cover}`) },
  {
    title: 'column.what',
    kind: 'text',
    width: 48,
    value: ({ problems }, t) => problems.map((problem) => t(`settle.doubt.${problem}`)).join(t('join.parts')),
  },
];
