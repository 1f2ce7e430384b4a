/** Reminders: the switch and its permission, what is told, and where a press leads. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TOPICS } from '../../../utils/domain/inbox/reminder-topics';
import { extensionOrigin, openExtensionPage } from '../support/browser/extension.mjs';
import { launchPermitted } from '../support/browser/permitted-build.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { keepCases, line } from '../support/cases/kept-cases.mjs';

const BUYER = { name: '北京青禾商贸有限公司', taxId: '91110105MA01C7PH2D' };
const COMPANY = '北京云杉科技有限公司';
const TAX_ID = '91110105MA01C4JX88';
const CASE = {
  form: {
    buyer: BUYER,
    lines: [line(1, '*信息技术服务*软件维护', { net: '1234.00', rate: '6%', tax: '74.04' })],
    gross: '1308.04',
  },
  said: /** @type {const} */ ({ timedOut: true }),
};

/** @type {import('puppeteer-core').Browser} */
let browser;
/** @type {() => Promise<void>} */
let close;
/** 设置. @type {import('puppeteer-core').Page} */
let settings;

beforeAll(async () => {
  ({ browser, close } = await launchPermitted('notifications'));
  settings = await openExtensionPage(browser, 'ledger.html#/settings');
  await settings.bringToFront();
  await settings.waitForSelector('[data-setting="reminders"]');
});
afterAll(async () => {
  await close?.();
});

const isOn = () =>
  settings.$eval('[data-setting="reminders"]', (element) => element.classList.contains('is-checked'));
const said = () => settings.$eval('[data-part="remind-said"]', (element) => element.innerText);
/** Ids of what lies on the screen. */
const shown = () =>
  settings.evaluate(async () => Object.keys(await globalThis.chrome.notifications.getAll()).sort());

async function worker() {
  const origin = await extensionOrigin(browser);
  // After half a minute of nothing it sleeps.
  await settings.evaluate(() => globalThis.chrome.runtime.sendMessage({ kind: 'sweep' }));
  const target = await browser.waitForTarget(
    (one) => one.type() === 'service_worker' && one.url().startsWith(origin),
  );
  const found = await target.worker();
  if (found === null) throw new Error('the worker is gone');
  return found;
}
/** The alarm of every minute, at once. */
const alarm = () =>
  settings.evaluate(() =>
    globalThis.chrome.alarms.create('deadlines', { when: Date.now(), periodInMinutes: 1 }),
  );
const press = async (/** @type {string} */ id) =>
  (await worker()).evaluate((pressed) => globalThis.chrome.notifications.onClicked.dispatch(pressed), id);
/** @param {string} hash */
const pageAt = async (hash) => {
  const url = `${await extensionOrigin(browser)}/ledger.html${hash}`;
  return waitFor(async () => (await browser.pages()).find((page) => page.url() === url), { message: url });
};

test('off until she switches it on; when the browser says no, it says so and stays off', async () => {
  expect(await isOn()).toBe(false);
  // Stands for the browser's window with its question, and 「拒绝」 in it.
  await settings.evaluate(() => {
    const { permissions } = globalThis.chrome;
    const request = permissions.request;
    permissions.request = async () => {
      permissions.request = request;
      return false;
    };
  });
  await settings.click('[data-setting="reminders"]');
  await waitFor(async () => (await said()).includes('留底不受影响'));
  expect(await isOn()).toBe(false);
  expect(await settings.$('[data-action="try-reminder"]')).toBeNull();
});

test('a click switches it on, and 试一条 shows one', async () => {
  await settings.click('[data-setting="reminders"]');
  await waitFor(isOn, { message: 'switched on' });
  expect(await said()).toBe('');
  await (await settings.waitForSelector('[data-action="try-reminder"]'))?.click();
  await waitFor(async () => (await shown()).includes('trial'));
  expect(await said()).toContain('已弹出一条');
});

