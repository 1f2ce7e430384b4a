import { describe, expect, test } from 'vitest';
import { readExportedList } from '../../../../utils/exchange/portal-list/read-exported-list';
import { dpptExportedList } from '../../../../utils/portal/exported-list';
import type { MadeSheet } from '../../../portal/server/files/make-exported-list.mjs';
import { bookOf, exported } from '../../support/files/exported-list';

const gapOf = async (serials: string[], change?: (sheets: MadeSheet[]) => MadeSheet[]) => {
  const all = serials.map((serial, index) => exported(index + 1, { serial }));
  return (await readExportedList(await bookOf(all, change), dpptExportedList)).serialGap;
};
const gap = (first: number, count: number, sheet = '发票基础信息') => ({
  sheet,
  column: '序号',
  first,
  count,
});

describe('序号 with a gap tells that rows are missing', () => {
  test.each([
    ['one after the other', ['1', '2', '3'], undefined],
    ['in another order', ['3', '1', '2'], undefined],
    ['two exports in one sheet', ['1', '2', '1', '2'], undefined],
    ['counted from 0', ['0', '1', '2'], undefined],
    ['one left out', ['1', '3'], gap(2, 1)],
    ['chosen rows', ['4', '7', '19'], gap(1, 16)],
    ['some other kind of number', ['A-1', 'A-3'], undefined],
    ['one that cannot be read', ['1', '', '3'], undefined],
    ['nothing that counts rows', ['26112000000000000001', '3'], undefined],
  ])('%s', async (_, serials, found) => {
    expect(await gapOf(serials)).toEqual(found);
  });

  test('in a file of lines alone', async () => {
    const linesOnly = (sheets: MadeSheet[]) => sheets.slice(0, 1);
    expect(await gapOf(['1', '3'], linesOnly)).toEqual(gap(2, 1, '信息汇总表'));
    expect(await gapOf(['1', '2'], linesOnly)).toBeUndefined();
  });

  test('without the column nothing is told', async () => {
    const bare = (sheets: MadeSheet[]) =>
      sheets.map(({ name, rows }) => ({ name, rows: rows.map(([, ...rest]) => rest) }));
    expect(await gapOf(['1', '3'], bare)).toBeUndefined();
  });
});
