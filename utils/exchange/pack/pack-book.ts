import type { PortalFault } from '../../domain/fault/portal-fault';
import { beijingText } from '../../domain/invoice/beijing-time';
import type { Submission } from '../../domain/record/submission';
import type { Translate } from '../../domain/texts/texts';
import { COLUMNS } from '../../domain/view/columns';
import { createBlobSink } from '../backup/blob-sink';
import { sheetColumns } from '../xlsx/written-columns';
import { createXlsxBook } from '../xlsx/xlsx-book';
import { cellXml } from '../xlsx/xlsx-cell';
import type { SheetColumn } from '../xlsx/xlsx-sheet';
import type { StoryCase } from './pack-story';
import { caseLine } from './story-words';

const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The part of the workbook that holds the submissions: the first that is written. */
export const ROWS_PART = 'xl/worksheets/sheet1.xml';

/** The columns of the exports behind the name of the record, so that a row is found again. */
export const bookColumns = (t: Translate): SheetColumn<Submission>[] => [
  { title: t('pack.recordId'), kind: 'digits', width: 30, value: ({ id }) => id },
  ...sheetColumns(COLUMNS, t),
];

/** A row as the sheet holds it, cell by cell. */
export const rowCells = (record: Submission, columns: readonly SheetColumn<Submission>[]): string[] =>
  columns.map(({ kind, value }) => cellXml(value(record), kind));

const faultColumns = (t: Translate): SheetColumn<PortalFault>[] => [
  { title: t('faults.time'), kind: 'time', width: 20, value: ({ from }) => beijingText(from) },
  { title: t('pack.until'), kind: 'time', width: 20, value: ({ to }) => beijingText(to) },
  { title: t('faults.what'), kind: 'text', width: 12, value: ({ kind }) => t(`portalFault.${kind}`) },
  { title: t('faults.where'), kind: 'text', width: 40, value: ({ origin, path }) => origin + path },
  {
    title: t('faults.shown'),
    kind: 'text',
    width: 48,
    value: ({ words, error, silent }) => words ?? error ?? (silent ? t('faults.silent') : ''),
  },
  {
    title: t('pack.status'),
    kind: 'count',
    width: 10,
    value: ({ status }) => (status === undefined ? '' : String(status)),
  },
  { title: t('pack.recordId'), kind: 'digits', width: 30, value: ({ submissionId }) => submissionId ?? '' },
];

interface CaseRow {
  readonly caseId: string;
  readonly at: number;
  readonly line: string;
}
const caseColumns = (t: Translate): SheetColumn<CaseRow>[] => [
  { title: t('pack.case'), kind: 'digits', width: 30, value: ({ caseId }) => caseId },
  { title: t('faults.time'), kind: 'time', width: 20, value: ({ at }) => beijingText(at) },
  { title: t('faults.detail'), kind: 'text', width: 80, value: ({ line }) => line },
];

async function* onePage<Row>(rows: readonly Row[]) {
  yield rows;
}

export interface PackBook {
  /** As the ledger holds them; the verifier holds them against the events. */
  readonly rows: AsyncIterable<readonly Submission[]>;
  readonly faults: readonly PortalFault[];
  readonly cases: readonly StoryCase[];
  readonly scope: string;
  readonly madeAt: number;
  readonly t: Translate;
}

/** 明细.xlsx: 说明, 提交, 故障, 跟进. */
export async function writePackBook({
  rows,
  faults,
  cases,
  scope,
  madeAt,
  t,
}: PackBook): Promise<Uint8Array> {
  const sink = createBlobSink(XLSX_TYPE);
  const book = createXlsxBook(sink.writable, madeAt);
  const footer = t('pack.disclaimer');
  await book.addTable(t('pack.sheetRows'), bookColumns(t), rows, footer);
  await book.addTable(t('pack.sheetFaults'), faultColumns(t), onePage(faults), footer);
  const said = cases.flatMap(({ caseId, said: all }) =>
    all.map((one): CaseRow => ({ caseId, at: one.at, line: caseLine(one, t) })),
  );
  await book.addTable(t('pack.sheetCases'), caseColumns(t), onePage(said), footer);
  await book.addFirstSheet(t('xlsx.about'), t('pack.title'), [
    [t('pack.scope'), scope],
    [t('xlsx.madeAt'), beijingText(madeAt)],
    [t('xlsx.what'), t('pack.bookSays')],
    [t('xlsx.whatNot'), footer],
    [t('xlsx.madeBy'), t('xlsx.product')],
  ]);
  await book.close();
  return new Uint8Array(await sink.blob().arrayBuffer());
}
