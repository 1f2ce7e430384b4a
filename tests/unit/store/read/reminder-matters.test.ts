import { beforeEach, describe, expect, test, vi } from 'vitest';
import { TOPICS } from '../../../../utils/domain/inbox/reminder-topics';
import { startOfPeriod } from '../../../../utils/domain/invoice/beijing-time';
import type { Ledger } from '../../../../utils/store/ledger/db';
import { readMatters } from '../../../../utils/store/read/reminder-matters';
import * as make from '../../support/facts/facts';
import { NOON } from '../../support/facts/facts';
import { listRead, listRow, QUERY } from '../../support/facts/lists';
import { SELLER, snapshot } from '../../support/page/snapshots';
import { freshLedger, keep } from '../../support/store/ledger';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const OTHER = { name: '天津海棠有限公司', taxId: '91120116MA05Q7X4HN' };
const ALL = { topics: TOPICS, coverageDays: 7 };
const COVERAGE = { topics: ['coverage'], coverageDays: 7 } as const;

let db: Ledger;
beforeEach(async () => {
  db = await freshLedger();
});

const unknown = (submissionId: string, at: number, seller = SELLER) =>
  keep(
    db,
    make.submitted({ submissionId, at, snapshot: snapshot({ seller }) }),
    make.timedOut({ submissionId, at: at + 1 }),
  );
const issued = (submissionId: string, at: number, number: string, seller = SELLER) =>
  keep(
    db,
    make.submitted({ submissionId, at, snapshot: snapshot({ seller }) }),
    make.success([number], { submissionId, at }),
  );
const refused = (submissionId: string, at: number) =>
  keep(
    db,
    make.submitted({ submissionId, at }),
    make.called({ submissionId, requestId: submissionId, at }),
    make.responded(200, { submissionId, requestId: submissionId, at }),
    make.answered('税率不合法', { submissionId, at }),
  );
const brief = async (now: number, wanted: Parameters<typeof readMatters>[2] = ALL) =>
  (await readMatters(db, now, wanted)).matters.map(({ topic, company }) => `${topic} ${company}`).sort();

describe('records', () => {
  test('an empty ledger has nothing to say', async () => {
    expect(await readMatters(db, NOON, ALL)).toEqual({ matters: [], names: new Map() });
  });

  test('of every company, each by its topic; what is dealt with is not read', async () => {
    await unknown('U1', NOON - HOUR);
    await unknown('U2', NOON - HOUR, OTHER);
    await unknown('U3', NOON - 60_000, OTHER);
    await refused('F1', NOON - 2 * DAY);
    await refused('F2', NOON - HOUR);
    await unknown('U4', NOON - HOUR);
    await keep(db, { id: make.nextId(), at: NOON, type: 'handled', submissionId: 'U4', reason: '作废' });
    await keep(db, {
      id: make.nextId(),
      at: NOON - 1,
      type: 'reconciled',
      submissionId: 'U2',
      standing: 'missing',
      invoiceNumbers: [],
      differences: [],
    });
    expect(await brief(NOON)).toEqual([
      `failed ${SELLER.taxId}`,
      `missing ${OTHER.taxId}`,
      `unknown ${SELLER.taxId}`,
    ]);
    expect((await readMatters(db, NOON, ALL)).names.get(OTHER.taxId)).toBe(OTHER.name);
  });

  test('more than a batch, many at one instant: each counts once', async () => {
    for (let nth = 0; nth < 130; nth++) await unknown(`U${nth}`, NOON - HOUR - (nth < 70 ? 0 : nth));
    expect(await brief(NOON)).toHaveLength(130);
  });

  test('only the wanted topics, and month end only then', async () => {
    await refused('F1', NOON - 2 * DAY);
    expect(await brief(NOON, { topics: ['unknown', 'monthEnd'], coverageDays: 7 })).toEqual([]);
    const end = startOfPeriod('2026-11-28') + 12 * HOUR;
    expect(await brief(end, { topics: ['monthEnd'], coverageDays: 7 })).toEqual([`monthEnd ${SELLER.taxId}`]);
  });
});

test('outside of the end of the month no record is read for it: the popup asks each time it opens', async () => {
  await refused('F1', NOON - 2 * DAY);
  const read = vi.spyOn(IDBIndex.prototype, 'openKeyCursor');
  await brief(NOON, { topics: ['monthEnd'], coverageDays: 7 });
  expect(read).not.toHaveBeenCalled();
  read.mockRestore();
});

