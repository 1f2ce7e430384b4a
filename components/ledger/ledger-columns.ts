import { formatAmount } from '../../utils/domain/invoice/money';
import { type Clerks, enteredByText, hasSeveral } from '../../utils/domain/team/entered-by';
import type { TextKey, Translate } from '../../utils/domain/texts/texts';
import { COLUMNS, type ColumnKind } from '../../utils/domain/view/columns';
import type { LedgerRow } from '../../utils/domain/view/ledger-row';
import type { RowOrder } from '../../utils/domain/view/sort-rows';
import { listTime } from '../common/show-time';

export interface LedgerColumn {
  readonly title: TextKey;
  readonly kind: ColumnKind;
  /** px; never less. */
  readonly width: number;
  /** Takes its share of what is left. */
  readonly grows?: true;
  /** The cell by which the detail is opened. */
  readonly opens?: true;
  readonly sorts?: RowOrder['by'];
  readonly amount?: 'net' | 'tax' | 'gross';
  /** What its small button copies, and how that is called. */
  readonly copies?: {
    readonly text: (row: LedgerRow) => string | undefined;
    readonly label: 'ledger.copyNumber' | 'ledger.copyTaxId';
  };
  /** Shown as marks and tags; the text is their tooltip. */
  readonly marks?: true;
  readonly shown: (row: LedgerRow, t: Translate, now: number, clerks: Clerks) => string;
  /** The company's own; a short name stands in its place where she gave it one. */
  readonly company?: true;
}

/** A column of the one list of all views and exports, in the short form of a screen. */
const column = (
  of: TextKey,
  width: number,
  shown: LedgerColumn['shown'],
  more: Partial<LedgerColumn> = {},
): LedgerColumn => ({
  title: of,
  kind: COLUMNS.find((known) => known.title === of)?.kind ?? 'text',
  width,
  shown,
  ...more,
});

const amount = (of: TextKey, part: 'net' | 'tax' | 'gross', more: Partial<LedgerColumn> = {}) => {
  const shown: LedgerColumn['shown'] = ({ [part]: value }, t) =>
    value === undefined ? t('ledger.unread') : formatAmount(value);
  return column(of, 96, shown, { amount: part, ...more });
};

/** A red letter says so before its kind. */
const kindWord = ({ kind, red }: LedgerRow, t: Translate) =>
  `${red ? t('ledger.red') : ''}${kind ? t(`ledger.kind.${kind}`) : ''}`;

/** In their order on the screen. */
const LEDGER_COLUMNS: readonly LedgerColumn[] = [
  column('column.submittedAt', 92, (row, _, now) => listTime(row.submittedAt, now), { sorts: 'time' }),
  column('column.sellerName', 140, ({ sellerName }) => sellerName, { grows: true, company: true }),
  column(
    'column.buyerName',
    160,
    (row, t) => row.buyerName ?? t(row.unread ? 'ledger.unreadRow' : 'ledger.unread'),
    {
      grows: true,
      opens: true,
      sorts: 'buyer',
      copies: { text: ({ buyerTaxId }) => buyerTaxId, label: 'ledger.copyTaxId' },
    },
  ),
  column('column.kind', 72, kindWord),
  amount('column.totalNet', 'net', { title: 'ledger.netShort' }),
  amount('column.totalTax', 'tax', { title: 'ledger.taxShort' }),
  amount('column.totalGross', 'gross', { sorts: 'gross' }),
  column(
    'column.invoiceNumber',
    132,
    ({ invoiceNumbers, inTemplate }, t) => {
      if (inTemplate && invoiceNumbers.length === 0) return t('template.written');
      const [first, ...more] = invoiceNumbers.map((number) => `…${number.slice(-8)}`);
      return more.length > 0 ? `${first} +${more.length}` : (first ?? '');
    },
    { copies: { text: ({ invoiceNumbers }) => invoiceNumbers[0], label: 'ledger.copyNumber' } },
  ),
  column(
    'column.tags',
    128,
    ({ tags, note, files }, t) =>
      [
        note ? t('notes.noteMark', { note }) : '',
        files ? t('notes.fileMark', { count: files }) : '',
        tags ? t('notes.tagMark', { tags: tags.join('、') }) : '',
      ]
        .filter(Boolean)
        .join('\n'),
    { marks: true },
  ),
  column('column.enteredBy', 96, ({ enteredOn, claimedOn }, _t, _now, clerks) =>
    enteredByText(enteredOn, claimedOn, clerks),
  ),
  column('column.original', 104, ({ original }, t) => (original ? t(`original.${original}`) : '')),
  column('ledger.attempt', 64, ({ attempt }) => (attempt > 1 ? String(attempt) : ''), { kind: 'amount' }),
];

/** What a narrow list keeps longest; these three it never leaves out. */
const NEVER_OUT: ReadonlySet<TextKey> = new Set(['column.buyerName', 'column.totalGross']);
const KEPT_FIRST: readonly TextKey[] = [
  'column.submittedAt',
  'column.invoiceNumber',
  'column.sellerName',
  'ledger.netShort',
  'ledger.taxShort',
  'column.enteredBy',
  'column.tags',
  'column.kind',
  'column.original',
  'ledger.attempt',
];
/** What the clerk may put away. */
export const HIDEABLE: readonly LedgerColumn[] = LEDGER_COLUMNS.filter(({ title }) => !NEVER_OUT.has(title));

/** Tick and state. */
export const FIXED_WIDTH = 36 + 112;
const PADDING = 16;
const DIGIT = 8;

/** Characters of the longest, with its commas and cents. */
function longest(rows: readonly LedgerRow[], part: 'net' | 'tax' | 'gross'): number {
  let most = 0;
  for (const { [part]: value = '' } of rows) {
    const whole = value.indexOf('.') < 0 ? value.length : value.indexOf('.');
    if (whole > most) most = whole;
  }
  return most + Math.floor((most - 1) / 3) + 3;
}

export interface ListOf {
  readonly rows: readonly LedgerRow[];
  readonly allCompanies: boolean;
  readonly hidden: readonly string[];
  /** None while all is done on one computer. */
  readonly clerks: Clerks;
  /** px that the list has. */
  readonly room: number;
}

/**
 * Columns that say something and for which there is room, each as wide as it needs: an amount is never cut, and what a
 * narrow list leaves out stands in the detail.
 */
export function fitColumns({ rows, allCompanies, hidden, clerks, room }: ListOf): readonly LedgerColumn[] {
  const says = ({ title }: LedgerColumn) => {
    if (hidden.includes(title)) return NEVER_OUT.has(title);
    if (title === 'column.sellerName') return allCompanies;
    if (title === 'column.enteredBy') return hasSeveral(clerks);
    if (title === 'column.original') return rows.some(({ original }) => original && original !== 'missing');
    if (title === 'column.tags') return rows.some(({ tags, note, files }) => tags || note || files);
    return title !== 'ledger.attempt' || rows.some(({ attempt }) => attempt > 1);
  };
  const wanted = LEDGER_COLUMNS.filter(says).map((of) =>
    of.amount ? { ...of, width: Math.max(of.width, longest(rows, of.amount) * DIGIT + PADDING) } : of,
  );
  const kept = wanted.filter(({ title }) => NEVER_OUT.has(title));
  let left = room - FIXED_WIDTH - kept.reduce((sum, { width }) => sum + width, 0);
  for (const title of KEPT_FIRST) {
    const next = wanted.find((candidate) => candidate.title === title);
    if (!next || next.width > left) continue;
    kept.push(next);
    left -= next.width;
  }
  return wanted.filter((candidate) => kept.includes(candidate));
}
