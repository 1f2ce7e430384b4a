import { beijingText } from '../../domain/invoice/beijing-time';
import { OPEN_OUTCOMES } from '../../domain/outcome/outcome';
import { asAttempts } from '../../domain/record/attempts';
import type { Submission } from '../../domain/record/submission';
import type { Clerks } from '../../domain/team/entered-by';
import type { Translate } from '../../domain/texts/texts';
import { CHECKED_COLUMNS, type CheckedSubmission, withEnteredBy } from '../../domain/view/check-columns';
import { type Column, FAILURE_COLUMNS, LINE_COLUMNS, type LineRow } from '../../domain/view/columns';
import { sheetColumns } from './written-columns';
import { createXlsxBook } from './xlsx-book';

type Pages<Row> = AsyncIterable<readonly Row[]>;

export interface XlsxOptions {
  /** The records in pages, read anew for each sheet, so that none of them is held. */
  readonly pages: () => Pages<Submission>;
  /** The same with what the checks find on them, for 发票; absent where nothing is checked. */
  readonly checked?: () => Pages<CheckedSubmission>;
  /** As the first sheet says it. */
  readonly company: string;
  /** Of the firm, where there are several. */
  readonly clerks?: Clerks | undefined;
  readonly period: string;
  readonly now: number;
  readonly t: Translate;
  /** Called after each page of 发票 with the number of rows so far. */
  readonly onProgress?: (rows: number) => void;
  readonly mostRows?: number;
}

async function* mapPages<From, To>(pages: Pages<From>, change: (page: readonly From[]) => readonly To[]) {
  for await (const page of pages) yield change(page);
}

const linesOf = (records: readonly Submission[]): LineRow[] =>
  records.flatMap((record) => record.invoice.lines.map((line) => ({ record, line })));

const failuresOf = (records: readonly Submission[]) =>
  records.flatMap(asAttempts).filter(({ outcome }) => OPEN_OUTCOMES.includes(outcome.type));

/**
 * The workbook of `ux.md`: 说明, 发票, 明细, 失败与不明; a line of the first says how many rows the others hold.
 * @returns rows of 发票
 */
export async function writeXlsx(target: WritableStream<Uint8Array>, options: XlsxOptions): Promise<number> {
  const { pages, checked = pages, company, period, clerks, now, t, onProgress } = options;
  const book = createXlsxBook(target, now, options.mostRows);
  const footer = t('xlsx.disclaimer');
  const told = <Row>(columns: readonly Column<Row>[]) => sheetColumns(columns, t);

  let seen = 0;
  const counted = mapPages(checked(), (page) => {
    seen += page.length;
    onProgress?.(seen);
    return page;
  });
  const counts = {
    'xlsx.invoices': await book.addTable(
      t('xlsx.invoices'),
      told(withEnteredBy(CHECKED_COLUMNS, clerks)),
      counted,
      footer,
    ),
    'xlsx.lines': await book.addTable(
      t('xlsx.lines'),
      told(LINE_COLUMNS),
      mapPages(pages(), linesOf),
      footer,
    ),
    'xlsx.failures': await book.addTable(
      t('xlsx.failures'),
      told(withEnteredBy(FAILURE_COLUMNS, clerks)),
      mapPages(pages(), failuresOf),
      footer,
    ),
  };
  await book.addFirstSheet(t('xlsx.about'), t('xlsx.title'), [
    [t('xlsx.company'), company],
    [t('xlsx.period'), period],
    [t('xlsx.madeAt'), beijingText(now)],
    [t('xlsx.what'), t('xlsx.whatText')],
    [t('xlsx.whatNot'), footer],
    [t('xlsx.unknownNote')],
    ...(['xlsx.invoices', 'xlsx.lines', 'xlsx.failures'] as const).map(
      (sheet, index) =>
        [
          index === 0 ? t('xlsx.contents') : '',
          t('xlsx.sheetRows', { sheet: t(sheet), count: counts[sheet] }),
        ] as const,
    ),
    [t('xlsx.madeBy'), t('xlsx.product')],
  ]);
  await book.close();
  return counts['xlsx.invoices'];
}
