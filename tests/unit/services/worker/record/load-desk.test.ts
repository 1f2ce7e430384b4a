import { beforeEach, describe, expect, test } from 'vitest';
import type { Load } from '../../../../../utils/domain/fault/load';
import type { RecentLoad } from '../../../../../utils/domain/fault/portal-now';
import { createLoadDesk } from '../../../../../utils/services/worker/record/load-desk';
import type { FaultRow, Ledger } from '../../../../../utils/store/ledger/db';
import { countLoad } from '../../../../../utils/store/ledger/loads';
import { freshLedger } from '../../../support/store/ledger';

const ORIGIN = 'https://dppt.beijing.chinatax.gov.cn:8443';
const NOON = Date.parse('2026-11-24T12:00:00+08:00');
const DAY = 86_400_000;

let db: Ledger;
let desk: ReturnType<typeof createLoadDesk>;
let remembered: RecentLoad[];
beforeEach(async () => {
  db = await freshLedger();
  remembered = [];
  desk = createLoadDesk({
    ledger: async () => db,
    async keep(_, { type, ...fault }) {
      await db.put('faults', { ...fault, id: `f${await db.count('faults')}` } as FaultRow);
    },
    async remember(load) {
      remembered.push(load);
    },
  });
});

const load = (at: number, more: Partial<Load> = {}): Load => ({
  kind: 'call',
  origin: ORIGIN,
  path: '/kpfw/lzfpkj/v1/tyfpkj',
  at,
  ms: 400,
  status: 200,
  ...more,
});
const seen = async (...loads: Load[]) => {
  for (const one of loads) await desk.seen(1, one);
  return (await db.getAllFromIndex('faults', 'time')).map(({ kind, ms, usualMs, detail }) => ({
    kind,
    ms,
    usualMs,
    detail,
  }));
};
/** Two weeks of days like any other. */
async function usually(ms: number) {
  for (let day = 1; day <= 13; day += 1)
    for (const minute of [1, 2])
      await countLoad(db, load(NOON - day * DAY + minute * 60_000, { ms }), 'came');
}

test('a day as usual tells nothing', async () => {
  await usually(400);
  expect(await seen(load(NOON), load(NOON + 1_000, { ms: 2_500 }))).toEqual([]);
});

test('9 s where 0.4 s are usual; once a minute', async () => {
  await usually(400);
  const slow = { ms: 9_000 };
  expect(await seen(load(NOON, slow), load(NOON + 20_000, slow), load(NOON + 70_000, slow))).toEqual([
    { kind: 'slow', ms: 9_000, usualMs: 400, detail: '' },
    { kind: 'slow', ms: 9_000, usualMs: 400, detail: '' },
  ]);
  const [row] = await db.getAll(
    'loads',
    IDBKeyRange.lowerBound([new URL(ORIGIN).hostname, 'call', '', NOON]),
  );
  expect(await db.getAllFromIndex('loads', 'hour', NOON)).toMatchObject([{ slow: 3, failed: 0 }]);
  expect(row).toBeDefined();
});

test('502, down, and back: told with its status, and its end once', async () => {
  const found = await seen(
    load(NOON, { status: 502 }),
    load(NOON + 61_000, { status: 502 }),
    load(NOON + 120_000, { status: undefined as never, error: 'net::ERR_CONNECTION_REFUSED', ms: 3 }),
    load(NOON + 300_000),
    load(NOON + 301_000),
  );
  expect(found.map(({ kind, detail }) => [kind, detail])).toEqual([
    ['httpError', 'HTTP 502'],
    ['httpError', 'HTTP 502'],
    ['networkError', 'net::ERR_CONNECTION_REFUSED'],
    ['portalBack', ''],
  ]);
});

test('each that came or failed is remembered for 今天, a slow one with what is usual', async () => {
  await usually(400);
  await seen(load(NOON), load(NOON + 1_000, { ms: 9_000 }), load(NOON + 2_000, { status: 502 }));
  expect(remembered.map(({ at, ms, how, usualMs }) => [at - NOON, ms, how, usualMs])).toEqual([
    [0, 400, 'came', undefined],
    [1_000, 9_000, 'slow', 400],
    [2_000, 400, 'failed', undefined],
  ]);
  expect(remembered[0]).toMatchObject({ host: new URL(ORIGIN).hostname, path: '/kpfw/lzfpkj/v1/tyfpkj' });
});

test.each([
  ['a lost log-in', { toLogin: true, status: undefined as never }, 'sessionLost'],
  ['no permission', { status: 403 }, 'httpError'],
  ['her own line', { status: undefined as never, error: 'net::ERR_INTERNET_DISCONNECTED' }, 'networkError'],
  [
    'what she could not reach while the browser had no line',
    { status: undefined as never, error: 'net::ERR_NAME_NOT_RESOLVED', offLine: true },
    'networkError',
  ],
] as const)('%s is told, and makes no hour one of failures', async (_, more, kind) => {
  expect(await seen(load(NOON, more as Partial<Load>))).toMatchObject([{ kind }]);
  expect(await db.count('loads')).toBe(0);
  expect(remembered).toEqual([]);
});

test('two that fail together are one', async () => {
  await Promise.all([desk.seen(1, load(NOON, { status: 503 })), desk.seen(2, load(NOON, { status: 503 }))]);
  expect(await db.count('faults')).toBe(1);
});

test('a call sent to the log-in lost the session', async () => {
  expect(await seen(load(NOON, { toLogin: true, status: undefined as never }))).toMatchObject([
    { kind: 'sessionLost' },
  ]);
});

describe('no fault of anybody', () => {
  test.each([
    ['given up by the page', { error: 'net::ERR_ABORTED' }],
    ['a page that was not changed', { status: 304 }],
  ])('%s', async (_, more) => {
    expect(await seen(load(NOON, { status: undefined as never, ...more }))).toEqual([]);
  });
});
