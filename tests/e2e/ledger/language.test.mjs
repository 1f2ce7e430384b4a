/** The clerk chooses her language: in the popup by the button, on the ledger in the settings. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openExtensionPage } from '../support/browser/extension.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { setStage } from '../support/stage/stage.mjs';

/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(async () => {
  await stage?.close();
});

/** @param {import('puppeteer-core').Page} page @param {string} tag */
const speaks = (page, tag) =>
  waitFor(() => page.evaluate((wanted) => document.documentElement.lang === wanted, tag), {
    message: `the page speaks ${tag}`,
  });

test('the button of the popup names the language that it leads to, and leads back', async () => {
  const popup = await openExtensionPage(stage.browser, 'popup.html');
  const button = () => popup.$eval('[data-action="language"]', (element) => element.textContent?.trim());
  await popup.waitForSelector('[data-action="language"]');
  expect(await button()).toBe('English');
  await popup.click('[data-action="language"]');
  await speaks(popup, 'en');
  expect(await button()).toBe('中文');
  await popup.click('[data-action="language"]');
  await speaks(popup, 'zh-CN');
  await popup.close();
});

test('the settings offer every language by its own name; other pages follow', async () => {
  const ledger = await openExtensionPage(stage.browser, 'ledger.html#/settings');
  const select = '[data-setting="language"]';
  const option = '.el-select-dropdown__item';
  await ledger.bringToFront();
  await ledger.waitForSelector(select);
  await ledger.click(select);
  await ledger.waitForSelector(option, { visible: true });
  const names = await ledger.$$eval(option, (items) => items.map((item) => item.textContent?.trim()));
  expect(names).toEqual(['中文', 'English']);
  await (await ledger.$$(option))[1]?.click();
  await speaks(ledger, 'en');
  const welcome = await openExtensionPage(stage.browser, 'welcome.html');
  await speaks(welcome, 'en');
});
