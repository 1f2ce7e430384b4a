import { beijingText } from '../../domain/invoice/beijing-time';
import type { Translate } from '../../domain/texts/texts';
import type { Column } from '../../domain/view/columns';
import {
  FIRM_COMPANY_COLUMNS,
  FIRM_COMPUTER_COLUMNS,
  type FirmCompany,
  type FirmComputer,
} from '../../domain/view/firm-columns';
import { sheetColumns } from './written-columns';
import { createXlsxBook } from './xlsx-book';

/** What 公司一览 shows. */
export interface FirmBook {
  readonly companies: readonly FirmCompany[];
  /** None where nothing is backed up. */
  readonly computers: readonly FirmComputer[];
  readonly now: number;
  readonly t: Translate;
}

async function* onePage<Row>(rows: readonly Row[]) {
  yield rows;
}

/** The workbook of 公司一览: 说明, 公司一览, 各台电脑. @returns companies */
export async function writeFirmXlsx(
  target: WritableStream<Uint8Array>,
  { companies, computers, now, t }: FirmBook,
): Promise<number> {
  const book = createXlsxBook(target, now);
  const footer = t('team.firm.note');
  const add = <Row>(name: string, columns: readonly Column<Row>[], rows: readonly Row[]) =>
    book.addTable(name, sheetColumns(columns, t), onePage(rows), footer);
  await add(t('rail.companies'), FIRM_COMPANY_COLUMNS, companies);
  if (computers.length > 0) await add(t('team.firm.computers'), FIRM_COMPUTER_COLUMNS, computers);
  await book.addFirstSheet(t('xlsx.about'), t('team.firm.fileName'), [
    [t('xlsx.madeAt'), beijingText(now)],
    [t('xlsx.whatNot'), footer],
    [t('xlsx.madeBy'), t('xlsx.product')],
  ]);
  await book.close();
  return companies.length;
}
