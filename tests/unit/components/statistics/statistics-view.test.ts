// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { createApp, nextTick, ref, shallowRef, watch } from 'vue';
import type { LedgerApp } from '../../../../components/common/use-ledger-app';
import StatisticsView from '../../../../components/statistics/StatisticsView.vue';
import { useStatistics } from '../../../../components/statistics/use-statistics';
import { createTexts } from '../../../../utils/domain/texts/texts';
import type { Ledger } from '../../../../utils/store/ledger/db';
import { story } from '../../support/facts/entered';
import { NOON, submitted } from '../../support/facts/facts';
import { SELLER, snapshot } from '../../support/page/snapshots';
import { freshLedger, keep } from '../../support/store/ledger';

const OTHER = { name: '天津海棠有限公司', taxId: '91120116MA05Q7X4HN' };
let unmount: (() => void) | undefined;
afterEach(() => unmount?.());

async function shown(db: Ledger, filter: object = { month: '2026-11' }) {
  const app = {
    t: shallowRef(createTexts('zh_CN')),
    route: shallowRef({ page: 'faults', filter, tab: 'statistics' }),
    version: ref(0),
    now: ref(NOON),
    companies: shallowRef([{ taxId: OTHER.taxId, name: OTHER.name }]),
    openLedger: vi.fn(async () => db),
    fail: vi.fn(),
  };
  document.body.innerHTML = '<main></main>';
  const view = createApp(StatisticsView, { app: app as unknown as LedgerApp });
  view.mount('main');
  unmount = () => view.unmount();
  return app;
}
const settled = (part: string) => vi.waitUntil(() => document.querySelector(part), { timeout: 5_000 });
const cells = (company: string) =>
  [...document.querySelectorAll(`[data-part="companies"] [data-company="${company}"] td`)].map((cell) =>
    cell.textContent?.trim(),
  );

async function filled() {
  const db = await freshLedger();
  const [a, b, c] = [story('A', NOON), story('B', NOON + 1), story('C', NOON + 2)];
  await keep(db, a.pressed(), ...a.refused(10), a.again(1_000), ...a.issued(3_000));
  await keep(db, b.pressed(), ...b.failed(10));
  await keep(db, c.pressed({ snapshot: snapshot({ seller: OTHER }) }), ...c.refused(10));
  return db;
}

test('a row a company, the sum last; what is not known or of too few is said', async () => {
  await shown(await filled());
  await settled('[data-part="companies"]');
  expect(cells(SELLER.taxId)).toEqual(['2', '1', '0', '0', '1', '0', '3', '没核对过', '2', '太少', '太少']);
  expect(cells(OTHER.taxId)).toEqual(['1', '0', '1', '0', '0', '0', '1', '0', '0', '没有数', '没有数']);
  expect(cells('sum')).toEqual(['3', '1', '1', '0', '1', '0', '4', '没核对过', '2', '太少', '太少']);
  const rows = [...document.querySelectorAll('[data-part="companies"] tr[data-company]')];
  expect(rows.at(-1)?.getAttribute('data-company')).toBe('sum');
  const reasons = [...document.querySelectorAll('[data-part="reasons"] tbody')].map((group) =>
    group.textContent?.replace(/\s+/g, ''),
  );
  expect(reasons).toEqual([
    '北京云杉科技有限公司税率/征收率1',
    '天津海棠有限公司税率/征收率1',
    '合计税率/征收率2',
  ]);
  expect(document.querySelector('[data-card="statistic-hours"]')?.textContent).toContain('不到 5 张，不评');
  expect(document.querySelectorAll('[data-card="terms"] li')).toHaveLength(10);
});

test('of one company, as the top line says; another month is read anew; a month of nothing says so', async () => {
  const app = await shown(await filled(), { month: '2026-11', company: OTHER.taxId });
  await settled('[data-part="companies"]');
  expect(cells('sum')[0]).toBe('1');
  app.route.value = { page: 'faults', filter: { month: '2026-10' }, tab: 'statistics' };
  await vi.waitUntil(() => document.body.textContent?.includes('这个月没有录入'));
  expect(document.querySelector('[data-part="companies"]')).toBeNull();
});

test('a change of the ledger is counted in, and what stands stays until then', async () => {
  const db = await filled();
  const app = await shown(db);
  await settled('[data-part="companies"]');
  await keep(db, submitted({ submissionId: 'N', at: NOON }));
  app.version.value += 1;
  await nextTick();
  expect(cells('sum')[0]).toBe('3');
  await vi.waitUntil(() => cells('sum')[0] === '4');
});

test('another company: what was shown goes until it is counted', async () => {
  const app = await shown(await filled());
  await settled('[data-part="companies"]');
  app.route.value = {
    page: 'faults',
    filter: { month: '2026-11', company: SELLER.taxId },
    tab: 'statistics',
  };
  await nextTick();
  expect(document.querySelector('[data-part="companies"]')).toBeNull();
  expect(document.body.textContent).toContain('正在数这个月的留底');
  await settled('[data-part="companies"]');
  expect(cells('sum')[0]).toBe('2');
});

test('stopped half way: nothing is shown, a change counts nothing, and it can be counted again', async () => {
  const db = await freshLedger();
  const page = Array.from({ length: 501 }, (_, nth) =>
    submitted({ submissionId: `S${nth}`, at: NOON + nth }),
  );
  await keep(db, ...page);
  const app = await shown(db);
  await new Promise<void>((done) => {
    const observer = new MutationObserver(() => {
      const button = document.querySelector<HTMLElement>('[data-action="stop-counting"]');
      if (!button) return;
      expect(document.querySelector('[data-part="counting"]')?.textContent).toContain('看了 500 条');
      observer.disconnect();
      button.click();
      done();
    });
    observer.observe(document.body, { subtree: true, childList: true });
  });
  await nextTick();
  expect(document.body.textContent).toContain('没有数完，数不全');
  app.version.value += 1;
  await nextTick();
  expect(document.body.textContent).toContain('没有数完，数不全');
  document.querySelector<HTMLElement>('[data-action="count-again"]')?.click();
  await settled('[data-part="companies"]');
  expect(cells('sum')[0]).toBe('501');
});

test('what was stopped stays stopped: the end of its pass is not taken', async () => {
  const db = await freshLedger();
  await keep(db, submitted());
  const { statistics, looked, isStopped, show, stop } = useStatistics(async () => db, vi.fn());
  const scope = { month: '2026-11', company: undefined };
  watch(looked, (count) => count !== undefined && stop(), { flush: 'sync', once: false });
  await show(scope, true);
  expect([statistics.value, looked.value, isStopped.value]).toEqual([undefined, undefined, true]);
});
