/** The Excel export as a clerk makes it: in the ledger page, saved by the browser. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openExtensionPage } from './extension.mjs';
import { waitFor } from './wait-for.mjs';

/**
 * All companies, this month.
 * @param {import('puppeteer-core').Browser} browser started with `downloadsDir`
 * @param {string} downloadsDir
 * @returns {Promise<string>} path of the file
 */
export async function exportBook(browser, downloadsDir) {
  const page = await openExtensionPage(browser, 'ledger.html#/exchange');
  await page.bringToFront();
  const button = await page.waitForSelector('[data-action="export-xlsx"]:not(:disabled)');
  await page.select('[data-field="company"]', '');
  await button?.click();
  const name = await waitFor(() => readdirSync(downloadsDir).find((file) => file.endsWith('.xlsx')), {
    timeout: 30_000,
    message: 'an Excel file in the downloads folder',
  });
  await page.close();
  return join(downloadsDir, name);
}
