import type { RawSnapshot } from '../../../../utils/domain/invoice/raw-snapshot';
import { snapshot } from './snapshots';

/** One who travels, as no other field of the form names him. */
export const TRAVELLER = { name: '欧阳小云', paper: '外国护照', number: 'E12345678' };
const field = (label: string, value: string) => ({ label, labelFrom: 'item', kind: 'text', value }) as const;

/** A form of 旅客运输服务: with fields for one, and with a table for more. */
export function travelForm({ name, paper, number } = TRAVELLER): RawSnapshot {
  const raw = snapshot();
  return {
    ...raw,
    fields: [
      ...raw.fields,
      field('出行人', name),
      field('出行人证件类型', paper),
      field('出行人证件号码', number),
      field('出行日期', '2026-11-02'),
    ],
    tables: [
      ...raw.tables,
      {
        columns: [{ label: '出行人' }, { label: '有效身份证号' }, { label: '等级' }],
        rows: [[name, number, '二等座']],
      },
    ],
  };
}

/** Whether anything of him stands in it. */
export const namesTraveller = (value: unknown): boolean =>
  Object.values(TRAVELLER).some((word) => JSON.stringify(value).includes(word));
