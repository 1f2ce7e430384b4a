import { choose, click, clickHandle, find, TIMEOUT, typeOver } from './elements.mjs';

/** @typedef {import('./elements.mjs').Page} Page */

/** @param {Page} page @param {import('../portal.mjs').Portal} portal */
export async function openQuery(page, portal) {
  await page.goto(portal.queryUrl);
  await find(page, '.invoice-query button', '查询');
}

const field = (/** @type {Page} */ page, /** @type {string} */ name, nth = 0) =>
  page.waitForFunction(
    (css, at) => document.querySelectorAll(css)[at],
    { timeout: TIMEOUT },
    `.invoice-query__conditions .t-form-item__${name} input`,
    nth,
  );

/**
 * Sets the conditions that are given and presses 查询; waits for the answer.
 * @param {Page} page
 * @param {{ type?: string, kind?: string, buyer?: string, dates?: [string, string] }} [conditions] as shown
 */
export async function searchList(page, { type, kind, buyer, dates } = {}) {
  if (type !== undefined) await choose(page, await field(page, 'cxlx'), type);
  if (kind !== undefined) await choose(page, await field(page, 'fppzDm'), kind);
  if (buyer !== undefined) await typeOver(page, await field(page, 'gmfmc'), buyer);
  if (dates !== undefined) await typeDates(page, dates);
  const answered = page.waitForResponse((response) => response.url().includes('/queryFpjcxx'));
  await click(page, '.invoice-query__conditions button', '查询');
  await answered;
  await idle(page);
}

/** @param {Page} page @param {[string, string]} dates */
async function typeDates(page, dates) {
  for (const [nth, day] of dates.entries()) {
    const input = await field(page, 'kprq', nth);
    await clickHandle(page, input);
    await input.evaluate((el) => /** @type {HTMLInputElement} */ (el).select());
    await input.type(day);
    await page.keyboard.press('Enter');
  }
  await page.keyboard.press('Escape');
  await click(page, '.layout-title');
}

/** The answer is in and shown. @param {Page} page */
const idle = (page) =>
  page.waitForFunction(
    () =>
      !document.querySelector('.invoice-query button.t-is-loading') &&
      !document.querySelector('.invoice-query .t-table .t-loading'),
    { timeout: TIMEOUT },
  );

/** @param {Page} page @param {number} number */
export async function turnTo(page, number) {
  const answered = page.waitForResponse((response) => response.url().includes('/queryFpjcxx'));
  await click(page, '.t-pagination__number', String(number));
  await answered;
  await idle(page);
}

/** Presses 导出: the file goes to the downloads folder. @param {Page} page */
export const pressExport = (page) => click(page, '.invoice-query__conditions button', '导出');

/** The numbers that stand in the list. @param {Page} page @returns {Promise<string[]>} */
export const listedNumbers = (page) =>
  page.$$eval('.invoice-query__table tbody tr td:first-child', (cells) =>
    cells.map((cell) => cell.textContent.trim()).filter((text) => /^\d{20}$/.test(text)),
  );
