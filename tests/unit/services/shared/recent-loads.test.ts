import { expect, test } from 'vitest';
import type { RecentLoad } from '../../../../utils/domain/fault/portal-now';
import { readRecentLoads, rememberLoad } from '../../../../utils/services/shared/watch-states';
import { FakeArea } from '../../support/store/fake-area';

const load = (at: number): RecentLoad => ({ host: 'h', kind: 'page', path: '/a', at, ms: 1, how: 'came' });

test('the last while, oldest first; bounded; what is damaged is none', async () => {
  const area = new FakeArea();
  for (let nth = 0; nth < 230; nth += 1) await rememberLoad(area, load(nth));
  const kept = await readRecentLoads(area);
  expect([kept.length, kept[0]?.at, kept.at(-1)?.at]).toEqual([200, 30, 229]);
  await rememberLoad(area, load(7 * 3_600_000));
  expect(await readRecentLoads(area)).toHaveLength(1);
  await area.set({ recentLoads: [{ at: 'x' }] });
  expect(await readRecentLoads(area)).toEqual([]);
});
