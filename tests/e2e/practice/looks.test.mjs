/** 练习 to every eye and without a mouse: axe in both languages and themes, the keyboard alone. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findings, SCHEMES } from '../support/browser/axe.mjs';
import { launchChromium } from '../support/browser/chromium.mjs';
import { tabTo } from '../support/browser/keyboard.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import {
  filledIn,
  newestRow,
  openPractice,
  pressWith,
  shows,
  toFreshForm,
} from '../support/stage/practice-stage.mjs';
import { BUILT } from '../support/stage/stage.mjs';

/** @type {import('puppeteer-core').Browser} */
let browser;
/** @type {import('puppeteer-core').Page} */
let page;
const issuedRow = '[data-list="practice"] > li[data-outcome="issued"]';
beforeAll(async () => {
  browser = await launchChromium({ extensionDir: BUILT.chromium, viewport: { width: 1366, height: 768 } });
  page = await openPractice(browser);
  await pressWith(page, 'none');
  await shows(page, 'issued');
});
afterAll(() => browser?.close());

describe.each(['zh_CN', 'en'])('axe finds nothing serious, in %s', (language) => {
  beforeAll(async () => {
    await page.evaluate((to) => chrome.storage.local.set({ settings: { language: to } }), language);
    await page.reload();
    await page.waitForSelector('.practice[data-ready] .practice-portal[data-view="form"]');
    await page.waitForSelector(issuedRow);
  });

  test.each(SCHEMES)('%s', async (scheme) => {
    expect(await findings(page, scheme)).toEqual([]);
    await page.click('[data-action="to-list"]');
    await page.waitForSelector('[data-action="query"]');
    await page.click('[data-action="query"]');
    await page.waitForSelector('tr[data-number]');
    expect(await findings(page, scheme)).toEqual([]);
    await page.click(`${issuedRow} button.line`);
    await page.waitForSelector('dialog[open] [data-field="reviewed"]');
    expect(await findings(page, scheme)).toEqual([]);
    await page.keyboard.press('Escape');
    for (const mode of ['first', 'drill']) {
      await page.evaluate((to) => {
        location.hash = `#/${to}`;
      }, mode);
      await page.waitForSelector(`[data-part="${mode}"]`);
      expect(await findings(page, scheme)).toEqual([]);
    }
    await page.evaluate(() => {
      location.hash = '#/free';
    });
    await page.waitForSelector('[data-part="free"]');
  });
});

test('keyboard only: a fault is chosen, 发票开具 pressed, the failed one filled in again', async () => {
  await page.evaluate(() => chrome.storage.local.set({ settings: { language: 'zh_CN' } }));
  await page.reload();
  await page.waitForSelector('.practice[data-ready] .practice-portal[data-view="form"]');
  await tabTo(page, '[data-action="sample"]');
  await toFreshForm(page, () => page.keyboard.press('Enter'));
  await tabTo(page, '[data-field="fault"]', { back: true });
  await page.keyboard.press('ArrowDown');
  await waitFor(() => page.$eval('[data-field="fault"]', ({ value }) => value === 'refused'));
  await tabTo(page, '[data-action="issue"]', { back: true });
  await page.keyboard.press('Enter');
  await shows(page, 'refused');
  await page.waitForFunction(() => document.activeElement?.matches('[data-action="understood"]'));
  await page.keyboard.press('Enter');
  await tabTo(page, `${newestRow} [data-action="retry"]`, { back: true, most: 120 });
  await toFreshForm(page, () => page.keyboard.press('Enter'));
  await filledIn(page);
});
