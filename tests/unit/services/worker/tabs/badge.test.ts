import { describe, expect, test, vi } from 'vitest';
import { showBadge } from '../../../../../utils/services/worker/tabs/badge';
import type { Ledger } from '../../../../../utils/store/ledger/db';
import * as make from '../../../support/facts/facts';
import { freshLedger, keep } from '../../../support/store/ledger';

const textFor = async (db: Ledger) => {
  const setBadgeText = vi.fn(async (_: { text: string }) => undefined);
  await showBadge({ setBadgeText, setBadgeBackgroundColor: async () => undefined }, db, make.NOON);
  return setBadgeText.mock.lastCall?.[0].text;
};
const failed = (count: number) =>
  Array.from({ length: count }, (_, at) => [
    make.submitted({ submissionId: `S${at}` }),
    make.answered('税率不合法', { submissionId: `S${at}` }),
  ]).flat();

describe('badge: open failures and unknowns', () => {
  test('nothing open: nothing shown', async () => {
    const db = await freshLedger();
    await keep(db, make.submitted(), make.success([]), make.submitted({ submissionId: 'S2' }));
    expect(await textFor(db)).toBe('');
  });

  test('each failure and unknown counts once', async () => {
    const db = await freshLedger();
    await keep(db, ...failed(2), make.submitted({ submissionId: 'U' }), make.timedOut({ submissionId: 'U' }));
    expect(await textFor(db)).toBe('3');
  });

  test('more than 99', async () => {
    const db = await freshLedger();
    await keep(db, ...failed(100));
    expect(await textFor(db)).toBe('99+');
  });
});
