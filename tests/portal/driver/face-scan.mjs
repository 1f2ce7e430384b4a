import { click, find, TIMEOUT } from './elements.mjs';

/** @typedef {import('./elements.mjs').Page} Page */

/** Waits for the QR code of 电子税务局APP扫脸认证. @param {Page} page */
export async function waitForFaceScan(page) {
  await find(page, '.face-scan .face-scan__code');
}

/**
 * The scan has passed: presses 我已知晓，继续开票, and the same submission goes on.
 * @param {Page} page
 */
export async function goOnAfterFaceScan(page) {
  await click(page, '.t-dialog__modal-info .t-dialog__footer button', '我已知晓，继续开票');
}

/** After 认证二维码失效: takes a new code. @param {Page} page */
export async function refreshFaceScan(page) {
  await click(page, '.face-scan button', '刷新二维码');
  await page.waitForFunction(() => !document.querySelector('.face-scan__expired'), { timeout: TIMEOUT });
}

/** Closes the dialog instead of scanning. @param {Page} page */
export async function cancelFaceScan(page) {
  await click(page, '.face-scan .t-dialog__close');
  await page.waitForFunction(() => !document.querySelector('.face-scan'), { timeout: TIMEOUT });
}
