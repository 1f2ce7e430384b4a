import { choose, clickHandle, find, inputValue, setChecked, TIMEOUT, typeOver } from './elements.mjs';

/** @typedef {import('./elements.mjs').Page} Page */

/**
 * The form item with exactly this label.
 * @param {Page} page
 * @param {string} label
 * @param {string} within a selector
 */
async function itemOf(page, label, within) {
  const item = await page.waitForFunction(
    (text, css) =>
      [...document.querySelectorAll(`${css} .t-form__item`)].find(
        (el) =>
          el.querySelector('.t-form__label')?.textContent.trim() === text && el.getClientRects().length > 0,
      ),
    { timeout: TIMEOUT },
    label,
    within,
  );
  return /** @type {import('./elements.mjs').Handle} */ (item);
}

/**
 * A date is typed and confirmed with Enter, as the picker wants it.
 * @param {Page} page
 * @param {import('./elements.mjs').Handle} input
 * @param {string} text YYYY-MM-DD
 */
async function typeDate(page, input, text) {
  await typeOver(page, input, text, { leave: false });
  await page.keyboard.press('Enter');
  await page.waitForFunction(
    () =>
      [...document.querySelectorAll('.t-date-picker__panel')].every((el) => el.getClientRects().length === 0),
    { timeout: TIMEOUT },
  );
  if ((await inputValue(input)) !== text) throw new Error(`the date picker did not take ${text}`);
}

/**
 * Fills labelled fields of any section: texts are typed, selects opened and chosen from, dates typed with Enter.
 * @param {Page} page
 * @param {Record<string, string>} values by the exact label
 * @param {{ within?: string }} [where]
 */
export async function enterFields(page, values, { within = '.blue-invoice' } = {}) {
  for (const [label, value] of Object.entries(values)) {
    const item = await itemOf(page, label, within);
    const input = await item.$('input.t-input__inner, .t-textarea__inner');
    if (!input) throw new Error(`no input under ${label}`);
    if (await item.$('.t-date-picker')) await typeDate(page, input, value);
    else if (await item.$('.t-select__wrap')) await choose(page, input, value);
    else await typeOver(page, input, value);
  }
}

/** The fields of 特定业务信息, by the labels of the batch template. @param {Page} page @param {Record<string, string>} values */
export const enterSpecialFields = (page, values) =>
  enterFields(page, values, { within: '.special-business' });

/**
 * A checkbox by its words.
 * @param {Page} page
 * @param {string} words
 * @param {boolean} on
 */
export const checkBox = async (page, words, on = true) =>
  setChecked(page, await find(page, 'label.t-checkbox', words), on);

/** A radio button by its words. @param {Page} page @param {string} words */
export async function pickRadio(page, words) {
  const label = await find(page, 'label.t-radio', words);
  await clickHandle(label);
  await page.waitForFunction((el) => el.classList.contains('t-is-checked'), { timeout: TIMEOUT }, label);
}
