import { click, clickHandle, find, TIMEOUT } from './elements.mjs';

/** @typedef {import('./elements.mjs').Page} Page */

/** Presses 发票开具, as the clerk does. @param {Page} page */
export const pressIssue = (page) => click(page, '.hide-side-layout__container-footer button', '发票开具');

/**
 * @param {Page} page
 * @returns {Promise<{ invoiceNumber: string | null }>} null when the success view shows no number
 */
export async function waitForSuccess(page) {
  const view = await find(page, '.issue-success');
  const text = await view.evaluate((el) => el.textContent ?? '');
  return { invoiceNumber: text.match(/\d{20}/)?.[0] ?? null };
}

/** The text of the open message dialog. @param {Page} page @returns {Promise<string>} */
export async function waitForDialogText(page) {
  const body = await find(page, '.t-dialog__ctx .t-dialog__body');
  return body.evaluate((el) => (el.textContent ?? '').trim());
}

/**
 * Presses a button of the open dialog and waits until that dialog is gone; the next may be there by then.
 * @param {Page} page
 * @param {string} label
 */
export async function pressDialogButton(page, label) {
  const button = await find(page, '.t-dialog__footer button', label);
  const dialog = await button.evaluateHandle((el) => el.closest('.t-dialog'));
  await clickHandle(button);
  await page.waitForFunction(
    (el) => !el?.isConnected || el.getClientRects().length === 0,
    { timeout: TIMEOUT },
    dialog,
  );
}

/** The text of a toast; toasts live 3 s. @param {Page} page @returns {Promise<string>} */
export async function waitForToastText(page) {
  const toast = await find(page, '.t-message');
  return toast.evaluate((el) => (el.textContent ?? '').trim());
}

/** The first inline error of the form. @param {Page} page @returns {Promise<string>} */
export async function waitForInlineError(page) {
  const error = await find(
    page,
    '.blue-invoice .t-is-error .t-input__extra, .blue-invoice .t-input__extra.t-is-error',
  );
  return error.evaluate((el) => (el.textContent ?? '').trim());
}

/** After an invoice is issued: a fresh form. @param {Page} page */
export async function issueAnother(page) {
  await click(page, '.issue-success button', '继续开票');
  await find(page, '.button-group_wrap button', '发票开具');
}
