import { FAILURE_HEADERS } from '../portal/batch-template';
import { readSheets, type SheetTexts } from './read-sheets';

/** A row of 下载失败明细, as it stands there. */
export interface FailureRow {
  /** Of its sheet, from 1. */
  readonly row: number;
  readonly serialNumber: string;
  readonly kind: string;
  readonly buyerName: string;
  readonly buyerTaxId: string;
  readonly reason: string;
}

type Field = keyof typeof FAILURE_HEADERS;
const FIELDS = Object.keys(FAILURE_HEADERS) as Field[];

/** The header stands above the rows, perhaps below a title. */
const HEADER_WITHIN = 10;
const LONGEST = { serialNumber: 100, kind: 40, buyerName: 400, buyerTaxId: 40, reason: 4_000 } as const;
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
  return at.serialNumber >= 0 && at.reason >= 0 ? at : undefined;
}

function failuresOf(sheet: SheetTexts): FailureRow[] | undefined {
  const top = sheet.slice(0, HEADER_WITHIN).findIndex((row) => columnsOf(row));
  const at = columnsOf(sheet[top] ?? []);
  if (!at) return undefined;
  return sheet.flatMap((cells, index) => {
    if (index <= top || cells.every((cell) => cell === '')) return [];
    const value = (field: Field) => (cells[at[field]] ?? '').slice(0, LONGEST[field]);
    return [
      {
        row: index + 1,
        serialNumber: value('serialNumber'),
        kind: value('kind'),
        buyerName: value('buyerName'),
        buyerTaxId: value('buyerTaxId'),
        reason: value('reason'),
      },
    ];
  });
}

/**
 * The rows of a failure workbook, whichever of its sheets they stand on.
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
