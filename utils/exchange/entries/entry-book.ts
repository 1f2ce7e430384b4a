import { BUYER_PARTS, type Entry, type EntrySeller } from '../../domain/entry/entry';
import {
  BUYER_COLUMNS,
  ENTRY_COLUMNS,
  type EntryColumn,
  type EntryColumnId,
  OFFERED_RATES,
} from '../../domain/entry/entry-columns';
import type { RowProblem } from '../../domain/entry/entry-row';
import { parseTaxRate } from '../../domain/invoice/money';
import type { Translate } from '../../domain/texts/texts';
import { createXlsxBook } from '../xlsx/xlsx-book';
import type { SheetColumn } from '../xlsx/xlsx-sheet';
import { problemColumn, problemText } from './entry-words';
import { specificTable } from './specific-sheet';

/** An invoice as it is written into the table. */
export interface BookEntry {
  readonly formNumber: string;
  readonly seller: EntrySeller;
  readonly entry: Entry;
}

type Cells = { readonly [Column in EntryColumnId]?: string };

async function* onePage<Row>(rows: readonly Row[]) {
  yield rows;
}

/** Its lines, a row each; what counts for the whole invoice stands in the first. */
function rowsOf({ formNumber, seller, entry }: BookEntry, t: Translate): Cells[] {
  const ofInvoice: Cells = {
    sellerTaxId: seller.taxId,
    sellerName: seller.name,
    kind: entry.kind === '' ? '' : t(`entryFile.kind.${entry.kind}`),
    priceIncludesTax: t(entry.priceIncludesTax ? 'entryFile.withTax' : 'entryFile.withoutTax'),
    buyerIsNaturalPerson: t(entry.buyerIsNaturalPerson ? 'entryFile.yes' : 'entryFile.no'),
    ...Object.fromEntries(BUYER_PARTS.map((part) => [BUYER_COLUMNS[part], entry.buyer[part]])),
    note: entry.note,
    specificBusiness: entry.specificBusiness,
  };
  return entry.lines.map((line, at) => ({
    ...(at === 0 ? ofInvoice : {}),
    formNumber,
    ...line,
    // As a number, which the cell shows in per cent.
    taxRate: parseTaxRate(line.taxRate) ?? '',
  }));
}

function typedOf({ id, kind }: EntryColumn, t: Translate): Required<SheetColumn<Cells>>['typed'] {
  const yesOrNo = [t('entryFile.yes'), t('entryFile.no')];
  const choices: { readonly [Column in EntryColumnId]?: readonly string[] } = {
    kind: [t('entryFile.kind.special'), t('entryFile.kind.general')],
    priceIncludesTax: [t('entryFile.withoutTax'), t('entryFile.withTax')],
    buyerIsNaturalPerson: yesOrNo,
    taxRate: OFFERED_RATES,
  };
  const offered = choices[id];
  return { asText: kind === 'digits', ...(offered ? { choices: offered } : {}) };
}

/**
 * The 发票登记表 as a workbook: the table, empty or with entries, what each 特定业务 asks for, and a sheet that explains each column. Nothing that stands in
 * it can become a formula.
 */
export async function writeEntryBook(
  target: WritableStream<Uint8Array>,
  entries: readonly BookEntry[],
  now: number,
  t: Translate,
): Promise<void> {
  const book = createXlsxBook(target, now);
  const columns = ENTRY_COLUMNS.map(
    (column): SheetColumn<Cells> => ({
      title: t(`entryFile.column.${column.id}`),
      kind: column.kind,
      width: column.width,
      value: (cells) => cells[column.id] ?? '',
      typed: typedOf(column, t),
    }),
  );
  const rows = entries.flatMap((entry) => rowsOf(entry, t));
  await book.addTable(t('entryFile.sheet'), columns, onePage(rows), t('entryFile.footer'));
  const specific = specificTable(entries, t('entryFile.column.formNumber'));
  await book.addTable(
    t('entryFile.specificSheet'),
    specific.columns,
    onePage(specific.rows),
    t('entryFile.footer'),
  );
  await book.addNotes(t('xlsx.about'), t('entryFile.sheet'), [
    [t('entryFile.aboutRows')],
    [t('entryFile.aboutSpecific')],
    [t('entryFile.aboutTakingIn')],
    ...ENTRY_COLUMNS.map(({ id }) => [t(`entryFile.column.${id}`), t(`entryFile.about.${id}`)] as const),
    [t('xlsx.whatNot'), t('entryFile.footer')],
    [t('xlsx.madeBy'), t('xlsx.product')],
  ]);
  await book.close();
}

/** A workbook that names each row that was not taken, with its cell, to be put right in the clerk's own file. */
export async function writeProblemBook(
  target: WritableStream<Uint8Array>,
  problems: readonly RowProblem[],
  fileName: string,
  now: number,
  t: Translate,
): Promise<void> {
  const book = createXlsxBook(target, now);
  const columns: SheetColumn<RowProblem>[] = [
    { title: t('entryFile.row'), kind: 'count', width: 8, value: ({ row }) => String(row) },
    {
      title: t('entryFile.cellTitle'),
      kind: 'text',
      width: 16,
      value: (problem) => problemColumn(problem, t),
    },
    { title: t('entryFile.shown'), kind: 'text', width: 32, value: ({ shown = '' }) => shown },
    { title: t('entryFile.why'), kind: 'text', width: 60, value: (problem) => problemText(problem, t) },
  ];
  await book.addTable(t('entryFile.problems'), columns, onePage(problems), fileName);
  await book.close();
}
