import { beforeEach, describe, expect, test } from 'vitest';
import { mayRetry } from '../../../../utils/domain/retry/may-retry';
import { countsOf, countsOfAll } from '../../../../utils/store/ledger/counters';
import type { Ledger } from '../../../../utils/store/ledger/db';
import { eventPages, eventsOfChain } from '../../../../utils/store/ledger/events';
import {
  latestSeller,
  newestFaults,
  newestOfSeller,
  newestOfTab,
  newestWithOutcome,
  overdue,
  retryGroup,
  submissionsBetween,
} from '../../../../utils/store/read/submissions';
import * as make from '../../support/facts/facts';
import { BUYER, SELLER, snapshot } from '../../support/page/snapshots';
import { freshLedger, keep } from '../../support/store/ledger';

const { NOON } = make;
const OTHER = { name: '广州木棉服饰有限公司', taxId: '91440300MA5DA1B2CC' };
const ids = (records: ReadonlyArray<{ id: string }>) => records.map(({ id }) => id);

let db: Ledger;
beforeEach(async () => {
  db = await freshLedger();
  await keep(
    db,
    make.submitted({ submissionId: 'A', at: NOON, tabKey: 'B:1' }),
    make.submitted({ submissionId: 'B', at: NOON + 10, tabKey: 'B:1' }),
    make.submitted({ submissionId: 'C', at: NOON + 20, tabKey: 'B:2' }),
    make.submitted({
      submissionId: 'D',
      at: NOON + 30,
      tabKey: 'B:11',
      snapshot: snapshot({ seller: OTHER }),
    }),
    make.answered('税率不合法', { submissionId: 'B', at: NOON + 40 }),
    make.success([], { submissionId: 'C', at: NOON + 50 }),
  );
});

describe('reading', () => {
  test('newestOfTab: of this tab alone, begun at that instant, newest first', async () => {
    expect(ids(await newestOfTab(db, 'B:1', NOON + 100, 8))).toEqual(['B', 'A']);
    expect(ids(await newestOfTab(db, 'B:1', NOON + 5, 8))).toEqual(['A']);
    expect(ids(await newestOfTab(db, 'B:1', NOON + 100, 1))).toEqual(['B']);
    expect(await newestOfTab(db, 'B:1', NOON - 1, 8)).toEqual([]);
  });

  test('newestOfSeller and newestWithOutcome: of this company alone', async () => {
    expect(ids(await newestOfSeller(db, SELLER.taxId, 2))).toEqual(['C', 'B']);
    expect(ids(await newestOfSeller(db, OTHER.taxId, 9))).toEqual(['D']);
    expect(ids(await newestWithOutcome(db, SELLER.taxId, 'pending', 9))).toEqual(['A']);
    expect(ids(await newestWithOutcome(db, SELLER.taxId, 'notSent', 9))).toEqual(['B']);
  });

  test('submissionsBetween: from within, to without, oldest first', async () => {
    expect(ids(await submissionsBetween(db, SELLER.taxId, NOON, NOON + 20))).toEqual(['A', 'B']);
  });

  test('overdue: only what still waits', async () => {
    expect(ids(await overdue(db, NOON + 180_000))).toEqual(['A']);
    expect(ids(await overdue(db, NOON + 179_999))).toEqual([]);
    expect(ids(await overdue(db, NOON + 999_000)).sort()).toEqual(['A', 'D']);
  });

  test('latestSeller: of the newest submission of all', async () => {
    expect(await latestSeller(db)).toEqual(OTHER);
    expect(await latestSeller(await freshLedger())).toBeUndefined();
  });

  test('newestFaults: newest first, at most so many', async () => {
    await keep(
      db,
      make.fault({ at: 1, detail: 'a' }),
      make.fault({ at: 3, detail: 'c' }),
      make.fault({ at: 2, detail: 'b' }),
    );
    expect((await newestFaults(db, 0, 2)).map(({ detail }) => detail)).toEqual(['c', 'b']);
    expect((await newestFaults(db, 3, 9)).map(({ detail }) => detail)).toEqual(['c']);
  });
});

