import { FAILURE_HEADERS, FAILURE_WORDS } from '../../portal/template/failure-file';
import { readSheets, type SheetTexts } from '../xlsx/read-sheets';

/**
 * What a row says of its invoice: `failed` why the import did not take it, or nothing · `passed` 成功: it may have been
 * issued, and without a number that is no proof · `unclear` both, or words that nobody can read as a failure
 */
type RowSays = 'failed' | 'passed' | 'unclear';

/** A row of 下载失败明细, as it stands there. */
export interface FailureRow {
  /** Of its sheet, from 1. */
  readonly row: number;
  readonly serialNumber: string;
  readonly kind: string;
  readonly buyerName: string;
  readonly buyerTaxId: string;
  /** What stands as the reason, else as the result. */
  readonly reason: string;
  readonly says: RowSays;
}

type Field = keyof typeof FAILURE_HEADERS;
const FIELDS = Object.keys(FAILURE_HEADERS) as Field[];

/** The header stands above the rows, perhaps below a title. */
const HEADER_WITHIN = 10;
const LONGEST = {
  serialNumber: 100,
  kind: 40,
  buyerName: 400,
  buyerTaxId: 40,
  reason: 4_000,
  result: 4_000,
} as const;
/** A title without its star and its note: 「*发票流水号（必填）」. */
const bare = (text: string) => text.normalize('NFKC').replace(/\([^()]*\)|[\s*]/g, '');

/** @returns where the columns stand; undefined for a row that is no header of ours */
function columnsOf(row: readonly string[]): Record<Field, number> | undefined {
  const headers = row.map(bare);
  const at = Object.fromEntries(
    FIELDS.map((field) => {
      const titles: readonly string[] = FAILURE_HEADERS[field];
      const title = titles.find((one) => headers.includes(one));
      return [field, title === undefined ? -1 : headers.indexOf(title)];
    }),
  ) as Record<Field, number>;
  return at.serialNumber >= 0 && (at.reason >= 0 || at.result >= 0) ? at : undefined;
}

/** A row of titles as only 下载失败明细 has them. */
export const isFailureHeader = (row: readonly string[]): boolean => columnsOf(row) !== undefined;

const DOUBT = new RegExp(FAILURE_WORDS.doubt);
const NOTHING = new RegExp(FAILURE_WORDS.nothing);
/** 「成功。」, 「开具成功！」 */
const isIssued = (text: string) =>
  FAILURE_WORDS.issued.includes(text.normalize('NFKC').replace(/[\s.。!！]/g, ''));

function saysOf(reason: string, result: string): RowSays {
  if (isIssued(reason)) return 'passed';
  // A reason tells of a failure, whatever else it speaks of; a result tells of either.
  if (isIssued(result)) return reason === '' ? 'passed' : 'unclear';
  return DOUBT.test(result) ? 'unclear' : 'failed';
}

function rowOf(cells: readonly string[], at: Record<Field, number>, row: number): FailureRow {
  const value = (field: Field) => (cells[at[field]] ?? '').slice(0, LONGEST[field]);
  const [reason = '', result = ''] = [value('reason'), value('result')].map((text) =>
    NOTHING.test(text.normalize('NFKC')) ? '' : text,
  );
  return {
    row,
    serialNumber: value('serialNumber'),
    kind: value('kind'),
    buyerName: value('buyerName'),
    buyerTaxId: value('buyerTaxId'),
    reason: reason || result,
    says: saysOf(reason, result),
  };
}

/** One 流水号 that stands there with a success and with a failure is told by neither. */
function withoutContradictions(rows: readonly FailureRow[]): FailureRow[] {
  const passed = new Set(rows.filter(({ says }) => says === 'passed').map((row) => row.serialNumber));
  return rows.map((row) =>
    row.says === 'failed' && row.serialNumber !== '' && passed.has(row.serialNumber)
      ? { ...row, says: 'unclear' }
      : row,
  );
}

function failuresOf(sheet: SheetTexts): FailureRow[] | undefined {
  const top = sheet.slice(0, HEADER_WITHIN).findIndex((row) => columnsOf(row));
  const at = columnsOf(sheet[top] ?? []);
  if (!at) return undefined;
  return withoutContradictions(
    sheet.flatMap((cells, index) =>
      index <= top || cells.every((cell) => cell === '') ? [] : [rowOf(cells, at, index + 1)],
    ),
  );
}

/**
 * The rows of a failure workbook, whichever of its sheets they stand on; not each of them is a failure.
 * @returns undefined when it has no such columns
 * @throws {RefusedWorkbook} when it is no workbook
 */
export async function readFailureWorkbook(bytes: Uint8Array<ArrayBuffer>): Promise<FailureRow[] | undefined> {
  const { sheets } = await readSheets(bytes);
  for (const sheet of sheets.values()) {
    const found = failuresOf(sheet);
    if (found) return found;
  }
  return undefined;
}
