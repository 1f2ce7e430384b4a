// @vitest-environment happy-dom
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type App, createApp, h, nextTick, ref } from 'vue';
import type { Inbox } from '../../../../components/inbox/inbox-data';
import ReminderOffer from '../../../../components/inbox/ReminderOffer.vue';
import { createTexts } from '../../../../utils/domain/texts/texts';
import { readSettings, saveSettings } from '../../../../utils/services/shared/settings';
import { FakeArea } from '../../support/store/fake-area';

const UNCLEAR = { groups: [{ class: 'unknown', onHold: false, items: [] }], snoozed: [], more: false };
const CLEAR = { ...UNCLEAR, groups: [{ class: 'taxRate', onHold: false, items: [] }] };

let mounted: App | undefined;
let area = new FakeArea();
afterEach(() => {
  mounted?.unmount();
  document.body.replaceChildren();
  area = new FakeArea();
});

async function show(inbox: unknown, isAllowed = true) {
  mounted?.unmount();
  const request = vi.fn(async () => isAllowed);
  const browser = { storage: { local: area }, permissions: { request } };
  const app = { t: ref(createTexts('zh_CN')), browser, fail: vi.fn() };
  const host = document.createElement('div');
  document.body.append(host);
  mounted = createApp(() => h(ReminderOffer, { app: app as never, inbox: inbox as Inbox }));
  mounted.mount(host);
  // The settings are read behind promises.
  for (let tick = 0; tick < 10; tick += 1) await nextTick();
  return request;
}
const part = (name: string) => document.querySelector(`[data-part="${name}"]`)?.textContent?.trim();
const press = (action: string) => document.querySelector<HTMLElement>(`[data-action="${action}"]`)?.click();
const reminders = async () => (await readSettings(area)).reminders;

describe('reminders are offered', () => {
  test('at the first unclear one, and not before', async () => {
    await show(CLEAR);
    expect(part('reminder-offer')).toBeUndefined();
    await show(UNCLEAR);
    expect(part('reminder-offer')).toContain('有结果不明的');
  });

  test('开提醒: the browser is asked inside the press, then they are on and it is never offered again', async () => {
    const request = await show(UNCLEAR);
    press('take-reminders');
    expect(request).toHaveBeenCalledOnce();
    await vi.waitFor(async () => expect(await reminders()).toMatchObject({ on: true, offered: true }));
    expect(part('reminder-said')).toContain('提醒已打开');
    await saveSettings(area, { reminders: { ...(await reminders()), on: false } });
    await show(UNCLEAR);
    expect(part('reminder-offer')).toBeUndefined();
  });

  test('the browser says no: they stay off, it is said, and she is not asked again', async () => {
    await show(UNCLEAR, false);
    press('take-reminders');
    await vi.waitFor(async () => expect(await reminders()).toMatchObject({ on: false, offered: true }));
    expect(part('reminder-said')).toContain('留底不受影响');
  });

  test('不用: gone, remembered, nothing asked of the browser', async () => {
    const request = await show(UNCLEAR);
    press('leave-reminders');
    await vi.waitFor(async () => expect(await reminders()).toMatchObject({ on: false, offered: true }));
    expect(part('reminder-offer')).toBeUndefined();
    expect(request).not.toHaveBeenCalled();
    await show(UNCLEAR);
    expect(part('reminder-offer')).toBeUndefined();
  });
});
