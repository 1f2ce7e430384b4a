import { beijingText } from '../invoice/beijing-time';
import { isProven, type KeptOriginal } from '../originals/original';
import type { Submission } from '../record/submission';
import type { TextKey } from '../texts/texts';
import { COLUMNS, type Column } from './columns';
import { comparedWords } from './original-words';

/** A file of a record, or a number of it that has none. */
export interface OriginalRow {
  readonly record: Submission;
  readonly invoiceNumber: string;
  readonly state: 'kept' | 'missing' | 'absent' | 'damaged';
  readonly kept?: KeptOriginal;
  /** Where it lies in the exported folder. */
  readonly path?: string;
}

/** A column of the one list of all views and exports. */
function ofRecord(title: TextKey): Column<OriginalRow> {
  const column = COLUMNS.find((known) => known.title === title);
  if (!column) throw new Error(`no column ${title}`);
  return { ...column, value: ({ record }, t) => column.value(record, t) };
}

/** The index that lies beside exported originals. */
export const ORIGINAL_COLUMNS: readonly Column<OriginalRow>[] = [
  {
    title: 'column.invoiceNumber',
    kind: 'digits',
    width: 24,
    value: ({ invoiceNumber }) => invoiceNumber,
  },
  {
    title: 'originals.state',
    kind: 'text',
    width: 12,
    value: ({ state, kept }, t) => {
      if (state === 'kept' && kept && !isProven(kept)) return t('original.unproven');
      return t(state === 'kept' || state === 'missing' ? `original.${state}` : `originals.state.${state}`);
    },
  },
  { title: 'originals.path', kind: 'text', width: 48, value: ({ path }) => path ?? '' },
  {
    title: 'originals.format',
    kind: 'text',
    width: 8,
    value: ({ kept }) => kept?.format.toUpperCase() ?? '',
  },
  {
    title: 'originals.bytes',
    kind: 'count',
    width: 12,
    value: ({ kept }) => (kept ? String(kept.size) : ''),
  },
  { title: 'originals.sha256', kind: 'text', width: 66, value: ({ kept }) => kept?.sha256 ?? '' },
  {
    title: 'originals.checked',
    kind: 'text',
    width: 40,
    value: ({ kept }, t) => (kept ? comparedWords(kept, t) : ''),
  },
  {
    title: 'originals.keptAt',
    kind: 'time',
    width: 20,
    value: ({ kept }) => (kept ? beijingText(kept.at) : ''),
  },
  { title: 'originals.fileName', kind: 'text', width: 36, value: ({ kept }) => kept?.fileName ?? '' },
  ...(
    [
      'column.submittedAt',
      'column.issuedAt',
      'column.sellerName',
      'column.sellerTaxId',
      'column.buyerName',
      'column.buyerTaxId',
      'column.totalNet',
      'column.totalTax',
      'column.totalGross',
    ] as const
  ).map(ofRecord),
];