describe('L2 retryGroup finds the twins by what both show', () => {
  const cell = (name: string, value: string) => ({
    label: '',
    labelFrom: 'header' as const,
    kind: 'text',
    name,
    value,
  });
  const row = (gross: string, outcome: 'issued' | 'pending', id: string) => {
    const fields = [cell('sellerTaxId', SELLER.taxId), cell('buyerTaxId', BUYER.taxId), cell('gross', gross)];
    const snapshotOfRow = { takenAt: NOON, title: '', fields, tables: [], texts: {} };
    const batch = { importId: 'I1', serialNumber: id, rows: 1 };
    const at = NOON + 100;
    return [
      make.submitted({ submissionId: id, at, batch, snapshot: snapshotOfRow }),
      ...(outcome === 'issued'
        ? [make.success(['26112000000000000009'], { submissionId: id, at: at + 1 })]
        : []),
    ];
  };
  // Of the equal ones above A waits still, and would bar by itself.
  beforeEach(() => keep(db, make.answered('税率不合法', { submissionId: 'A', at: NOON + 55 })));
  const barOf = async (id: string) => {
    const record = await db.get('submissions', id);
    if (!record) throw new Error(`no ${id}`);
    const answer = mayRetry(record, await retryGroup(db, record));
    return answer.ok ? 'may' : answer.bar;
  };

  test('a refused form and a later row of a batch', async () => {
    await keep(db, make.submitted({ submissionId: 'F', at: NOON + 60 }));
    await keep(db, make.answered('税率不合法', { submissionId: 'F', at: NOON + 70 }));
    await keep(db, ...row('340.00', 'issued', 'R0'));
    expect(await barOf('F')).toBe('may');
    await keep(db, ...row('339.00', 'pending', 'R1'));
    expect(await barOf('F')).toBe('twinOpen');
    await keep(db, ...row('339', 'issued', 'R2'));
    expect(await barOf('F')).toBe('twinIssued');
  });

  test('a refused row of a batch and a later form', async () => {
    await keep(db, ...row('339.00', 'pending', 'R1'));
    await keep(db, make.answered('税率不合法', { submissionId: 'R1', area: 'batchResult', at: NOON + 200 }));
    expect(await barOf('R1')).toBe('may');
    await keep(db, make.submitted({ submissionId: 'E', at: NOON + 300 }));
    expect(await barOf('R1')).toBe('twinOpen');
  });
});

describe('counters', () => {
  test('of one company on one day, by outcome', async () => {
    expect(await countsOf(db, SELLER.taxId, '2026-11-24')).toMatchObject({
      issued: { count: 1, gross: '339' },
      notSent: { count: 1 },
      pending: { count: 1, sellerName: SELLER.name },
    });
    expect(await countsOf(db, SELLER.taxId, '2026-11-25')).toEqual({});
  });

  test('of all companies over all time', async () => {
    const rows = await countsOfAll(db, 'all');
    expect(rows.every(({ period }) => period === 'all')).toBe(true);
    expect(rows.reduce((count, row) => count + row.count, 0)).toBe(4);
  });
});

describe('events', () => {
  test('in pages, in the order of the log, all of them', async () => {
    const many = await freshLedger();
    await keep(many, ...Array.from({ length: 1_203 }, () => make.fault()));
    const sizes: number[] = [];
    const places: number[] = [];
    for await (const page of eventPages(many)) {
      sizes.push(page.length);
      places.push(...page.map(({ n }) => n));
    }
    expect(sizes.length).toBeGreaterThan(1);
    expect(places).toEqual(Array.from({ length: 1_203 }, (_, at) => at + 1));
  }, 30_000);

  test('of one chain', async () => {
    expect((await eventsOfChain(db, 'CHAIN')).map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await eventsOfChain(db, 'OTHER')).toEqual([]);
  });
});
