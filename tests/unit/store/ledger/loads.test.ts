import { expect, test } from 'vitest';
import { hourOf, type Load, pathKey } from '../../../../utils/domain/fault/load';
import { countOf, together } from '../../../../utils/domain/fault/load-times';
import { compactLoads, countLoad, usualFor } from '../../../../utils/store/ledger/loads';
import { freshLedger } from '../../support/store/ledger';

const NOON = Date.parse('2026-11-24T12:00:00+08:00');
const DAY = 86_400_000;
const load = (at: number, path: string, ms = 400): Load => ({
  kind: 'page',
  origin: 'https://dppt.beijing.chinatax.gov.cn:8443',
  path,
  at,
  ms,
});

test('a path without its numbers: the pages of a thousand invoices are one page', () => {
  expect(pathKey('/v/2_26112000000000000001_20261124')).toBe('/v/#');
  expect(pathKey('/blue-invoice-makeout/invoice-makeout')).toBe('/blue-invoice-makeout/invoice-makeout');
  expect(pathKey(`/x/${'x'.repeat(400)}`).length).toBe(120);
});

test('what is usual comes from the same hour of the days before, never from today or from longer ago', async () => {
  const db = await freshLedger();
  for (let day = 0; day <= 20; day += 1)
    for (const hour of [0, 3])
      for (let minute = 0; minute < 3; minute += 1) {
        const at = NOON - day * DAY + hour * 3_600_000 + minute * 60_000;
        await countLoad(
          db,
          load(at, '/a', day === 0 || day > 14 ? 90_000 : hour === 0 ? 400 : 1_600),
          'came',
        );
      }
  expect(await usualFor(db, load(NOON, '/a'))).toMatchObject({ median: 400, p95: 400, loads: 42 });
  expect(await usualFor(db, load(NOON, '/b'))).toBeUndefined();
});

test('old hours are put together: nothing is lost of their counts, and twice is once', async () => {
  const db = await freshLedger();
  for (const path of ['/a', '/b', '/c']) await countLoad(db, load(NOON - 20 * DAY, path), 'came');
  await countLoad(db, load(NOON - 20 * DAY, '/a'), 'failed');
  await countLoad(db, load(NOON, '/a'), 'came');
  expect(await compactLoads(db, hourOf(NOON) - 15 * DAY)).toBe(3);
  await countLoad(db, load(NOON - 20 * DAY, '/d'), 'slow');
  expect(await compactLoads(db, hourOf(NOON) - 15 * DAY)).toBe(1);
  expect(await compactLoads(db, hourOf(NOON) - 15 * DAY)).toBe(0);
  const rows = await db.getAllFromIndex('loads', 'hour');
  expect(
    rows.map(({ path, failed, slow, times }) => [path, failed, slow, countOf(together([times]))]),
  ).toEqual([
    ['', 1, 1, 4],
    ['/a', 0, 0, 1],
  ]);
});
