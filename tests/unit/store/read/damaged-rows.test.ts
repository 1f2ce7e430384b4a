import { describe, expect, test } from 'vitest';
import { beijingDay, beijingMonth, beijingText } from '../../../../utils/domain/invoice/beijing-time';
import { formatAmount } from '../../../../utils/domain/invoice/money';
import { candidatesFor } from '../../../../utils/domain/list/may-settle';
import { sumPortalRows, sumSubmissions } from '../../../../utils/domain/reconcile/reconcile-lists';
import type { Submission } from '../../../../utils/domain/record/submission';
import { createTexts } from '../../../../utils/domain/texts/texts';
import { COLUMNS } from '../../../../utils/domain/view/columns';
import { ledgerRow } from '../../../../utils/domain/view/ledger-row';
import { readReconcileEvidence } from '../../../../utils/store/guards/reconcile-evidence';
import { readSettleEvidence } from '../../../../utils/store/guards/settle-evidence';
import { readFaultPage } from '../../../../utils/store/read/fault-pages';
import { readLedgerPage } from '../../../../utils/store/read/ledger-pages';
import { portalRowsBetween } from '../../../../utils/store/read/month-rows';
import { newestFaults } from '../../../../utils/store/read/submissions';
import * as make from '../../support/facts/facts';
import { SELLER, snapshot } from '../../support/page/snapshots';
import { freshLedger, keep } from '../../support/store/ledger';

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

describe('X25 one damaged row of the portal’s list', () => {
  const whole = (id: string) => ({
    id,
    sellerTaxId: SELLER.taxId,
    day: '2026-11-24',
    issuedAt: NOON,
    net: '100.00',
    tax: '6.00',
    gross: '106.00',
    shown: {},
    profileId: 'dppt',
    seenAt: NOON,
    readingId: 'L1',
  });

  test.each([
    ['its amounts', { net: 'x', tax: 7, gross: null }],
    ['what it showed', { shown: undefined }],
    ['its instant', { issuedAt: 'x' }],
  ])('without %s: the others are read, and it shows no such fact', async (_, change) => {
    const db = await freshLedger();
    await db.put('portalRows', whole('26112000000000000001'));
    await db.put('portalRows', { ...whole('26112000000000000002'), ...change } as never);
    const rows = await portalRowsBetween(db, SELLER.taxId, '2026-11-01', '2026-11-30');
    expect(rows).toHaveLength(2);
    expect(rows[0]).toEqual(whole('26112000000000000001'));
    expect(sumPortalRows(rows)).toMatchObject({ count: 2 });
    const evidence = await readReconcileEvidence(db, SELLER.taxId, '2026-11-01', '2026-11-30');
    expect(evidence.rows).toEqual(rows);
    await keep(db, make.submitted({ snapshot: snapshot() }));
    const record = (await db.get('submissions', 'S1')) as Submission;
    const settle = await readSettleEvidence(db, record);
    expect(() => candidatesFor(record, settle.rows, settle.taken)).not.toThrow();
  });

  test('L2 a damaged amount rules no row out', async () => {
    const db = await freshLedger();
    await db.put('portalRows', { ...whole('26112000000000000002'), gross: 'x' } as never);
    await keep(db, make.submitted({ snapshot: snapshot() }));
    const record = (await db.get('submissions', 'S1')) as Submission;
    const { rows, taken } = await readSettleEvidence(db, record);
    expect(candidatesFor(record, rows, taken)).toHaveLength(1);
  });
});

describe('X25 a damaged amount', () => {
  test('is in no sum and stands in a table as it is', async () => {
    const db = await freshLedger();
    await keep(db, make.submitted());
    const record = (await db.get('submissions', 'S1')) as Submission;
    const edited = {
      ...record,
      invoice: { ...record.invoice, totalGross: 'x', totalNet: 'x', totalTax: 'x' },
    };
    expect(sumSubmissions([record, edited])).toEqual({ count: 2, gross: '339', unread: 1 });
    const t = createTexts('zh_CN');
    expect(() => COLUMNS.map(({ value }) => value(edited, t))).not.toThrow();
  });
});
