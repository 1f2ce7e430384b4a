import { expect, test } from 'vitest';
import type { LedgerRow } from '../../../../utils/domain/view/ledger-row';
import { NEWEST_FIRST, sortRows } from '../../../../utils/domain/view/sort-rows';

const row = (id: string, submittedAt: number, buyerName: string | undefined, gross: string | undefined) =>
  ({ id, submittedAt, buyerName, gross }) as LedgerRow;
const ROWS = [row('c', 3, '重庆', '9.90'), row('b', 2, '北京', undefined), row('a', 1, undefined, '-10.10')];
const ids = (by: 'time' | 'buyer' | 'gross', isDown: boolean) =>
  sortRows(ROWS, { by, isDown }).map(({ id }) => id);

test('as it is read it is not touched', () => expect(sortRows(ROWS, NEWEST_FIRST)).toBe(ROWS));
test('by time, amount and buyer; what was not read stands last either way', () => {
  expect(ids('time', false)).toEqual(['a', 'b', 'c']);
  expect(ids('gross', true)).toEqual(['c', 'a', 'b']);
  expect(ids('gross', false)).toEqual(['a', 'c', 'b']);
  expect(ids('buyer', false)).toEqual(['b', 'c', 'a']);
  expect(ids('buyer', true)).toEqual(['c', 'b', 'a']);
});
