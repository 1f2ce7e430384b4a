import { describe, expect, test } from 'vitest';
import { beijingDay, beijingMonth, beijingText } from '../../../utils/domain/beijing-time';
import { ledgerRow } from '../../../utils/domain/ledger-row';
import { formatAmount } from '../../../utils/domain/money';
import type { Submission } from '../../../utils/domain/submission';
import { readFaultPage } from '../../../utils/store/fault-pages';
import { readLedgerPage } from '../../../utils/store/ledger-pages';
import { newestFaults } from '../../../utils/store/submissions';
import * as make from '../support/facts';
import { freshLedger, keep } from '../support/ledger';

const { NOON } = make;
const FILTER = { text: '' };

describe('X25 one damaged value costs one line', () => {
  test.each([8.7e15, -8.7e15, 1e18, Number.NaN, Number.POSITIVE_INFINITY, 'x', undefined, null])(
    'an instant of %s has no day, and throws nothing',
    (at) => {
      expect(beijingText(at as number)).toBe('????-??-?? ??:??:??');
      expect(beijingDay(at as number)).toBe('????-??-??');
      expect(beijingMonth(at as number)).toBe('????-??');
    },
  );

  test('an amount that is none is shown as it stands', () => {
    expect(formatAmount('abc')).toBe('abc');
    expect(formatAmount(undefined as never)).toBe('?');
    expect(formatAmount('-1234.5')).toBe('-1,234.50');
  });

  test('a fault whose instant no date can hold stands in the list with the others', async () => {
    const db = await freshLedger();
    await keep(db, make.fault(), make.fault());
    const [one] = await db.getAll('faults');
    await db.put('faults', { ...one, at: 8.7e15 } as never);
    await db.put('faults', { id: 'X', at: NOON, kind: 'ofTomorrow' } as never);
    const { rows } = await readFaultPage(db, undefined, 10);
    expect(rows.map(({ kind, at }) => [kind, beijingDay(at)])).toEqual([
      ['captureError', '????-??-??'],
      ['unreadableRow', '2026-11-24'],
      ['captureError', '2026-11-24'],
    ]);
    expect((await newestFaults(db, 0, 10)).map(({ kind }) => kind)).toContain('unreadableRow');
  });

  test('a fact with such an instant is kept and folded', async () => {
    const db = await freshLedger();
    await keep(db, make.submitted({ at: 8.7e15 }));
    expect(await db.get('submissions', 'S1')).toMatchObject({ day: '????-??-??' });
  });

  test('a record without its invoice is one line of the ledger', async () => {
    const db = await freshLedger();
    await keep(db, make.submitted(), make.submitted({ submissionId: 'S2' }));
    const { invoice: _, ...rest } = (await db.get('submissions', 'S1')) as Submission;
    await db.put('submissions', rest as Submission);
    const { rows } = await readLedgerPage(db, FILTER as never, undefined, 10);
    expect(rows.map(({ id, unread }) => [id, unread ?? false])).toEqual([
      ['S2', false],
      ['S1', true],
    ]);
  });

  test('an amount that was edited into none is an unread one', async () => {
    const db = await freshLedger();
    await keep(db, make.submitted());
    const record = (await db.get('submissions', 'S1')) as Submission;
    const edited = { ...record, invoice: { ...record.invoice, totalGross: 'x' } };
    expect(ledgerRow(edited, 1)).toMatchObject({ gross: undefined, net: record.invoice.totalNet });
  });
});