test('L6 an unknown of 45 minutes is told, by company and number, and only once', async () => {
  await settings.$eval('[data-setting="quiet-weekends"]', (box) => /** @type {any} */ (box).click());
  // From and to are the same: never quiet, whenever this test runs.
  for (const name of ['quietFrom', 'quietTo']) {
    await settings.$eval(`[data-setting="${name}"]`, (input) => {
      /** @type {any} */ (input).value = '03:00';
      input.dispatchEvent(new Event('change'));
    });
  }
  const stored = () =>
    settings.evaluate(async () => (await globalThis.chrome.storage.local.get('settings')).settings.reminders);
  await waitFor(async () => (await stored()).quietFrom === 180 && (await stored()).quietTo === 180);
  expect(await stored()).toMatchObject({
    on: true,
    offered: true,
    quietWeekends: false,
    unwanted: [],
    coverageDays: 7,
  });

  await keepCases(settings, [CASE], { minutes: 45 });
  await (await worker()).evaluate(() => {
    const { notifications } = globalThis.chrome;
    const create = notifications.create.bind(notifications);
    globalThis.told = [];
    // A look ends with taking away what is done.
    globalThis.cleared = 0;
    const clear = notifications.clear.bind(notifications);
    notifications.clear = (...given) => {
      globalThis.cleared += 1;
      return clear(...given);
    };
    notifications.create = (id, options) => {
      globalThis.told.push({ id, ...options });
      return create(id, options);
    };
  });
  // An alarm may have looked a moment ago: the next look comes 10 minutes later.
  await settings.evaluate(() => globalThis.chrome.storage.local.remove('reminders'));
  await alarm();
  await waitFor(async () => (await shown()).includes('unknown'), {
    timeout: 30_000,
    message: 'the reminder is shown',
  });
  const all = await (await worker()).evaluate(() => globalThis.told);
  const told = all.filter(({ id }) => id === 'unknown');
  expect(told).toHaveLength(1);
  expect(told[0]).toMatchObject({ title: '票影 · 开票留底', message: `${COMPANY}有 1 张结果不明，先别再开` });
  const text = JSON.stringify(told);
  for (const secret of [BUYER.name, BUYER.taxId, TAX_ID, '1308', '1234']) expect(text).not.toContain(secret);

  const cleared = async () => (await worker()).evaluate(() => globalThis.cleared);
  // A look takes away each topic of which there is nothing.
  const perLook = TOPICS.length - new Set(all.map(({ id }) => id)).size;
  await waitFor(async () => (await cleared()) === perLook, { message: 'the first look is over' });
  await settings.evaluate(async () => {
    const { local } = globalThis.chrome.storage;
    const { reminders } = await local.get('reminders');
    await local.set({ reminders: { ...reminders, lookedAt: 0 } });
  });
  await alarm();
  await waitFor(async () => (await cleared()) === 2 * perLook, { timeout: 30_000, message: 'a second look' });
  const again = await (await worker()).evaluate(() => globalThis.told);
  expect(again.filter(({ id }) => id === 'unknown')).toHaveLength(1);
});

test('a press shows what waits, in the tab where the ledger is open already', async () => {
  const before = (await browser.pages()).length;
  await press('unknown');
  const page = await pageAt(`#/inbox?company=${TAX_ID}`);
  await page.waitForSelector('[data-class="unknown"]');
  expect((await browser.pages()).length).toBe(before);
  await waitFor(async () => !(await shown()).includes('unknown'));
});

test('a press opens the ledger where it is not open', async () => {
  const popup = await openExtensionPage(browser, 'popup.html');
  await settings.close();
  settings = popup;
  await press('trial');
  const page = await pageAt('#/settings');
  await page.waitForSelector('[data-setting="reminders"].is-checked');
});

test('the popup says in one line that the daily backup fails, and leads to the reason', async () => {
  await settings.evaluate(() =>
    globalThis.chrome.storage.local.set({
      safetyCopy: { copies: [], failing: { day: '2026-11-24', detail: 'FILE_NO_SPACE' } },
    }),
  );
  await settings.reload();
  await settings.bringToFront();
  const lineOf = await settings.waitForSelector('[data-topic="safetyCopy"]');
  expect(await lineOf?.evaluate((element) => element.innerText)).toContain('每日备份存不下来');
  expect(await settings.$('[data-topic="unknown"]')).toBeNull();
  const button = await lineOf?.$('[data-action="open-topic"]');
  // The popup closes by it.
  await button?.click().catch(() => undefined);
  const page = await pageAt('#/exchange');
  await page.waitForSelector('[data-part="copy-failing"]');
});

test('offered once, in one line above 待处理 with something unclear; taken by one press', async () => {
  settings = await openExtensionPage(browser, 'ledger.html#/today');
  await settings.evaluate(async () => {
    const { local } = globalThis.chrome.storage;
    const { settings: stored } = await local.get('settings');
    await local.set({
      settings: { ...stored, reminders: { ...stored.reminders, on: false, offered: false } },
    });
  });
  await settings.reload();
  await settings.bringToFront();
  await settings.waitForSelector('[data-part="reminder-offer"]');
  await settings.goto(settings.url().replace('#/today', '#/inbox'));
  await (await settings.waitForSelector('[data-action="take-reminders"]'))?.click();
  await settings.waitForSelector('[data-part="reminder-said"]');
  const stored = () =>
    settings.evaluate(async () => (await globalThis.chrome.storage.local.get('settings')).settings.reminders);
  await waitFor(async () => (await stored()).on, { message: 'they are on' });
  await settings.reload();
  await settings.waitForSelector('[data-class="unknown"] [data-submission]');
  expect(await settings.$('[data-part="reminder-offer"]')).toBeNull();
  await settings.close();
});

test('the permission is taken back: the switch is off and says why', async () => {
  settings = await openExtensionPage(browser, 'ledger.html#/settings');
  await settings.evaluate(() => globalThis.chrome.permissions.remove({ permissions: ['notifications'] }));
  await settings.reload();
  await settings.bringToFront();
  await settings.waitForSelector('[data-setting="reminders"]');
  await waitFor(async () => (await said()).includes('权限被收回了'));
  expect(await isOn()).toBe(false);
});
