/** The clerk chooses her language: in the settings, to which the popup leads. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chooseOption, optionsOf } from '../support/browser/choose-option.mjs';
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

test('the popup leads to the settings, where the language stands', async () => {
  const popup = await openExtensionPage(stage.browser, 'popup.html');
  await popup.waitForSelector('[data-action="settings"]');
  const opened = stage.browser.waitForTarget((target) => target.url().endsWith('ledger.html#/settings'));
  await popup.click('[data-action="settings"]');
  await (await (await opened).page())?.close();
});

test('the settings offer every language by its own name; other pages follow', async () => {
  const ledger = await openExtensionPage(stage.browser, 'ledger.html#/settings');
  const select = '[data-setting="language"]';
  await ledger.bringToFront();
  await ledger.waitForSelector(select);
  expect(await optionsOf(ledger, select)).toEqual(['中文', 'English']);
  await chooseOption(ledger, select, 'English');
  await speaks(ledger, 'en');
  const welcome = await openExtensionPage(stage.browser, 'welcome.html');
  await speaks(welcome, 'en');
});
