import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ListRow } from '../../../../utils/domain/fact/list-row';
import {
  isCandidate,
  maySettleNotIssued,
  SETTLE_WAIT_MS,
  type SettleSubject,
} from '../../../../utils/domain/list/may-settle';
import { CLOCK_TOLERANCE_MS } from '../../../../utils/domain/outcome/issue-window';
import { NOON } from '../../support/facts/facts';
import { listRow, MINUTE, numberOf, sameRow, wholeReading } from '../../support/facts/lists';
import { barsOf, LATER, record, row, settle, TWO, WAITS } from '../../support/facts/settle';
import { BUYER, SELLER } from '../../support/page/snapshots';

describe('N2 a row that may be it bars the settling', () => {
  test('it is told, whatever the readings say', () => {
    const found = row(sameRow(5));
    expect(barsOf(TWO, [row(listRow(1)), found])).toEqual([{ bar: 'candidate', row: found }]);
    expect(barsOf([], [found]).map(({ bar }) => bar)).toEqual(['candidate', 'readings']);
  });

  const at = (ms: number) => new Date(NOON + ms + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
  const name = { buyerTaxId: '' };
  const unread = { invoice: { ...record().invoice, totalGross: undefined } };
  const masked = { invoice: { ...record().invoice, buyer: { ...BUYER, taxId: '9131**********TXB' } } };
  const byName = { invoice: { ...record().invoice, buyer: { name: BUYER.name } } };
  test.each<[string, Partial<ListRow>, boolean, Partial<SettleSubject>?]>([
    ['same buyer, amount and time', {}, true],
    ['another amount', { gross: '339.01' }, false],
    ['its reversal', { gross: '-339.00' }, false],
    ['the same amount, otherwise written', { gross: '339' }, true],
    ['no amount shown', { gross: '' }, true],
    ['the record has no amount', { gross: '1.00' }, true, unread],
    ['another buyer', { buyerTaxId: SELLER.taxId }, false],
    ['no tax id, the same name', name, true],
    ['no tax id, the name in other widths', { ...name, buyerName: ` ${BUYER.name} ` }, true],
    ['no tax id, another name', { ...name, buyerName: '别家' }, false],
    ['a tax id with stars', { buyerTaxId: '9131***********XB', buyerName: '别家' }, true],
    ['the record has a tax id with stars', { buyerTaxId: SELLER.taxId }, true, masked],
    ['no buyer shown', { ...name, buyerName: '' }, true],
    ['the record knows the name only, another name', { buyerName: '别家' }, false, byName],
    ['the record knows the name only, the same name', {}, true, byName],
    ['issued long before', { issuedAt: at(-CLOCK_TOLERANCE_MS - 1_000) }, false],
    ['issued within the tolerance before', { issuedAt: at(-CLOCK_TOLERANCE_MS + 1_000) }, true],
    ['issued days later', { issuedAt: '2026-11-30 10:00:00' }, true],
    ['only a date, of that day', { issuedAt: '2026-11-24' }, true],
    ['only a date, of the day before', { issuedAt: '2026-11-23' }, false],
    ['no date', { issuedAt: '' }, true],
    ['of another company', { sellerTaxId: '91110108MA01A4XL8N' }, false],
    ['no seller shown', { sellerTaxId: '' }, true],
    ['收购: the buyer stands as the seller', { sellerTaxId: BUYER.taxId, buyerTaxId: SELLER.taxId }, true],
  ])('%s', (_, shown, is, given) => {
    expect(isCandidate(record(given), row(sameRow(5, shown)), false)).toBe(is);
  });

  test('a number of another submission is none', () => {
    expect(isCandidate(record(), row(sameRow(5)), true)).toBe(false);
    const taken = new Set([numberOf(5)]);
    expect(maySettleNotIssued(record(), TWO, [row(sameRow(5))], taken, LATER, WAITS).ok).toBe(true);
  });

  test('property: whatever a row leaves out only makes it more of a candidate', () => {
    const columns = ['gross', 'buyerName', 'buyerTaxId', 'issuedAt', 'sellerTaxId'] as const;
    fc.assert(
      fc.property(fc.subarray([...columns]), fc.constantFrom(...columns), (kept, missing) => {
        const shown = sameRow(
          5,
          Object.fromEntries(columns.filter((c) => !kept.includes(c)).map((c) => [c, ''])),
        );
        const before = isCandidate(record(), row(shown), false);
        const after = isCandidate(record(), row({ ...shown, [missing]: '' }), false);
        expect(before && !after).toBe(false);
      }),
    );
  });

  test('property: a further reading or a further row never takes a bar of the other kind away', () => {
    const time = fc.integer({ min: -120, max: 120 }).map((minutes) => wholeReading(NOON + minutes * MINUTE));
    fc.assert(
      fc.property(fc.array(time, { maxLength: 6 }), (readings) => {
        expect(barsOf(readings, [row(sameRow(5))]).some(({ bar }) => bar === 'candidate')).toBe(true);
        const starts = readings.map(({ startedAt }) => startedAt).filter((at) => at >= NOON + SETTLE_WAIT_MS);
        const spread = Math.max(...starts) - Math.min(...starts) >= SETTLE_WAIT_MS + 1_000;
        expect(settle(readings).ok).toBe(starts.length > 1 && spread);
      }),
    );
  });
});

describe('N2 of red-letter invoices', () => {
  const red = { red: { originalNumber: numberOf(7), presses: [] } };
  const negative = { ...record().invoice, totalGross: '-339.00' };
  const unread = { ...record().invoice, totalGross: undefined };
  const isRow = (given: Partial<SettleSubject>, shown: ListRow) =>
    isCandidate(record(given), row(shown), false);

  test('N2 a red one may only be a row with a negative amount, any other only one without', () => {
    for (const invoice of [negative, unread]) {
      expect(isRow({ ...red, invoice } as Partial<SettleSubject>, sameRow(1, { gross: '-339.00' }))).toBe(
        true,
      );
      expect(isRow({ ...red, invoice } as Partial<SettleSubject>, sameRow(1))).toBe(false);
    }
    expect(isRow({ invoice: unread } as Partial<SettleSubject>, sameRow(1, { gross: '-339.00' }))).toBe(
      false,
    );
    expect(isRow({}, sameRow(1))).toBe(true);
    // One that was entered so on the form.
    expect(isRow({ invoice: negative }, sameRow(1, { gross: '-339.00' }))).toBe(true);
  });

  test('N2 an amount that is not shown tells neither, but a red one is never its own original', () => {
    const bare = (sequence: number) => {
      const { gross: _, ...shown } = sameRow(sequence);
      return shown;
    };
    expect(isRow({ ...red, invoice: negative }, bare(1))).toBe(true);
    expect(isRow({ ...red, invoice: negative }, bare(7))).toBe(false);
    expect(isRow({}, bare(1))).toBe(true);
  });
});
