import { describe, expect, test } from 'vitest';
import type { PortalRow } from '../../../../utils/domain/list/portal-row';
import { crossMonthPairs } from '../../../../utils/domain/reconcile/cross-month';
import { numberOf } from '../../support/facts/lists';
import { equalRow, WORDS } from '../../support/facts/reconcile';
import { SELLER } from '../../support/page/snapshots';

const RED = { net: '-300.00', tax: '-39.00', gross: '-339.00', issuedAt: '2026-11-03 10:00:00' };
const october = (sequence: number, status = '已红冲-全额') =>
  equalRow(sequence, { issuedAt: '2026-10-20 10:00:00', status });
const pairs = (rows: readonly PortalRow[], records: Record<string, { red?: object; day: string }> = {}) =>
  crossMonthPairs('2026-11', SELLER.taxId, rows, (number) => records[number] as never, WORDS).map(
    ({ red, originalNumber, originalDay }) => [red.id, originalNumber, originalDay],
  );

describe('red ones of a month whose original is of another', () => {
  test('told by the record of the red one', () => {
    const records = { [numberOf(9)]: { red: { originalNumber: numberOf(1) }, day: '2026-11-03' } };
    expect(pairs([equalRow(9, RED), october(1), october(2)], records)).toEqual([
      [numberOf(9), numberOf(1), '2026-10-20'],
    ]);
  });

  test('told by the note', () => {
    const note = `被红冲蓝字数电发票号码：${numberOf(2)} 红字发票信息确认单编号：1101`;
    expect(pairs([equalRow(9, { ...RED, note }), october(1), october(2)])).toEqual([
      [numberOf(9), numberOf(2), '2026-10-20'],
    ]);
  });

  test.each([
    [
      'as the portal writes it',
      (blue: string, confirm: string) => `被红冲蓝字数电发票号码：${blue} 红字发票信息确认单编号：${confirm}`,
    ],
    [
      'the other way round',
      (blue: string, confirm: string) =>
        `红字发票信息确认单编号：${confirm}；被红冲蓝字数电发票号码：${blue}`,
    ],
    ['without a gap', (blue: string, confirm: string) => `蓝字发票号码:${blue}红字确认单编号:${confirm}`],
    [
      'after words of the clerk',
      (blue: string, confirm: string) => `订单 ${confirm}，被红冲蓝字数电发票号码：${blue}`,
    ],
  ])('the confirmation in the note has 20 digits too: %s', (_, noteOf) => {
    const note = noteOf(numberOf(2), '11012611000000000001');
    expect(pairs([equalRow(9, { ...RED, note }), october(1), october(2)])).toEqual([
      [numberOf(9), numberOf(2), '2026-10-20'],
    ]);
  });

  test('a note that names only the confirmation, or two numbers without words, tells none', () => {
    for (const note of ['红字发票信息确认单编号：11012611000000000001', `${numberOf(1)} ${numberOf(2)}`]) {
      expect(pairs([equalRow(9, { ...RED, note }), october(1), october(2)])).toEqual([[numberOf(9), '', '']]);
    }
  });

  test('the only reversed one of that buyer and amount', () => {
    expect(pairs([equalRow(9, RED), october(1), october(2, '正常')])).toEqual([
      [numberOf(9), numberOf(1), '2026-10-20'],
    ]);
    expect(pairs([equalRow(9, RED), october(1), october(2)])).toEqual([[numberOf(9), '', '']]);
  });

  test('not one of the same month, nor a red one of another', () => {
    const own = equalRow(1, { issuedAt: '2026-11-02 10:00:00', status: '已红冲-全额' });
    expect(pairs([equalRow(9, RED), own])).toEqual([]);
    expect(pairs([equalRow(9, { ...RED, issuedAt: '2026-10-30 10:00:00' }), october(1)])).toEqual([]);
  });

  test('an original that only the ledger has', () => {
    const records = {
      [numberOf(9)]: { red: { originalNumber: numberOf(1) }, day: '2026-11-03' },
      [numberOf(1)]: { day: '2026-09-01' },
    };
    expect(pairs([equalRow(9, RED)], records)).toEqual([[numberOf(9), numberOf(1), '2026-09-01']]);
  });
});
