import { describe, expect, test } from 'vitest';
import { sumByPass, sumsByCounters } from '../../../../utils/store/read/ledger-sums';
import { NOON, submitted, success } from '../../support/facts/facts';
import { snapshot } from '../../support/page/snapshots';
import { freshLedger, keep } from '../../support/store/ledger';

const DAY_MS = 86_400_000;
const OTHER = snapshot({ buyer: { name: '天津海棠有限公司' } });

/** 1,203 on three days, two of them issued, one of them of another buyer. */
async function filled() {
  const db = await freshLedger();
  const facts = Array.from({ length: 1_203 }, (_, no) =>
    submitted({
      submissionId: `S${String(no).padStart(4, '0')}`,
      at: NOON - (no % 3) * DAY_MS + no,
      ...(no === 7 ? { snapshot: OTHER } : {}),
    }),
  );
  await keep(db, ...facts);
  await keep(db, success(['26112000000123456789'], { submissionId: 'S0003' }));
  await keep(db, success(['26112000000123456790'], { submissionId: 'S0006' }));
  return db;
}
const NEVER = { onPage: () => undefined, isStopped: () => false };

describe('what is filtered is summed exactly', () => {
  test('by the counters and by the pass alike', async () => {
    const db = await filled();
    const [some] = await db.getAll('submissions', undefined, 1);
    const gross = some?.invoice.totalGross ?? '';
    const filters = [{}, { month: '2026-11' }, { outcome: 'issued' }, { since: '2026-11-23' }] as const;
    for (const filter of filters) {
      const counted = await sumsByCounters(db, filter);
      expect(counted).toEqual(await sumByPass(db, filter, NEVER));
      expect(counted?.all.count).toBeGreaterThan(0);
    }
    const all = await sumsByCounters(db, {});
    expect(all).toMatchObject({ all: { count: 1_203 }, issued: { count: 2 } });
    // Exact: 1,203 times one amount, in cents.
    const cents = (amount: string) => BigInt(Number(amount).toFixed(2).replace('.', ''));
    expect(cents(all?.all.gross ?? '')).toBe(cents(gross) * 1_203n);
  });

  test('what is not counted is passed through, told page by page, and can be stopped', async () => {
    const db = await filled();
    expect(await sumsByCounters(db, { text: '海棠' })).toBeUndefined();
    expect(await sumByPass(db, { text: '海棠' }, NEVER)).toMatchObject({ all: { count: 1 } });
    const seen: number[] = [];
    await sumByPass(db, {}, { ...NEVER, onPage: ({ all }) => seen.push(all.count) });
    expect(seen.length).toBeGreaterThan(2);
    expect(seen.at(-1)).toBe(1_203);
    expect(await sumByPass(db, {}, { ...NEVER, isStopped: () => true })).toBeUndefined();
  });
});
