import type { Invoice } from '../invoice/invoice';
import { isDecimal, sum } from '../invoice/money';
import type { ListCheck, Standing } from '../list/list-check';
import { originalState } from '../originals/original';
import type { OutcomeType } from '../outcome/outcome';
import type { Submission } from '../record/submission';

/** What a list shows of a record: without snapshot and lines, for a list may hold tens of thousands. */
export interface LedgerRow {
  readonly id: string;
  readonly submittedAt: number;
  readonly outcome: OutcomeType;
  readonly standing: Standing;
  readonly check?: Omit<ListCheck, 'at'> | undefined;
  readonly sellerName: string;
  /** '' where it was not read. */
  readonly sellerTaxId: string;
  readonly buyerName: string | undefined;
  readonly buyerTaxId?: string | undefined;
  readonly kind: Invoice['kind'];
  readonly net: string | undefined;
  readonly tax: string | undefined;
  readonly gross: string | undefined;
  readonly invoiceNumbers: readonly string[];
  /** Which attempt at one invoice this is, from 1. */
  readonly attempt: number;
  /** What became of its presses before the last one, where there were several. */
  readonly tried?: Pick<Submission, 'submittedAt' | 'outcome' | 'failedTries'>;
  /** 原件 有/未下载; undefined for what is not issued. */
  readonly original: ReturnType<typeof originalState>;
  /** A red-letter one. */
  readonly red?: true;
  /** It stands in a batch template. */
  readonly inTemplate?: true;
  /** Her own words: the tags, the note as far as a tooltip shows it, how many files lie beside. */
  readonly tags?: readonly string[];
  readonly note?: string;
  readonly files?: number;
  /** Log of the computer that it was entered on; and of the one that took it over. */
  readonly enteredOn?: string;
  readonly claimedOn?: string;
  /** Damaged in the database: nothing of it can be shown. */
  readonly unread?: true;
}

/** Characters of a note that a list holds. */
const SHOWN_NOTE = 80;

const ownWords = ({ tags = [], note = '', files = [] }: Submission): Partial<LedgerRow> => ({
  ...(tags.length > 0 ? { tags } : {}),
  ...(note === '' ? {} : { note: note.length > SHOWN_NOTE ? `${note.slice(0, SHOWN_NOTE)}…` : note }),
  ...(files.length > 0 ? { files: files.length } : {}),
});

const amount = (value: string | undefined) => (isDecimal(value) ? value : undefined);

/** In the place of a row that cannot be read: one damaged row costs one line (law L4). */
const unreadRow = ({ id, submittedAt }: Submission): LedgerRow => ({
  id,
  submittedAt,
  outcome: 'unknown',
  standing: 'unchecked',
  sellerName: '',
  sellerTaxId: '',
  buyerName: undefined,
  kind: undefined,
  net: undefined,
  tax: undefined,
  gross: undefined,
  invoiceNumbers: [],
  attempt: 1,
  original: undefined,
  unread: true,
});

export function ledgerRow(record: Submission, attempt: number): LedgerRow {
  try {
    return readRow(record, attempt);
  } catch {
    return unreadRow(record);
  }
}

const readRow = (record: Submission, attempt: number): LedgerRow => ({
  id: record.id,
  submittedAt: record.submittedAt,
  outcome: record.outcomeType,
  standing: record.standing,
  ...(record.check === undefined ? {} : { check: record.check }),
  sellerName: record.invoice.seller.name ?? '',
  sellerTaxId: record.sellerTaxId,
  buyerName: record.invoice.buyer.name,
  ...(record.invoice.buyer.taxId ? { buyerTaxId: record.invoice.buyer.taxId } : {}),
  kind: record.invoice.kind,
  net: amount(record.invoice.totalNet),
  tax: amount(record.invoice.totalTax),
  gross: amount(record.invoice.totalGross),
  invoiceNumbers: record.invoiceNumbers,
  attempt,
  ...(record.failedTries === undefined
    ? {}
    : {
        tried: {
          submittedAt: record.submittedAt,
          outcome: record.outcome,
          failedTries: record.failedTries,
        },
      }),
  original: originalState(record),
  ...(record.red ? { red: true } : {}),
  ...(record.inTemplate ? { inTemplate: true } : {}),
  ...(record.begun ? { enteredOn: record.begun.chainId } : {}),
  ...(record.claimed ? { claimedOn: record.claimed.chainId } : {}),
  ...ownWords(record),
});

export interface RowSums {
  readonly count: number;
  readonly net: string;
  readonly tax: string;
  readonly gross: string;
  /** Rows of which an amount could not be read: the sums are without them, and say so. */
  readonly unread: number;
}

/** Exact sums of some rows. */
export const sumRows = (rows: readonly LedgerRow[]): RowSums => ({
  count: rows.length,
  net: sum(rows.map(({ net }) => net)),
  tax: sum(rows.map(({ tax }) => tax)),
  gross: sum(rows.map(({ gross }) => gross)),
  unread: rows.filter((row) => [row.net, row.tax, row.gross].includes(undefined)).length,
});
