import { expect, test } from 'vitest';
import { countsOf } from '../../../../utils/store/ledger/counters';
import { redSubmitted, submitted } from '../../support/facts/facts';
import { SELLER } from '../../support/page/snapshots';
import { freshLedger, keep } from '../../support/store/ledger';

test('a page that does not name its company takes no name away, and a red-letter amount counts below zero', async () => {
  const db = await freshLedger();
  await keep(db, submitted(), redSubmitted());
  expect((await countsOf(db, SELLER.taxId, 'all')).pending).toMatchObject({
    sellerName: SELLER.name,
    count: 2,
    gross: '226',
  });
});
