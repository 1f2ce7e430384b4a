import { click, clickHandle, find, setChecked, TIMEOUT, typeOver } from './elements.mjs';
import { pickRadio } from './fields.mjs';
import { cellInput } from './lines.mjs';

/** @typedef {import('./elements.mjs').Page} Page */

/** Puts the 含税 switch so; the amounts in the grid are with tax from then on, or without. @param {Page} page @param {boolean} [on] */
export async function setTaxIncluded(page, on = true) {
  const toggle = await find(page, '.tax-switch');
  if ((await toggle.evaluate((el) => el.classList.contains('t-is-checked'))) === on) return;
  await clickHandle(toggle);
  await page.waitForFunction(
    (text) =>
      document
        .querySelector('.invoice-info tbody')
        ?.closest('table')
        ?.querySelector('th[data-colkey="je"]')
        ?.textContent.includes(text),
    { timeout: TIMEOUT },
    on ? '（含税）' : '（不含税）',
  );
}

/** Ticks or unticks a line. @param {Page} page @param {number} row from 0 @param {boolean} [on] */
export async function selectLine(page, row, on = true) {
  const cell = await cellInput(page, row, 'row-select');
  const label = await cell.evaluateHandle((el) => el.closest('label'));
  await setChecked(page, /** @type {import('./elements.mjs').Handle} */ (label), on);
}

/**
 * 添加折扣行 under a line, as an amount or as a percentage; the discount line is the next row then.
 * @param {Page} page
 * @param {number} row from 0
 * @param {{ amount: string } | { percent: string }} discount
 */
export async function addDiscount(page, row, discount) {
  await selectLine(page, row);
  await click(page, '.operate-button-group__container button', '添加折扣行');
  const byAmount = 'amount' in discount;
  await pickRadio(page, byAmount ? '按折扣金额' : '按折扣率');
  const input = await find(page, `.t-dialog .t-form-item__${byAmount ? 'zkje' : 'zkl'} input.t-input__inner`);
  await typeOver(page, input, byAmount ? discount.amount : discount.percent, { leave: false });
  await click(page, '.t-dialog__confirm', '确定');
  await page.waitForFunction(
    () => [...document.querySelectorAll('.t-dialog')].every((el) => el.getClientRects().length === 0),
    { timeout: TIMEOUT },
  );
}

/**
 * Takes the item of a line from the drawer behind its square button.
 * @param {Page} page
 * @param {number} row from 0
 * @param {string} namePart searched for in the drawer
 */
export async function pickItem(page, row, namePart) {
  const input = await cellInput(page, row, 'xmmc');
  const button = await input.evaluateHandle((el) => el.closest('td').querySelector('button'));
  await clickHandle(/** @type {import('./elements.mjs').Handle} */ (button));
  await typeOver(
    page,
    await find(page, '.invoice-project__drawer.t-drawer--open .invoice-project__search input'),
    namePart,
    { leave: false },
  );
  await click(page, '.invoice-project__drawer.t-drawer--open .invoice-project__item', namePart);
  await page.waitForFunction(() => !document.querySelector('.invoice-project__drawer.t-drawer--open'), {
    timeout: TIMEOUT,
  });
}

/**
 * Types a part of an item's name and takes the suggestion.
 * @param {Page} page
 * @param {number} row from 0
 * @param {string} namePart
 */
export async function suggestItem(page, row, namePart) {
  await typeOver(page, await cellInput(page, row, 'xmmc'), namePart, { leave: false });
  await clickHandle(await find(page, '.item-suggestions .auto-complete__item', namePart));
}

/**
 * 明细导入 through the file chooser; waits for the portal's word about it (a toast, or a dialog).
 * @param {Page} page
 * @param {string} path of an .xlsx or .csv file
 * @returns {Promise<string>} what the portal said
 */
export async function importLines(page, path) {
  const [chooser] = await Promise.all([
    page.waitForFileChooser({ timeout: TIMEOUT }),
    click(page, '.operate-button-group__container button', '明细导入'),
  ]);
  await chooser.accept([path]);
  const said = await find(page, '.t-message, .t-dialog__ctx .t-dialog__body');
  return said.evaluate((el) => (el.textContent ?? '').trim());
}
