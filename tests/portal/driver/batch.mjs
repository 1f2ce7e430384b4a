import { click, find, TIMEOUT } from './elements.mjs';

/** @typedef {import('./elements.mjs').Page} Page */

/** @param {Page} page @param {import('../portal.mjs').Portal} portal */
export async function openBatch(page, portal) {
  await page.goto(portal.batchUrl);
  await find(page, '.batch-page__import');
}

/**
 * Chooses a filled template; waits for the portal's word about it.
 * @param {Page} page @param {string} path of the .xlsx
 * @returns {Promise<string>} what the portal said
 */
export async function importBatch(page, path) {
  const input = /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (
    await page.waitForSelector('.batch-page__import input[type="file"]', { timeout: TIMEOUT })
  );
  await input.uploadFile(path);
  const said = await find(page, '.batch-page__imported, .t-dialog__ctx .t-dialog__body');
  return said.evaluate((el) => (el.textContent ?? '').trim());
}

/** @param {Page} page */
export const pressBatchIssue = (page) => click(page, '.batch-page button', '批量开具');

/** @param {Page} page */
export const closeBatchResult = async (page) => {
  await click(page, '.t-dialog button', '确定');
  const isClosed = () =>
    [...document.querySelectorAll('.t-dialog table')].every((el) => !el.checkVisibility());
  await page.waitForFunction(isClosed, { timeout: TIMEOUT });
};

/** @param {Page} page @returns {Promise<string>} 开具成功发票N份 开具失败发票N份 */
export async function waitForBatchResult(page) {
  const dialog = await find(page, '.t-dialog', '批量开具结果');
  return dialog.evaluate((el) => el.querySelector('p')?.textContent?.trim() ?? '');
}
