/** The Excel export as a clerk makes it: in the ledger page, saved by the browser. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openExtensionPage } from '../browser/extension.mjs';
import { waitFor } from '../browser/wait-for.mjs';

/**
 * All companies.
 * @param {import('puppeteer-core').Browser} browser started with `downloadsDir`
 * @param {string} downloadsDir
 * @param {string} [month] `YYYY-MM`; else this one
 * @returns {Promise<string>} path of the file
 */
export async function exportBook(browser, downloadsDir, month) {
  const page = await openExtensionPage(browser, 'ledger.html#/exchange');
  await page.bringToFront();
  const button = await page.waitForSelector('[data-action="export-xlsx"]:not(:disabled)');
  await page.select('[data-field="company"]', '');
  if (month !== undefined)
    await page.$eval(
      '[data-field="month"]',
      (input, value) => {
        /** @type {HTMLInputElement} */ (input).value = value;
        input.dispatchEvent(new Event('input'));
      },
      month,
    );
  await button?.click();
  const isIt = (/** @type {string} */ file) =>
    file.endsWith('.xlsx') && (month === undefined || file.includes(`_${month}.`));
  const name = await waitFor(() => readdirSync(downloadsDir).find(isIt), {
    timeout: 30_000,
    message: 'an Excel file in the downloads folder',
  });
  await page.close();
  return join(downloadsDir, name);
}
