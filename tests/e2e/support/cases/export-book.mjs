/** The Excel export as a clerk makes it: in the ledger page, saved by the browser. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { chooseOption } from '../browser/choose-option.mjs';
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
  await chooseAll(page, month);
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

/** All companies; the month as it is typed, '' for all of them. @param {import('puppeteer-core').Page} page @param {string} [month] */
export async function chooseAll(page, month) {
  await chooseOption(page, '[data-field="company"]', '全部公司');
  if (month === undefined) return;
  const input = '.export .el-date-editor input';
  await page.click(input, { count: 3 });
  if (month === '') {
    await page.hover(input);
    await (await page.waitForSelector('.export .el-date-editor .clear-icon'))?.click();
    return;
  }
  await page.keyboard.type(month);
  await page.keyboard.press('Enter');
}
