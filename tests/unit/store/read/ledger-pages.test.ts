import { describe, expect, test } from 'vitest';
import type { LedgerFilter } from '../../../../utils/domain/view/ledger-filter';
import type { Ledger } from '../../../../utils/store/ledger/db';
import type { PageKey } from '../../../../utils/store/read/cursor-page';
import { readFaultPage } from '../../../../utils/store/read/fault-pages';
import { findAtOnce, readLedgerPage } from '../../../../utils/store/read/ledger-pages';
import {
  answered,
  called,
  fault,
  NOON,
  originalKept,
  repeated,
  responded,
  submitted,
  success,
} from '../../support/facts/facts';
import { snapshot } from '../../support/page/snapshots';
import { freshLedger, keep } from '../../support/store/ledger';

const OTHER = { name: '天津海棠有限公司', taxId: '91120116MA05Q7X4HN' };
const NUMBER = '26112000000123456789';

/** Ids of all pages, page by page. */
async function allPages(db: Ledger, filter: LedgerFilter, limit: number): Promise<string[][]> {
  const pages: string[][] = [];
  let after: PageKey | undefined;
  do {
    const page = await readLedgerPage(db, filter, after, limit);
    pages.push(page.rows.map(({ id }) => id));
    after = page.next;
    if (pages.length > 50) throw new Error('the pages have no end');
  } while (after);
  return pages;
}

/** Seven of one company, the last three at one instant, every other one refused; two of another company. */
async function filled() {
  const db = await freshLedger();
  for (let no = 1; no <= 7; no += 1) {
    const submissionId = `S${no}`;
    const at = NOON + Math.min(no, 5) * 1_000;
    await keep(db, submitted({ submissionId, at }));
    if (no % 2 === 0) {
      const call = { submissionId, requestId: submissionId, at };
      await keep(db, called(call), responded(200, call), answered('税率不合法', { submissionId, at }));
    }
  }
  for (const [submissionId, at] of [
    ['T1', NOON + 2_500],
    ['T2', NOON - 40 * 86_400_000],
  ] as const) {
    await keep(db, submitted({ submissionId, at, snapshot: snapshot({ seller: OTHER }) }));
  }
  return db;
}

describe('pages of the ledger', () => {
  test.each([1, 2, 3, 4, 100])('pages of %i hold everything once, newest first', async (limit) => {
    const pages = await allPages(await filled(), {}, limit);
    expect(pages.flat()).toEqual(['S7', 'S6', 'S5', 'S4', 'S3', 'T1', 'S2', 'S1', 'T2']);
    expect(Math.max(...pages.map((page) => page.length))).toBeLessThanOrEqual(limit);
  });

  test.each<[LedgerFilter, string[]]>([
    [{ company: OTHER.taxId }, ['T1', 'T2']],
    [{ company: OTHER.taxId, month: '2026-11' }, ['T1']],
    [{ month: '2026-10' }, ['T2']],
    [{ outcome: 'refused' }, ['S6', 'S4', 'S2']],
    [{ outcome: 'refused', company: OTHER.taxId }, []],
    [{ outcome: 'pending', company: OTHER.taxId }, ['T1', 'T2']],
    [{ text: '海棠' }, ['T1', 'T2']],
    [{ text: '梧桐', outcome: 'pending' }, ['S7', 'S5', 'S3', 'T1', 'S1', 'T2']],
  ])('%j gives %j', async (filter, ids) => {
    expect((await allPages(await filled(), filter, 2)).flat()).toEqual(ids);
  });

  test.each([
    [1, 'S7', ['S5', 'S3']],
    [2, 'S5', ['S3', 'T1']],
    [3, 'S3', ['T1', 'S1']],
  ])(
    'after %i rows a page goes on, though the last row %s has moved away since',
    async (limit, moved, ids) => {
      const db = await filled();
      const first = await readLedgerPage(db, { outcome: 'pending' }, undefined, limit);
      expect(first.rows.at(-1)?.id).toBe(moved);
      await keep(db, success([NUMBER], { submissionId: moved }));
      const second = await readLedgerPage(db, { outcome: 'pending' }, first.next, 2);
      expect(second.rows.map(({ id }) => id)).toEqual(ids);
    },
  );

  test('开具失败 lists what was refused and issued by a later press, and says which press it was (A1)', async () => {
    const db = await filled();
    const call = { submissionId: 'S2', requestId: 'again', at: NOON + 4_000 };
    await keep(db, repeated({ submissionId: 'S2', at: NOON + 3_900 }), called(call), responded(200, call));
    await keep(db, success([NUMBER], { submissionId: 'S2', at: NOON + 4_100 }));
    expect((await allPages(db, { outcome: 'refused' }, 2)).flat()).toEqual(['S6', 'S4', 'S2']);
    expect((await allPages(db, { outcome: 'issued' }, 2)).flat()).toEqual(['S2']);
    const { rows } = await readLedgerPage(db, { outcome: 'issued' }, undefined, 9);
    expect(rows[0]).toMatchObject({ outcome: 'issued', attempt: 2, tried: { failedTries: [{}] } });
  });

  test('what came in since shifts nothing', async () => {
    const db = await filled();
    const first = await readLedgerPage(db, {}, undefined, 4);
    await keep(db, submitted({ submissionId: 'S9', at: NOON + 60_000 }));
    const second = await readLedgerPage(db, {}, first.next, 4);
    expect(second.rows.map(({ id }) => id)).toEqual(['S3', 'T1', 'S2', 'S1']);
  });

  test('a submit just before midnight that is issued after it counts in the new month', async () => {
    const db = await freshLedger();
    await keep(db, submitted({ submissionId: 'S1', at: Date.parse('2026-11-30T23:59:50+08:00') }));
    const record = await db.get('submissions', 'S1');
    if (!record) throw new Error('not there');
    await db.put('submissions', { ...record, day: '2026-12-01' });
    expect((await allPages(db, { month: '2026-12' }, 9)).flat()).toEqual(['S1']);
    expect((await allPages(db, { month: '2026-11' }, 9)).flat()).toEqual([]);
  });

  test('a row tells which attempt it is', async () => {
    const db = await freshLedger();
    await keep(db, submitted({ submissionId: 'S1', at: NOON }));
    await keep(db, submitted({ submissionId: 'S2', at: NOON + 1, retryOf: 'S1' }));
    await keep(db, submitted({ submissionId: 'S3', at: NOON + 2, retryOf: 'S2' }));
    const { rows } = await readLedgerPage(db, {}, undefined, 9);
    expect(rows.map(({ id, attempt }) => [id, attempt])).toEqual([
      ['S3', 3],
      ['S2', 2],
      ['S1', 1],
    ]);
  });
});

