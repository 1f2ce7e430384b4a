/** A stranger's minute: from the page that opens with the installation to a practised invoice, kept, failed, filled in again and found. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../support/browser/chromium.mjs';
import { misfits } from '../support/browser/misfits.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { filledIn, newestRow, practised, rateCell } from '../support/stage/practice-stage.mjs';
import { BUILT } from '../support/stage/stage.mjs';

/** @type {import('puppeteer-core').Browser} */
let browser;
beforeAll(async () => {
  browser = await launchChromium({ extensionDir: BUILT.chromium, viewport: { width: 1366, height: 768 } });
});
afterAll(() => browser?.close());

/** A hand that goes from the keyboard to a thing, reads one sentence and presses. */
const SECONDS_A_CLICK = 2.5;
const SECONDS_A_KEY = 0.4;

test('install to found, with clicks and seconds', async () => {
  const page = await waitFor(
    async () => (await browser.pages()).find((one) => one.url().endsWith('/welcome.html')),
    { message: 'welcome' },
  );
  await page.bringToFront();
  const begun = Date.now();
  let clicks = 0;
  let keys = 0;
  /** @param {string} selector @param {object} [how] */
  const click = async (selector, how) => {
    await page.waitForSelector(selector, { visible: true, timeout: 20_000 });
    await page.click(selector, how);
    clicks += 1;
  };
  /** @param {string} text */
  const type = async (text) => {
    await page.keyboard.type(text);
    keys += text.length;
  };
  /** @param {string} name */
  const step = (name) =>
    page.waitForSelector(`[data-part="first"][data-step="${name}"]`, { timeout: 30_000 });

  await click('[data-action="practice"]');
  await step('press');
  await page.waitForFunction(() => document.querySelector('#practice-gmfmc')?.value);
  await click('[data-action="issue"]');
  await step('next');
  await click('[data-action="first-next"]');
  await step('pressAgain');
  await page.waitForFunction(() => document.querySelector('#practice-gmfmc')?.value.includes('丰台'));
  await click('[data-action="issue"]');
  await step('refill');
  await click('[data-action="understood"]');
  await click(`${newestRow} [data-action="retry"]`);
  await step('correct');
  await filledIn(page);
  await click(rateCell, { count: 3 });
  await type('1%');
  await click('[data-action="issue"]');
  await step('find');
  await click('[data-field="search"]');
  await type('丰台');
  await step('done');

  const machine = (Date.now() - begun) / 1_000;
  const clerk = clicks * SECONDS_A_CLICK + keys * SECONDS_A_KEY;
  console.log(
    `a stranger's minute: ${clicks} clicks, ${keys} keys, ${machine.toFixed(1)} s by script, about ${clerk.toFixed(0)} s of a clerk's hand beside what the machine takes`,
  );
  expect(clicks).toBeLessThanOrEqual(10);
  expect(clerk).toBeLessThan(60);
  const kept = await practised(page);
  expect(kept.map(({ outcome }) => outcome.type)).toEqual(['issued', 'refused', 'issued']);
  expect(kept[2].retryOf).toBe(kept[1].id);
  expect(await page.$eval('[data-part="first"]', ({ innerText }) => innerText)).toContain(
    kept[2].invoiceNumbers[0].slice(-8),
  );
});

test.each([1920, 1366, 1024, 911, 683])('all fits at %i px', async (width) => {
  const page = (await browser.pages()).find((one) => one.url().includes('/practice.html'));
  await page.setViewport({ width, height: Math.round(width * 0.56) });
  const found = [];
  for (const mode of ['free', 'drill', 'first']) {
    await page.evaluate((to) => {
      location.hash = `#/${to}`;
    }, mode);
    await page.waitForSelector(`[data-part="${mode}"]`);
    found.push(...(await misfits(page)).map((one) => `${mode}: ${one}`));
  }
  expect(found).toEqual([]);
});
