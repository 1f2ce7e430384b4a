import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { ListRow } from '../../../../../utils/domain/fact/list-row';
import { settleWaits } from '../../../../../utils/domain/list/may-settle';
import { createReconciler, type ListFact } from '../../../../../utils/services/shared/reconcile-run';
import { saveLookFor } from '../../../../../utils/services/shared/watch-states';
import { createLookDesk } from '../../../../../utils/services/worker/list/look-desk';
import type { Ledger } from '../../../../../utils/store/ledger/db';
import * as make from '../../../support/facts/facts';
import { listRead, listRow, MINUTE, numberOf, sameRow } from '../../../support/facts/lists';
import { BUYER, SELLER } from '../../../support/page/snapshots';
import { FakeArea } from '../../../support/store/fake-area';
import { context, freshLedger, keep } from '../../../support/store/ledger';

const TAB = { tabId: 7, frameId: 0 };
const WAITS = settleWaits(30 * MINUTE, 12 * 60 * MINUTE);
let db: Ledger;
let area: FakeArea;
let now: number;
let look: ReturnType<typeof createLookDesk>;
/** What the pages that were read touch is checked only when it is asked for. */
let read: ListFact[];

beforeEach(async () => {
  db = await freshLedger();
  area = new FakeArea();
  now = make.NOON + 60 * MINUTE;
  read = [];
  const reconciler = createReconciler({
    openLedger: async () => db,
    readKnowledge: async () => context.knowledgeOf,
    readWaitMs: async () => WAITS.firstMs,
    newId: make.nextId,
    now: () => now,
    onCommitted: () => undefined,
  });
  look = createLookDesk({
    area,
    ledger: async () => db,
    checked: () => reconciler.afterPages(read),
    waits: async () => WAITS,
    now: () => now,
  });
  await keep(db, make.submitted(), make.called(), make.timedOut({ at: make.NOON + 10 * MINUTE }));
  await saveLookFor(area, 7, 'S1');
});

const page = async (rows: ListRow[], given: Partial<ReturnType<typeof listRead>> = {}) => {
  const fact = listRead({ at: now, rows, ...given });
  await keep(db, fact);
  read.push(fact);
  return (await look('L1', TAB)).look;
};

test('a tab that was opened for nothing is told nothing', async () => {
  expect(await look(undefined, { tabId: 8, frameId: 0 })).toEqual({});
  expect(await look(undefined, { tabId: undefined, frameId: 0 })).toEqual({});
});

test('before the first query: whom and what she looks for', async () =>
  expect((await look(undefined, TAB)).look).toMatchObject({
    submissionId: 'S1',
    buyer: BUYER.name,
    gross: expect.stringMatching(/\.\d\d$/),
    state: 'looking',
  }));

test('while pages are missing: how many were read', async () =>
  expect(await page([listRow(1)], { total: 12, pageSize: 1 })).toMatchObject({
    state: 'looking',
    pagesSeen: 1,
    pagesTold: 12,
  }));

test('found by the check that the same reading caused, with its number', async () => {
  const totals = (await db.get('submissions', 'S1'))?.invoice;
  const { totalNet: net = '', totalTax: tax = '', totalGross: gross = '' } = totals ?? {};
  const found = await page([sameRow(2, { net, tax, gross, issuedAt: '2026-11-24 14:00:02' })]);
  expect(found).toMatchObject({ state: 'found', invoiceNumber: numberOf(2) });
  expect((await db.get('submissions', 'S1'))?.outcome.type).toBe('issued');
});

describe('a whole list without it', () => {
  const DAYS = { type: '开具发票', kinds: '全部', from: '2026-11-23', to: '2026-11-25', others: [] };

  test('says when the second look counts', async () => {
    now = make.NOON + 11 * 60 * MINUTE;
    expect(await page([listRow(1)], { query: DAYS })).toMatchObject({
      state: 'absent',
      next: 'second',
      after: make.NOON + WAITS.secondMs,
    });
  });

  test('too early, or before its days are over: when the first one does', async () => {
    const query = { ...DAYS, to: '2026-11-24' };
    expect(await page([listRow(1)], { query })).toMatchObject({
      state: 'absent',
      next: 'first',
      after: Date.parse('2026-11-24T16:00:00Z'),
    });
  });

  test('of another company, or of other days, is no answer', async () => {
    const other = { companyTaxId: '91110108MA01A4XL8N', query: DAYS };
    const rows = [listRow(1, { sellerName: '另一家', sellerTaxId: other.companyTaxId })];
    expect(await page(rows, other)).toMatchObject({ state: 'otherCompany', company: SELLER.name });
    const query = { type: '开具发票', kinds: '全部', from: '2026-11-01', to: '2026-11-02', others: [] };
    const later = listRead({ at: now, rows: [listRow(3)], readingId: 'L2', query });
    await keep(db, later);
    expect((await look('L2', TAB)).look).toMatchObject({ state: 'period', from: '2026-11-23' });
  });
});

test('what was settled meanwhile is not looked for any more', async () => {
  const checked = vi.fn();
  await keep(db, make.success([numberOf(9)], { at: now }));
  expect((await look(undefined, TAB)).look).toMatchObject({ state: 'found', invoiceNumber: numberOf(9) });
  expect(checked).not.toHaveBeenCalled();
});
