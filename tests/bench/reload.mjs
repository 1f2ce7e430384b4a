/**
 * The extension is updated or reloaded under an open entry form: how long no script of ours listens there. What is
 * submitted meanwhile is left by the old script for the new one (`utils/services/page/left-behind.ts`).
 */
import { launchChromium } from '../e2e/support/browser/chromium.mjs';
import { openExtensionPage } from '../e2e/support/browser/extension.mjs';
import { waitFor } from '../e2e/support/browser/wait-for.mjs';
import { login, openForm } from '../portal/driver.mjs';
import { median, ratio, short } from './support/figures.mjs';

const ROUNDS = 7;
const CHIP = '#piaoying-chip';

/** @param {import('./bench.mjs').Stage} stage */
export async function measure({ portal, extensionDir }) {
  const browser = await launchChromium({ args: portal.chromiumArgs(), extensionDir });
  try {
    const page = await browser.newPage();
    await login(page, portal);
    await openForm(page, portal, { ticket: '普通发票' });
    const updates = [];
    const loads = [];
    for (let round = 0; round < ROUNDS; round++) {
      const reload = await prepareReload(browser);
      updates.push(await untilNewChip(page, reload));
      loads.push(await untilNewChip(page, () => page.reload({ waitUntil: 'domcontentloaded' })));
    }
    const base = median(loads);
    return [
      {
        title: `reload under an open form: until a script of ours listens again, ms, ${ROUNDS} rounds each in turn`,
        head: ['what', 'median', '', 'longest'],
        rows: [
          ['the clerk loads the page anew', short(base), '', short(Math.max(...loads))],
          [
            'the extension is reloaded',
            short(median(updates)),
            ratio(median(updates), base),
            short(Math.max(...updates)),
          ],
        ],
        notes: ['from the call to the first sign of the new script in the page'],
      },
    ];
  } finally {
    await browser.close();
  }
}

/** @param {import('puppeteer-core').Browser} browser */
async function prepareReload(browser) {
  const inside = await waitFor(() => openExtensionPage(browser, 'popup.html'), { timeout: 20_000 });
  return () => inside.evaluate(() => globalThis.chrome.runtime.reload()).catch(() => undefined);
}

/**
 * @param {import('puppeteer-core').Page} page
 * @param {() => Promise<unknown>} act makes the script anew
 */
async function untilNewChip(page, act) {
  await page.waitForSelector(CHIP);
  await page.$eval(CHIP, (chip) => chip.setAttribute('data-old', ''));
  await page.bringToFront();
  const started = performance.now();
  await act();
  await page.waitForSelector(`${CHIP}:not([data-old])`, { timeout: 20_000 });
  return performance.now() - started;
}
