import { describe, expect, test } from 'vitest';
import { beijingText } from '../../../../utils/domain/invoice/beijing-time';
import { mergeLooks, type PortalRow, portalRow, rowId } from '../../../../utils/domain/list/portal-row';
import { listRow, numberOf } from '../../support/facts/lists';

const SEEN = { profileId: 'dppt', readingId: 'L1', seenAt: 1 };

test.each([
  ['20 digits', { invoiceNumber: numberOf(7) }, numberOf(7)],
  ['with spaces', { invoiceNumber: ` ${numberOf(7)} ` }, numberOf(7)],
  [
    'older: code and number',
    { invoiceCode: '011002200111', invoiceNumber: '12345678' },
    '01100220011112345678',
  ],
  ['8 digits without a code', { invoiceNumber: '12345678' }, undefined],
  ['cut off', { invoiceNumber: '2611200000…' }, undefined],
  ['nothing', {}, undefined],
])('the key of a row: %s', (_, row, id) => expect(rowId(row)).toBe(id));

describe('a row is read', () => {
  test('amounts, day and moment; the texts stay', () => {
    const shown = listRow(1, { net: '1,000.00', gross: '-1,060.00', tax: '***' });
    const row = portalRow(shown, SEEN);
    expect(row).toMatchObject({
      id: numberOf(1),
      day: '2026-11-24',
      net: '1000.00',
      gross: '-1060.00',
      shown,
    });
    expect(row && 'tax' in row).toBe(false);
    expect(beijingText(row?.issuedAt ?? 0)).toBe('2026-11-24 14:00:10');
  });

  test.each([
    ['2026-11-24', '2026-11-24', '2026-11-24 23:59:59'],
    ['2026/11/24 08:00:00', '2026-11-24', '2026-11-24 08:00:00'],
  ])('开票日期 %s', (issuedAt, day, moment) => {
    const row = portalRow(listRow(1, { issuedAt }), SEEN);
    expect(row?.day).toBe(day);
    expect(beijingText(row?.issuedAt ?? 0)).toBe(moment);
  });

  test.each(['', '昨天', '2026-13-45'])('a date that is none: %s', (issuedAt) => {
    const row = portalRow(listRow(1, { issuedAt }), SEEN);
    expect(row).toMatchObject({ day: '' });
    expect(row?.issuedAt).toBeUndefined();
  });

  test('without a number it is no row', () =>
    expect(portalRow(listRow(1, { invoiceNumber: '' }), SEEN)).toBeUndefined());
});

describe('two looks at one invoice', () => {
  const look = (seenAt: number, given: Parameters<typeof listRow>[1]) =>
    portalRow(listRow(1, given), { ...SEEN, seenAt }) as PortalRow;
  const lines = [{ itemName: '*餐饮服务*餐费', netAmount: '300.00' }];

  test('the newer shows how it stands, the older what the newer does not show', () => {
    const file = look(1, { lines, status: '正常' });
    const page = look(2, { status: '已红冲-全额' });
    for (const merged of [mergeLooks(file, page), mergeLooks(page, file)])
      expect(merged).toMatchObject({ seenAt: 2, shown: { lines, status: '已红冲-全额' } });
  });

  test('a day alone does not take the time away', () => {
    const timed = look(1, { issuedAt: '2026-11-24 14:00:10' });
    const dayOnly = look(2, { issuedAt: '2026-11-24' });
    for (const merged of [mergeLooks(timed, dayOnly), mergeLooks(dayOnly, timed)]) {
      expect(merged.issuedAt).toBe(timed.issuedAt);
      expect(merged).not.toHaveProperty('dayOnly');
    }
    expect(mergeLooks(undefined, dayOnly)).toEqual(dayOnly);
  });
});
