import type { FaultDay, HeatHour } from '../../domain/fault/fault-charts';
import { beijingText } from '../../domain/invoice/beijing-time';
import type { TextKey, Translate } from '../../domain/texts/texts';
import type { Column } from '../../domain/view/columns';
import {
  DAY_COLUMNS,
  FAULT_COLUMNS,
  HIT_COLUMNS,
  HOUR_COLUMNS,
  type LineDay,
  OUTAGE_COLUMNS,
  RESPONSE_COLUMNS,
  type ToldFault,
  type ToldOutage,
} from '../../domain/view/fault-columns';
import { sheetColumns } from './written-columns';
import { createXlsxBook } from './xlsx-book';

/** What 故障与证据 shows of a month. */
export interface FaultBook {
  readonly month: string;
  readonly outages: readonly ToldOutage[];
  readonly faults: readonly ToldFault[];
  readonly days: readonly FaultDay[];
  readonly hours: readonly HeatHour[];
  readonly lines: readonly LineDay[];
  readonly now: number;
  readonly t: Translate;
}

async function* onePage<Row>(rows: readonly Row[]) {
  yield rows;
}

/** The workbook of 故障与证据: 说明, 故障时段, 影响的发票, 逐条, 每天, 每小时, 快慢. @returns rows of 逐条 */
export async function writeFaultXlsx(
  target: WritableStream<Uint8Array>,
  { month, outages, faults, days, hours, lines, now, t }: FaultBook,
): Promise<number> {
  const book = createXlsxBook(target, now);
  const footer = t('faults.fileNote');
  const add = <Row>(name: TextKey, columns: readonly Column<Row>[], rows: readonly Row[]) =>
    book.addTable(t(name), sheetColumns(columns, t), onePage(rows), footer);
  await add('faults.outages', OUTAGE_COLUMNS, outages);
  const hit = outages.flatMap((outage) => outage.effect.hit.map((record) => ({ outage, record })));
  await add('faults.hitList', HIT_COLUMNS, hit);
  const count = await add('faults.each', FAULT_COLUMNS, faults);
  await add('faults.byDay', DAY_COLUMNS, days);
  await add('faults.byHour', HOUR_COLUMNS, hours);
  await add('faults.speed', RESPONSE_COLUMNS, lines);
  await book.addFirstSheet(t('xlsx.about'), t('faults.fileName'), [
    [t('xlsx.period'), month],
    [t('xlsx.madeAt'), beijingText(now)],
    [t('xlsx.whatNot'), footer],
    [t('xlsx.madeBy'), t('xlsx.product')],
  ]);
  await book.close();
  return count;
}
