import { choose, click, clickHandle, find, setChecked, TIMEOUT, typeOver } from './elements.mjs';

/** @typedef {import('./elements.mjs').Page} Page */

/** The page comes in variants (`listPage`): each name stands for whichever is there. */
const ROOT = ':is(.invoice-query, .invoiceQuery)';
const ITEMS = {
  type: '.t-form-item__cxlx, .t-form-item__gjbq',
  kind: '.t-form-item__fppzDm',
  buyer: '.t-form-item__gmfmc, .t-form-item__dfnsrmc',
  dates: '.t-form-item__kprq, .t-form-item__kprqq, .t-form-item__kprqz',
};

/** @param {Page} page @param {import('../portal.mjs').Portal} portal */
export async function openQuery(page, portal) {
  await page.goto(portal.queryUrl);
  await find(page, `${ROOT} button`, '查询');
}

const field = (/** @type {Page} */ page, /** @type {keyof typeof ITEMS} */ name, nth = 0) =>
  page.waitForFunction(
    (root, items, at) => document.querySelectorAll(`${root} :is(${items}) input`)[at],
    { timeout: TIMEOUT },
    ROOT,
    ITEMS[name],
    nth,
  );

/** Some conditions are folded away. @param {Page} page */
async function unfold(page) {
  const buttons = await page.$$(`${ROOT} button`);
  for (const button of buttons) {
    if ((await button.evaluate((el) => el.textContent?.trim())) === '展开') await clickHandle(button);
  }
}

/**
 * Sets the conditions that are given and presses 查询; waits for the answer.
 * @param {Page} page
 * @param {{ type?: string, kind?: string, buyer?: string, dates?: [string, string] }} [conditions] as shown
 */
export async function searchList(page, { type, kind, buyer, dates } = {}) {
  if (type !== undefined) await choose(page, await field(page, 'type'), type);
  if (kind !== undefined) await choose(page, await field(page, 'kind'), kind);
  if (buyer !== undefined) {
    await unfold(page);
    await typeOver(page, await field(page, 'buyer'), buyer);
  }
  if (dates !== undefined) await typeDates(page, dates);
  const answered = page.waitForResponse((response) => response.url().includes('/queryFpjcxx'));
  await click(page, `${ROOT} form button`, '查询');
  await answered;
  await idle(page);
}

/** @param {Page} page @param {[string, string]} dates */
async function typeDates(page, dates) {
  const end = await (await field(page, 'dates', 1)).evaluate(
    (el) => /** @type {HTMLInputElement} */ (el).value,
  );
  // A picker of a span takes no beginning behind its end.
  for (const nth of dates[0] > end ? [1, 0] : [0, 1]) {
    const day = dates[nth];
    const input = await field(page, 'dates', nth);
    await clickHandle(input);
    await input.evaluate((el) => /** @type {HTMLInputElement} */ (el).select());
    await input.type(day);
    // The key itself would press 查询 as well, which stands in the same form.
    await input.evaluate((el) =>
      el.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', bubbles: true })),
    );
  }
  await page.keyboard.press('Escape');
  await click(page, '.layout-title');
}

/** The answer is in and shown. @param {Page} page */
const idle = (page) =>
  page.waitForFunction(
    (root) =>
      !document.querySelector(`${root} button.t-is-loading`) &&
      !document.querySelector(`${root} .t-table .t-loading`),
    { timeout: TIMEOUT },
    ROOT,
  );

/** @param {Page} page @param {number} number */
export async function turnTo(page, number) {
  const answered = page.waitForResponse((response) => response.url().includes('/queryFpjcxx'));
  await click(page, '.t-pagination__number', String(number));
  await answered;
  await idle(page);
}

/** Puts a tick beside these invoices; they stand on the page that is shown. @param {Page} page @param {string[]} numbers */
export async function selectRows(page, numbers) {
  for (const number of numbers) {
    const box = await page.waitForFunction(
      (text) =>
        [...document.querySelectorAll('.invoiceQuery tbody tr')]
          .find((row) => row.textContent.includes(text))
          ?.querySelector('label.t-checkbox'),
      { timeout: TIMEOUT },
      number,
    );
    await setChecked(page, /** @type {any} */ (box), true);
  }
}

/**
 * Presses 导出, where it has choices one of them: the file goes to the downloads folder, or is accepted as a task.
 * @param {Page} page
 * @param {'导出全部' | '导出选中'} [choice]
 */
export async function pressExport(page, choice = '导出全部') {
  const hasChoices = (await page.$('.invoiceQuery')) !== null;
  // Here it is there only beside rows.
  if (hasChoices && (await listedNumbers(page)).length === 0) await searchList(page);
  await click(page, `${ROOT} button`, '导出');
  if (hasChoices) await click(page, '.t-dropdown__item', choice);
}

/** Fetches the newest export that was accepted, once it is ready. @param {Page} page */
export async function fetchExport(page) {
  if ((await page.$('.export-tasks')) === null) await click(page, `${ROOT} button`, '导出记录');
  await click(page, '.export-tasks li:last-child button', '下载');
}

/** The numbers that stand in the list. @param {Page} page @returns {Promise<string[]>} */
export const listedNumbers = (page) =>
  page.$$eval(`${ROOT} table tbody td`, (cells) =>
    cells.map((cell) => cell.textContent.trim()).filter((text) => /^\d{20}$/.test(text)),
  );
