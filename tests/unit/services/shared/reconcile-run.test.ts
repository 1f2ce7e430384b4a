import { describe, expect, test } from 'vitest';
import type { Fact, FactOf } from '../../../../utils/domain/fact/fact';
import { SETTLE_WAIT_MS } from '../../../../utils/domain/list/may-settle';
import { StaleFinding } from '../../../../utils/domain/reconcile/reconcile';
import { createReconciler } from '../../../../utils/services/shared/reconcile-run';
import { countsOf } from '../../../../utils/store/ledger/counters';
import type { Ledger } from '../../../../utils/store/ledger/db';
import { called, clockSeen, NOON, nextId, responded, submitted, success } from '../../support/facts/facts';
import { listRead, listRow, MINUTE, numberOf, QUERY, sameRow } from '../../support/facts/lists';
import { SELLER } from '../../support/page/snapshots';
import { context, freshLedger, keep } from '../../support/store/ledger';

const DAY = { from: '2026-11-24', to: '2026-11-24' };
const READ_AT = NOON + SETTLE_WAIT_MS + MINUTE;

function reconcilerOf(db: Ledger, committed: Fact[] = []) {
  return createReconciler({
    openLedger: async () => db,
    readKnowledge: async () => context.knowledgeOf,
    readWaitMs: async () => SETTLE_WAIT_MS,
    newId: nextId,
    now: () => READ_AT,
    onCommitted: (_, facts) => committed.push(...facts),
  });
}
/** Keeps a page of the list, then checks what it touches, as the worker does. */
async function page(db: Ledger, fact: FactOf<'listRead'>) {
  await keep(db, fact);
  await reconcilerOf(db).afterPages([fact]);
}
const record = (db: Ledger, id = 'S1') => db.get('submissions', id);
const unknown = async () => {
  const db = await freshLedger();
  await keep(db, submitted(), called(), responded(500));
  return db;
};

describe('after a page of the list', () => {
  test('an unclear one in it is issued, with its number, and the history says how', async () => {
    const db = await unknown();
    await page(db, listRead({ at: READ_AT, rows: [sameRow(5)], total: 30 }));
    expect(await record(db)).toMatchObject({
      outcome: { type: 'issued', invoiceNumbers: [numberOf(5)] },
      standing: 'confirmed',
      open: 0,
      check: { invoiceNumbers: [numberOf(5)], differences: [] },
    });
    expect((await record(db))?.history.at(-1)).toMatchObject({
      type: 'reconciled.confirmed',
      text: numberOf(5),
      outcome: 'issued',
    });
  });

  test('submitted before midnight, issued after it: it counts on the day that the list tells', async () => {
    const db = await freshLedger();
    const midnight = Date.parse('2026-11-25T00:00:00+08:00');
    const at = midnight - 10_000;
    await keep(db, submitted({ at }), called({ at }), responded(500, { at }));
    expect((await record(db))?.day).toBe('2026-11-24');
    const rows = [sameRow(5, { issuedAt: '2026-11-25 00:01:00' })];
    const query = { ...QUERY, to: '2026-11-25' };
    await page(db, listRead({ at: midnight + SETTLE_WAIT_MS, query, rows }));
    expect(await record(db)).toMatchObject({
      outcome: { type: 'issued', issuedAt: midnight + MINUTE },
      day: '2026-11-25',
    });
    expect((await countsOf(db, SELLER.taxId, '2026-11-24')).unknown?.count).toBe(0);
    expect((await countsOf(db, SELLER.taxId, '2026-11-25')).issued?.count).toBe(1);
  });

  test('the same page again changes nothing', async () => {
    const db = await unknown();
    await page(db, listRead({ at: READ_AT, rows: [sameRow(5)] }));
    const events = await db.count('events');
    await page(db, listRead({ at: READ_AT + MINUTE, readingId: 'L2', rows: [sameRow(5)] }));
    expect(await db.count('events')).toBe(events + 1);
  });

  test('N3 missing is said by a whole reading alone, and opens nothing', async () => {
    const db = await unknown();
    await page(db, listRead({ at: READ_AT, total: 30 }));
    expect((await record(db))?.standing).toBe('unchecked');
    await page(db, listRead({ at: READ_AT + MINUTE, readingId: 'L2' }));
    expect(await record(db)).toMatchObject({ standing: 'missing', outcome: { type: 'unknown' }, open: 1 });
    // It comes late.
    await page(db, listRead({ at: READ_AT + 2 * MINUTE, readingId: 'L3', rows: [sameRow(5)] }));
    expect(await record(db)).toMatchObject({ standing: 'confirmed', outcome: { type: 'issued' } });
  });

  test('an issued one that the list lacks needs the clerk, until she has dealt with it', async () => {
    const db = await freshLedger();
    await keep(db, submitted(), clockSeen(), success([numberOf(9)]));
    await page(db, listRead({ at: READ_AT }));
    expect(await record(db)).toMatchObject({ standing: 'missing', open: 1, outcome: { type: 'issued' } });
    await keep(db, { id: nextId(), at: READ_AT + 1, type: 'handled', submissionId: 'S1', reason: '问过' });
    expect((await record(db))?.open).toBe(0);
  });

  test('L2 an unclear one that was repeated still waits for her: it may exist beside the newer one', async () => {
    const db = await unknown();
    await page(db, listRead({ at: READ_AT }));
    await keep(db, {
      id: nextId(),
      at: READ_AT + 1,
      type: 'refillClosed',
      submissionId: 'S1',
      how: 'submitted',
      by: 'S2',
    });
    expect(await record(db)).toMatchObject({ standing: 'missing', outcome: { type: 'unknown' }, open: 1 });
  });

  test('of another company nothing is touched', async () => {
    const db = await unknown();
    const other = '91310115MA1K3BNTXB';
    const rows = [sameRow(5, { sellerTaxId: other })];
    await page(db, listRead({ at: READ_AT, companyTaxId: other, rows }));
    expect((await record(db))?.standing).toBe('unchecked');
  });
});

