// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type App, type Component, createApp, h, ref, shallowRef } from 'vue';
import { BACKUP, type BackupSource } from '../../../../components/backup/backup-host';
import { tellBackupChanged } from '../../../../components/backup/use-backup-health';
import { parseRoute } from '../../../../components/common/route';
import TopicLines from '../../../../components/popup/TopicLines.vue';
import { useTopics } from '../../../../components/popup/use-topics';
import RailFoot from '../../../../components/shell/RailFoot.vue';
import BackupCard from '../../../../components/today/BackupCard.vue';
import type { PlaceState } from '../../../../utils/domain/backup/backup-state';
import { createTexts } from '../../../../utils/domain/texts/texts';
import { FakeDesk, NOW, place } from '../../support/backup/fake-desk';
import { FakeArea } from '../../support/store/fake-area';
import { freshLedger } from '../../support/store/ledger';

let mounted: App | undefined;
beforeEach(() => void vi.spyOn(Date, 'now').mockReturnValue(NOW));
afterEach(() => {
  mounted?.unmount();
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

const HOUR_MS = 3_600_000;
const failing = { kind: 'refused', detail: '', since: 0, tries: 4, nextAt: NOW } as const;
const late = { lastGoodAt: NOW - 30 * HOUR_MS, waiting: 3 };
const withPlace = (own: Partial<PlaceState>) => {
  const desk = new FakeDesk();
  desk.state = { hasKeys: true, places: [place(own)] };
  return desk;
};
const browser = () => ({
  storage: {
    local: new FakeArea(),
    session: new FakeArea(),
    onChanged: { addListener: () => undefined, removeListener: () => undefined },
  },
});

function show(view: Component, props: object, source: BackupSource | undefined) {
  const host = document.createElement('div');
  document.body.append(host);
  mounted = createApp(() => h(view, props));
  if (source) mounted.provide(BACKUP, source);
  mounted.mount(host);
}
const appOf = () => ({
  t: shallowRef(createTexts('zh_CN')),
  now: ref(NOW),
  version: ref(0),
  route: shallowRef(parseRoute('#/today')),
  browser: browser(),
  fail: vi.fn(),
});
const text = (part: string) =>
  document.querySelector(`[data-part="${part}"]`)?.textContent?.replace(/\s+/g, ' ').trim();

describe('at the foot of the rail', () => {
  test('without a backup elsewhere the daily copy alone, as before', async () => {
    show(RailFoot, { app: appOf() }, new FakeDesk().source);
    await vi.waitUntil(() => text('rail-foot')?.includes('还没有备份'));
    expect(text('rail-backup')).toBeUndefined();
  });

  test.each([
    [{}, '备份：07:20'],
    [late, '备份晚了：上次 11-29 04:20'],
    [{ failing }, '备份没有存成'],
  ] as const)('%j: %s', async (own, says) => {
    show(RailFoot, { app: appOf() }, withPlace(own).source);
    await vi.waitUntil(() => text('rail-backup') === says);
    expect(text('rail-foot')).not.toContain('还没有备份');
  });

  test('what the page of backups saw change is said at once', async () => {
    const desk = withPlace({});
    show(RailFoot, { app: appOf() }, desk.source);
    await vi.waitUntil(() => text('rail-backup') === '备份：07:20');
    desk.set({ places: [place({ lastGoodAt: NOW })] });
    tellBackupChanged();
    await vi.waitUntil(() => text('rail-backup') === '备份：10:20');
  });

  test('a state that cannot be read is no good one', async () => {
    const source = {
      openDesk: vi.fn(),
      openTeam: vi.fn(),
      readState: () => Promise.reject(new Error('blocked')),
    };
    show(RailFoot, { app: appOf() }, source);
    await vi.waitUntil(() => text('rail-backup') === '备份没有存成');
  });
});

describe('今天', () => {
  test.each([
    [new FakeDesk(), '○ 没有设置：电脑坏了、丢了，留底就没有了。'],
    [withPlace({}), '✓ 上次存好：07:20'],
    [withPlace(late), '▲ 晚了，上次存好：11-29 04:20'],
    [withPlace({ failing }), '▲ 没有存成，请看看'],
  ])('beside the daily copy', async (desk, says) => {
    show(BackupCard, { app: appOf() }, desk.source);
    await vi.waitUntil(() => text('today-backup') === says);
  });
});

describe('in the popup', () => {
  /** Asks as the popup does, and shows the lines once it is known. */
  async function look(desk: FakeDesk) {
    const db = await freshLedger();
    const asked = browser() as never;
    const view = {
      setup() {
        const topics = useTopics(asked, async () => db);
        void topics.look();
        return () =>
          topics.found.value &&
          h('div', { 'data-part': 'lines' }, [
            h(TopicLines, {
              browser: asked,
              found: topics.found.value,
              days: 3,
              backup: topics.backup.value,
              t: createTexts('zh_CN'),
            }),
          ]);
      },
    };
    show(view, {}, desk.source);
    await vi.waitUntil(() => document.querySelector('[data-part="lines"]'));
    return document.querySelector('[data-topic="backup"]')?.textContent?.trim();
  }

  test('one line when it fails or is late, none otherwise', async () => {
    expect(await look(withPlace({ failing }))).toBe('备份没有存成，请看看 ›');
    mounted?.unmount();
    expect(await look(withPlace(late))).toBe('备份晚了：上次 11-29 04:20 ›');
    mounted?.unmount();
    expect(await look(withPlace({}))).toBeUndefined();
    mounted?.unmount();
    expect(await look(new FakeDesk())).toBeUndefined();
  });
});
