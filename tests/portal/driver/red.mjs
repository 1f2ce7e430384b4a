import { choose, click, clickHandle, find, TIMEOUT, typeOver } from './elements.mjs';

/** @typedef {import('./elements.mjs').Page} Page */

/** The list of red-letter confirmations. @param {Page} page @param {import('../portal.mjs').Portal} portal */
export async function openRed(page, portal) {
  await page.goto(portal.redHomeUrl);
  await find(page, '.red-home button', '新增确认单');
}

/**
 * Fills the form of a confirmation, without pressing 提交.
 * @param {Page} page
 * @param {import('../portal.mjs').Portal} portal
 * @param {{ original: string, lines?: { quantity?: string, netAmount?: string }[] }} what `lines`: what is reversed of each
 *   line, 部分红冲; the whole invoice when left out
 */
export async function enterRed(page, portal, { original, lines }) {
  await page.goto(portal.redFormUrl);
  await choose(page, await find(page, '.red-form .t-form-item__lzfphm input'), original);
  await find(page, '.red-form__totals');
  if (!lines) return;
  await click(page, '.red-form .t-form-item__hcfw label', '部分红冲');
  for (const [at, { quantity, netAmount }] of lines.entries()) {
    const inputs = await page.waitForFunction(
      (row) => {
        const found = document.querySelectorAll('.red-form tbody tr')[row]?.querySelectorAll('input');
        return found?.length === 2 ? found : undefined;
      },
      { timeout: TIMEOUT },
      at,
    );
    const [first, second] = await Promise.all(
      [0, 1].map((nth) => inputs.evaluateHandle((found, index) => /** @type {any} */ (found)[index], nth)),
    );
    if (quantity !== undefined) await typeOver(page, /** @type {any} */ (first), quantity);
    if (netAmount !== undefined) await typeOver(page, /** @type {any} */ (second), netAmount);
  }
}

/** @param {Page} page */
export const pressRedSubmit = (page) => click(page, '.red-form button', '提交');

/**
 * Waits until the list shows so many confirmations.
 * @param {Page} page @param {number} [count]
 * @returns {Promise<{ id: string, original: string, gross: string, state: string }[]>} newest first
 */
export async function redRows(page, count = 1) {
  const found = await page.waitForFunction(
    (wanted) => {
      const rows = [...document.querySelectorAll('.red-home tbody tr')]
        .map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent?.trim() ?? ''))
        .filter((cells) => cells.length > 6);
      return rows.length === wanted ? rows : undefined;
    },
    { timeout: TIMEOUT },
    count,
  );
  const rows = /** @type {string[][]} */ (await found.jsonValue());
  return rows.map(([id, original, , , , gross, state]) => ({ id, original, gross, state }));
}

/** Asks for the list anew. @param {Page} page */
export async function refreshRed(page) {
  const answered = page.waitForResponse((response) => response.url().includes('/queryHzqrxxForHzqrd'));
  await click(page, '.red-home button', '刷新');
  await answered;
}

/** Presses a button in the row of a confirmation. @param {Page} page @param {string} id @param {string} word */
async function pressInRow(page, id, word) {
  const button = await page.waitForFunction(
    (wanted, text) =>
      [...document.querySelectorAll('.red-home tbody tr')]
        .find((row) => row.textContent.includes(wanted))
        ?.querySelectorAll('button')
        .values()
        .find((candidate) => candidate.textContent.trim() === text && !candidate.disabled),
    { timeout: TIMEOUT },
    id,
    word,
  );
  await clickHandle(/** @type {any} */ (button));
}

/** Goes from the list to where it is issued, and presses nothing. @param {Page} page @param {string} id */
export async function openRedIssue(page, id) {
  await pressInRow(page, id, '处理开票记录');
  await click(page, '.red-record button', '去开票');
  await find(page, '.red-issue button', '开具发票');
}

/** By the words that the portal uses. @param {Page} page @param {import('../portal.mjs').Portal} portal @param {string} id */
export async function pressRedIssue(page, portal, id) {
  if (portal.state.options.redWords === 'own') {
    await pressInRow(page, id, '开具红字发票');
    return;
  }
  if (!(await page.$('.red-issue'))) await openRedIssue(page, id);
  await click(page, '.red-issue button', '开具发票');
}

/** @param {Page} page @param {string} id */
export const withdrawRed = (page, id) => pressInRow(page, id, '撤销');
