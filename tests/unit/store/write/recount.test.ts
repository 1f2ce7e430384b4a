import { beforeEach, describe, expect, test } from 'vitest';
import { countsOf, countsOfAll } from '../../../../utils/store/ledger/counters';
import type { Ledger } from '../../../../utils/store/ledger/db';
import { companyOverview } from '../../../../utils/store/read/company-overview';
import { countersContradict, recount } from '../../../../utils/store/write/recount';
import * as make from '../../support/facts/facts';
import { SELLER } from '../../support/page/snapshots';
import { freshLedger, keep } from '../../support/store/ledger';

let db: Ledger;
beforeEach(async () => {
  db = await freshLedger();
  await keep(db, make.submitted(), make.submitted({ submissionId: 'S2' }), make.timedOut());
});

describe('X26 counters that cannot be true', () => {
  test('those of a whole ledger can', async () => {
    expect(await countersContradict(db)).toBe(false);
    const before = await db.getAll('counters');
    await recount(db);
    expect((await db.getAll('counters')).filter(({ count }) => count > 0)).toEqual(
      before.filter(({ count }) => count > 0),
    );
  });

  test.each([
    ['below nothing', { count: -1 }],
    ['an amount that is none', { gross: 'x' }],
    ['of more records than there are', { count: 7 }],
  ])('%s: made anew from the records', async (_, change) => {
    const before = await countsOf(db, SELLER.taxId, 'all');
    const [row] = (await db.getAll('counters')).filter(({ period, count }) => period === 'all' && count > 0);
    await db.put('counters', { ...row, ...change } as never);
    expect(await countersContradict(db)).toBe(true);
    await recount(db);
    expect(await countersContradict(db)).toBe(false);
    expect((await countsOf(db, SELLER.taxId, 'all')).unknown).toEqual(before.unknown);
  });

  test('none is shown below nothing before that', async () => {
    const rows = await db.getAll('counters');
    for (const row of rows) await db.put('counters', { ...row, count: -1 });
    const shown = await countsOf(db, SELLER.taxId, '2026-11-24');
    expect(Object.values(shown).map((row) => row?.count)).not.toContain(-1);
    expect((await countsOfAll(db, 'all')).every(({ count }) => count >= 0)).toBe(true);
    expect(await companyOverview(db, make.NOON)).toEqual([]);
  });

  test('an event is still folded over a counter that is none', async () => {
    for (const row of await db.getAll('counters')) await db.put('counters', { ...row, net: 'x' });
    await keep(db, make.timedOut({ submissionId: 'S2' }));
    expect((await db.get('submissions', 'S2'))?.outcomeType).toBe('unknown');
  });
});
