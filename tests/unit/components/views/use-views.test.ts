// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { type App, createApp, h, ref } from 'vue';
import { useViews, viewAddress } from '../../../../components/views/use-views';
import { readSettings, saveSettings } from '../../../../utils/services/shared/settings';
import { FakeArea } from '../../support/store/fake-area';

const NOW = Date.parse('2026-11-24T06:00:00Z');
const SHOWN = {
  filter: { outcome: 'refused', tag: '急' },
  order: { by: 'gross', isDown: true },
  hidden: ['column.kind'],
} as const;
let mounted: App | undefined;
afterEach(() => mounted?.unmount());

async function stage() {
  const area = new FakeArea();
  const fail = vi.fn();
  let used: ReturnType<typeof useViews> | undefined;
  const app = { browser: { storage: { local: area } }, now: ref(NOW), fail };
  mounted = createApp({
    setup() {
      used = useViews(app as never);
      return () => h('p');
    },
  });
  mounted.mount(document.createElement('div'));
  const stored = async () => (await readSettings(area)).views;
  return { area, views: used as ReturnType<typeof useViews>, stored, fail };
}

test('saved with order and columns; its address is that of the filter', async () => {
  const { views, stored } = await stage();
  expect(await views.save(' 急的失败 ', SHOWN)).toBeUndefined();
  const [view] = await stored();
  expect(view).toMatchObject({ name: '急的失败', order: SHOWN.order, hidden: ['column.kind'] });
  expect(view && viewAddress(view, NOW)).toBe('#/ledger?outcome=refused&tag=%E6%80%A5');
});

test('今天 is the day on which it is looked at; other days stay those days', async () => {
  const { views, stored } = await stage();
  await views.save('今天', { ...SHOWN, filter: { since: '2026-11-24', until: '2026-11-24' } });
  await views.save('那几天', { ...SHOWN, filter: { since: '2026-11-03', until: '2026-11-09' } });
  const addresses = (await stored()).map((view) => viewAddress(view, NOW + 86_400_000));
  expect(addresses).toEqual([
    '#/ledger?since=2026-11-25&until=2026-11-25',
    '#/ledger?since=2026-11-03&until=2026-11-09',
  ]);
});

test('renamed and removed; taken back it stands where it stood', async () => {
  const { views, stored } = await stage();
  for (const name of ['一', '二', '三']) await views.save(name, SHOWN);
  const [, second] = views.views.value;
  if (!second) throw new Error('none');
  expect(await views.rename(second.id, '一')).toBe('sameName');
  expect(await views.rename(second.id, '两')).toBeUndefined();
  const [, renamed] = views.views.value;
  const undo = await views.remove(renamed ?? second);
  expect((await stored()).map(({ name }) => name)).toEqual(['一', '三']);
  await undo();
  expect((await stored()).map(({ name }) => name)).toEqual(['一', '两', '三']);
});

test('the same name twice, or more than may be: told, and nothing is written', async () => {
  const { views, stored } = await stage();
  await views.save('一', SHOWN);
  expect(await views.save(' 一', SHOWN)).toBe('sameName');
  for (let no = 2; no <= 30; no += 1) await views.save(`第 ${no}`, SHOWN);
  expect(await views.save('又一个', SHOWN)).toBe('full');
  expect(await stored()).toHaveLength(30);
});

test('what another window saved meanwhile is not lost', async () => {
  const { area, views, stored } = await stage();
  await views.save('这里的', SHOWN);
  const [mine] = await stored();
  await saveSettings(area, { views: [{ ...(mine as NonNullable<typeof mine>), id: 'V9', name: '那边的' }] });
  await views.save('又一个', SHOWN);
  expect((await stored()).map(({ name }) => name)).toEqual(['那边的', '又一个']);
});
