import { choose, click, inputValue, TIMEOUT, typeOver } from './elements.mjs';

/** @typedef {import('./elements.mjs').Page} Page */

/**
 * @typedef {object} Line every value as the clerk types it
 * @property {string} [itemName]
 * @property {string} [specification]
 * @property {string} [unit]
 * @property {string} [quantity]
 * @property {string} [unitPrice]
 * @property {string} [netAmount]
 * @property {string} [taxRate] a label of the rate list (13%, 免税 …) or a decimal (0.13)
 */

const COLUMNS = {
  itemName: 'xmmc',
  specification: 'ggxh',
  unit: 'dw',
  quantity: 'spsl',
  unitPrice: 'dj',
  netAmount: 'je',
  taxRate: 'slv',
};

/** @param {string} rate */
const rateLabel = (rate) => (/^\d*\.?\d+$/.test(rate) ? `${Number((Number(rate) * 100).toFixed(4))}%` : rate);

/**
 * The input of a column in a body row, found by the header's place; the sticky clone has no body inputs.
 * @param {Page} page
 * @param {number} row from 0
 * @param {string} colKey
 */
export async function cellInput(page, row, colKey) {
  const handle = await page.waitForFunction(
    (index, key) => {
      const tables = [...document.querySelectorAll('table.t-table--layout-fixed')];
      const table = tables.find((candidate) => candidate.querySelector('tbody input.blueinvoice-input'));
      if (!table) return null;
      const place = [...table.querySelectorAll('thead th')].findIndex(
        (th) => /** @type {HTMLElement} */ (th).dataset.colkey === key,
      );
      return table.querySelectorAll('tbody tr')[index]?.children[place]?.querySelector('input') ?? null;
    },
    { timeout: TIMEOUT },
    row,
    colKey,
  );
  return /** @type {import('./elements.mjs').Handle} */ (handle);
}

/** @param {Page} page */
const rowCount = (page) =>
  page.$$eval(
    'table.t-table--layout-fixed tbody tr',
    (rows) => rows.filter((row) => row.querySelector('input.blueinvoice-input')).length,
  );

/** @param {Page} page */
async function addRow(page) {
  const before = await rowCount(page);
  await click(page, '.operate-button-group__container button', '增行');
  await page.waitForFunction(
    (count) =>
      [...document.querySelectorAll('table.t-table--layout-fixed tbody tr')].filter((row) =>
        row.querySelector('input.blueinvoice-input'),
      ).length > count,
    { timeout: TIMEOUT },
    before,
  );
}

/**
 * Types one line. The amount is typed only where the page has not computed it already: typing it anew
 * would make the page recompute the unit price.
 * @param {Page} page
 * @param {number} row from 0
 * @param {Line} line
 */
export async function enterLine(page, row, line) {
  for (const [name, colKey] of Object.entries(COLUMNS)) {
    const value = line[name];
    if (value === undefined || value === '') continue;
    const input = await cellInput(page, row, colKey);
    if (name === 'taxRate') await choose(page, input, rateLabel(value));
    else if (name !== 'netAmount' || (await inputValue(input)) !== value) await typeOver(page, input, value);
  }
}

/**
 * Fills the first rows of the grid, adding the rows that are missing. For grids that show all rows on one page.
 * @param {Page} page
 * @param {Line[]} lines
 */
export async function enterLines(page, lines) {
  for (const [row, line] of lines.entries()) {
    if ((await rowCount(page)) <= row) await addRow(page);
    await enterLine(page, row, line);
  }
}
