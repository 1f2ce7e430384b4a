/** 待开登记 as the clerk writes it: keys and clicks on the page of the ledger. */
import { waitFor } from '../browser/wait-for.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

/** Opens an address of the ledger in place. @param {Page} page @param {string} hash */
export const goTo = (page, hash) =>
  page.evaluate((to) => {
    location.hash = to;
  }, hash);

/** Writes into a control as a person does, in place of what stands there. @param {Page} page @param {string} selector @param {string} text */
export async function write(page, selector, text) {
  const control = await page.waitForSelector(selector);
  await control?.click({ count: 3 });
  await control?.press('Backspace');
  await control?.type(text);
  await control?.press('Tab');
}

/** @param {Page} page @param {number} row from 1 @param {Record<string, string>} parts */
export async function writeLine(page, row, parts) {
  const cell = (part) => `[data-part="entry-lines"] tr:nth-child(${row}) [data-line-part="${part}"]`;
  for (const [part, text] of Object.entries(parts)) await write(page, cell(part), text);
}

/** Puts rows on the clipboard of the page and pastes them into a cell. @param {Page} page @param {string} selector @param {string} text */
export async function paste(page, selector, text) {
  await page.waitForSelector(selector);
  await page.$eval(
    selector,
    (input, rows) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', rows);
      input.focus();
      input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    text,
  );
}

/** @param {Page} page @returns {Promise<Record<string, string>>} the sums at the foot of the form */
const totalsOf = (page) =>
  page.$$eval('[data-part="entry-totals"] [data-total]', (parts) =>
    Object.fromEntries(parts.map((part) => [part.getAttribute('data-total'), part.textContent?.trim()])),
  );

/** @param {Page} page @param {Record<string, string>} wanted */
export const waitForTotals = (page, wanted) =>
  waitFor(
    async () => {
      const shown = await totalsOf(page);
      const off = Object.entries(wanted).filter(([part, text]) => shown[part] !== text);
      if (off.length > 0) throw new Error(JSON.stringify(shown));
      return true;
    },
    { message: `sums ${JSON.stringify(wanted)}` },
  );

/** @param {Page} page @param {string} action */
export const press = (page, action) => page.locator(`[data-action="${action}"]:not(:disabled)`).click();

/**
 * Presses 「填回开票页」 of an entry in the list.
 * @param {import('./stage.mjs').Stage} stage @param {Page} page @param {string} id
 * @returns {Promise<Page>} the portal's tab that opens, in front
 */
export async function fillEntry(stage, page, id) {
  await page.bringToFront();
  const button = await page.waitForSelector(`[data-entry="${id}"] [data-action="retry"]`, { visible: true });
  const before = new Set(await stage.browser.pages());
  await button?.click();
  const tab = await waitFor(
    async () =>
      (await stage.browser.pages()).find(
        (other) => !before.has(other) && other.url().startsWith(stage.portal.origin),
      ),
    { timeout: 20_000, message: 'the portal opens in a new tab' },
  );
  await tab.bringToFront();
  return tab;
}