describe('the write path', () => {
  test('refuses a number that another submission came to carry, and the check looks again', async () => {
    const db = await unknown();
    await keep(db, listRead({ at: READ_AT, rows: [sameRow(5)] }));
    const finding = {
      id: nextId(),
      at: READ_AT,
      type: 'reconciled',
      submissionId: 'S1',
      standing: 'confirmed',
      invoiceNumbers: [numberOf(5)],
      differences: [],
    } as const;
    await keep(db, submitted({ submissionId: 'S2' }), success([numberOf(5)], { submissionId: 'S2' }));
    await expect(keep(db, { ...finding, invoiceNumbers: [numberOf(5)], differences: [] })).rejects.toThrow(
      StaleFinding,
    );
    expect((await record(db))?.standing).toBe('unchecked');
    await reconcilerOf(db).check(SELLER.taxId, DAY);
    expect((await record(db))?.standing).toBe('missing');
    expect((await record(db, 'S2'))?.standing).toBe('confirmed');
  });

  test('takes an invoice over once, with what its row shows', async () => {
    const db = await freshLedger();
    const row = listRow(7, {
      source: '乐企',
      lines: [{ itemName: '*餐饮服务*餐费', netAmount: '300.00', taxRate: '13%' }],
    });
    const fact = (submissionId: string): Fact => ({
      id: nextId(),
      at: READ_AT,
      type: 'takenOver',
      submissionId,
      profileId: 'dppt',
      site: { origin: 'https://dppt.beijing.chinatax.gov.cn:8443', path: '/' },
      row,
    });
    await keep(db, fact('T1'));
    expect(await record(db, 'T1')).toMatchObject({
      source: 'import',
      outcome: { type: 'issued', invoiceNumbers: [numberOf(7)] },
      standing: 'confirmed',
      sellerTaxId: SELLER.taxId,
      day: '2026-11-24',
      invoice: { kind: 'general', totalGross: '339.00', lines: [{ taxRate: '0.13', netAmount: '300.00' }] },
    });
    await expect(keep(db, fact('T2'))).rejects.toThrow(StaleFinding);
    await keep(db, listRead({ at: READ_AT, rows: [row] }));
    expect((await reconcilerOf(db).check(SELLER.taxId, DAY)).elsewhere).toEqual([]);
  });
});