describe('coverage', () => {
  const reading = (from: string, to: string, at: number, given: object = {}) =>
    keep(db, listRead({ at, readingId: `L${at}`, query: { ...QUERY, from, to }, ...given }));

  test('nothing is said before the days are over', async () => {
    await issued('S1', NOON - 7 * DAY, '26112000000000000001');
    expect(await brief(NOON, COVERAGE)).toEqual([]);
    expect(await brief(NOON + 1, COVERAGE)).toEqual([`coverage ${SELLER.taxId}`]);
    expect(await brief(NOON - DAY, { ...COVERAGE, coverageDays: 5 })).toEqual([`coverage ${SELLER.taxId}`]);
  });

  test('a company at a time, once each', async () => {
    await issued('S1', NOON - 9 * DAY, '26112000000000000001');
    await issued('S2', NOON - 8 * DAY, '26112000000000000002');
    await issued('S3', NOON - 8 * DAY, '26112000000000000003', OTHER);
    expect(await brief(NOON, COVERAGE)).toEqual(
      [`coverage ${SELLER.taxId}`, `coverage ${OTHER.taxId}`].sort(),
    );
  });

  test.each<[string, () => Promise<unknown>, number]>([
    ['a complete reading over all of it', () => reading('2026-11-01', '2026-11-24', NOON), 0],
    [
      'two, each over a part',
      async () => {
        await reading('2026-11-13', '2026-11-14', NOON);
        await reading('2026-11-15', '2026-11-16', NOON + 1);
      },
      0,
    ],
    ['one that leaves a day out', () => reading('2026-11-15', '2026-11-24', NOON), 1],
    [
      'one that was made before the later ones were submitted',
      () => reading('2026-11-01', '2026-11-24', NOON - 9 * DAY),
      1,
    ],
    ['one that is not complete', () => reading('2026-11-01', '2026-11-24', NOON, { total: 25 }), 1],
    [
      'one of another company',
      () =>
        reading('2026-11-01', '2026-11-24', NOON, {
          companyTaxId: OTHER.taxId,
          rows: [listRow(1, { sellerName: OTHER.name, sellerTaxId: OTHER.taxId })],
        }),
      1,
    ],
  ])('%s', async (_, read, count) => {
    await issued('S1', NOON - 10 * DAY, '26112000000000000001');
    await unknown('S2', NOON - 8 * DAY);
    await read();
    const found = (await readMatters(db, NOON + 2, COVERAGE)).matters;
    expect(found).toHaveLength(count);
  });

  test('since when: the first that no reading shows', async () => {
    await issued('S1', NOON - 10 * DAY, '26112000000000000001');
    await issued('S2', NOON - 8 * DAY, '26112000000000000002');
    await reading('2026-11-01', '2026-11-15', NOON);
    expect((await readMatters(db, NOON + 2, COVERAGE)).matters).toEqual([
      { topic: 'coverage', since: NOON - DAY, company: SELLER.taxId },
    ]);
  });

  test('what failed is not on the list, and what is older than the month before is past', async () => {
    await refused('F1', NOON - 10 * DAY);
    await issued('S1', startOfPeriod('2026-10-01') - 1, '26112000000000000001');
    expect(await brief(NOON, COVERAGE)).toEqual([]);
    await issued('S2', startOfPeriod('2026-10-01'), '26112000000000000002');
    expect(await brief(NOON, COVERAGE)).toEqual([`coverage ${SELLER.taxId}`]);
  });
});

describe('what she follows up', () => {
  const days = async (...all: readonly number[]) =>
    Promise.all(all.map((day) => brief(startOfPeriod('2026-11-27') + day * DAY)));
  const opened = make.caseSaid({ what: 'opened', title: '系统繁忙', submissionIds: [] });
  const waiting = (state: 'waiting' | 'solved', at: number, lookAgainOn?: string) =>
    make.caseSaid({ what: 'state', state, ...(lookAgainOn ? { lookAgainOn } : {}) }, { at });

  test('is due on the day on which she is to look at it again, and until it is solved', async () => {
    await keep(db, opened);
    expect(await brief(NOON)).toEqual([]);
    await keep(db, waiting('waiting', NOON + 1, '2026-11-27'));
    expect(await days(-1, 0, 1)).toEqual([[], ['lookAgain '], ['lookAgain ']]);
    await keep(db, waiting('solved', NOON + 2));
    expect(await days(0, 1)).toEqual([[], []]);
  });

  test('is not read where it is not wanted', async () => {
    await keep(db, opened, waiting('waiting', NOON + 1, '2026-11-24'));
    expect(await brief(NOON, COVERAGE)).toEqual([]);
  });
});