test('已开具未存原件 reads only what is issued', async () => {
  const db = await filled();
  await keep(db, success([NUMBER], { submissionId: 'S1' }), success([], { submissionId: 'S3' }));
  await keep(db, success(['26112000000123456790'], { submissionId: 'T1' }));
  await keep(db, originalKept({ submissionId: 'S1' }));
  for (const [filter, ids] of [
    [{ original: 'missing' }, ['S3', 'T1']],
    [{ original: 'missing', company: OTHER.taxId }, ['T1']],
    [{ original: 'missing', outcome: 'refused' }, []],
  ] as const) {
    expect((await allPages(db, filter, 1)).flat()).toEqual(ids);
  }
  const page = await readLedgerPage(db, { original: 'missing' }, undefined, 10);
  expect(page.rows.map(({ original }) => original)).toEqual(['missing', 'missing']);
  expect(page.lookedTo).toBe(NOON + 1_000);
});

describe('what an index finds at once', () => {
  test.each<[LedgerFilter, string[]]>([
    [{ text: NUMBER }, ['S3']],
    [{ text: '23456789' }, ['S3']],
    [{ text: '91310115MA1K3BNTXB', outcome: 'issued' }, ['S3']],
    [{ text: NUMBER, outcome: 'refused' }, []],
    [{ text: '梧桐' }, []],
    [{ text: '2345' }, []],
    [{}, []],
  ])('%j → %j', async (filter, ids) => {
    const db = await filled();
    await keep(db, success([NUMBER], { submissionId: 'S3' }));
    expect((await findAtOnce(db, filter)).map(({ id }) => id)).toEqual(ids);
  });
});

test('pages of faults: newest first, each once, until the end', async () => {
  const db = await freshLedger();
  for (let no = 1; no <= 5; no += 1) {
    await keep(db, fault({ detail: String(no), at: NOON + Math.min(no, 4) }));
  }
  const first = await readFaultPage(db, undefined, 2);
  const second = await readFaultPage(db, first.next, 2);
  const third = await readFaultPage(db, second.next, 2);
  expect([first, second, third].map(({ rows }) => rows.map(({ detail }) => detail))).toEqual([
    ['5', '4'],
    ['3', '2'],
    ['1'],
  ]);
  expect(third.next).toBeUndefined();
});
