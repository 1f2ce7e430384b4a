import { formatAmount } from '../../utils/domain/invoice/money';
import type { TextKey, Translate } from '../../utils/domain/texts/texts';
import { COLUMNS, type ColumnKind } from '../../utils/domain/view/columns';
import type { LedgerRow } from '../../utils/domain/view/ledger-row';
import { listTime } from '../common/show-time';

export interface LedgerColumn {
  readonly title: TextKey;
  readonly kind: ColumnKind;
  /** Empty: shares what is left. */
  readonly width: string;
  /** The cell by which the detail is opened. */
  readonly opens?: boolean;
  readonly shown: (row: LedgerRow, t: Translate, now: number) => string;
}

/** A column of the one list of all views and exports, in the short form of a screen. */
const column = (
  of: TextKey,
  width: string,
  shown: LedgerColumn['shown'],
  title: TextKey = of,
): LedgerColumn => ({
  title,
  kind: COLUMNS.find((known) => known.title === of)?.kind ?? 'text',
  width,
  shown,
});

const amount = (value: string | undefined, t: Translate) =>
  value === undefined ? t('ledger.unread') : formatAmount(value);

const SELLER = column('column.sellerName', '', ({ sellerName }) => sellerName);

const ALWAYS: readonly LedgerColumn[] = [
  column('column.submittedAt', '88px', (row, _, now) => listTime(row.submittedAt, now)),
  {
    ...column(
      'column.buyerName',
      '',
      (row, t) => row.buyerName ?? t(row.unread ? 'ledger.unreadRow' : 'ledger.unread'),
    ),
    opens: true,
  },
  column('column.kind', '56px', ({ kind }, t) => (kind ? t(`ledger.kind.${kind}`) : '')),
  column('column.totalNet', '108px', (row, t) => amount(row.net, t), 'ledger.netShort'),
  column('column.totalTax', '96px', (row, t) => amount(row.tax, t), 'ledger.taxShort'),
  column('column.totalGross', '112px', (row, t) => amount(row.gross, t)),
  column('column.invoiceNumber', '112px', ({ invoiceNumbers, inTemplate }, t) => {
    if (inTemplate && invoiceNumbers.length === 0) return t('template.written');
    const [first, ...more] = invoiceNumbers.map((number) => `…${number.slice(-8)}`);
    return more.length > 0 ? `${first} +${more.length}` : (first ?? '');
  }),
  column('column.original', '96px', ({ original }, t) => (original ? t(`original.${original}`) : '')),
  {
    title: 'ledger.attempt',
    kind: 'amount',
    width: '56px',
    shown: ({ attempt }) => (attempt > 1 ? String(attempt) : ''),
  },
];

/** What a narrow list leaves to the detail beside it. */
const LEFT_OUT: ReadonlySet<TextKey> = new Set([
  'ledger.netShort',
  'ledger.taxShort',
  'column.original',
  'ledger.attempt',
]);

/** With the company where rows of several are mixed; without what an open detail shows beside it. */
export function ledgerColumns(allCompanies: boolean, narrow: boolean): readonly LedgerColumn[] {
  const columns = allCompanies ? [SELLER, ...ALWAYS] : ALWAYS;
  return narrow ? columns.filter(({ title }) => !LEFT_OUT.has(title)) : columns;
}
