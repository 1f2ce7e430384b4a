/** Two computers of a firm: how the second joins at a place, and how each takes in what the other put there. */
import { readStore } from '../browser/storage.mjs';
import { waitFor } from '../browser/wait-for.mjs';
import { lookInto, placesOf, seen } from './backup.mjs';
import { goTo, press } from './entries.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

/**
 * A computer that comes to a place which another one serves, and goes on as one of its own.
 * @param {Page} page on the tab 恢复 @param {any} settings @param {string} recoveryKey
 */
export async function join(page, settings, recoveryKey) {
  await lookInto(page, settings, recoveryKey);
  await seen(page, 'found');
  await press(page, 'make-plan');
  await seen(page, 'store-plan');
  await press(page, 'take');
  await seen(page, 'ask-go-on');
  await press(page, 'stay');
  await press(page, 'keep-place');
  await seen(page, 'kept');
}

/**
 * 现在同步 on the page 同事, until it has ended.
 * @param {Page} page @param {number} [timeout] ms
 * @returns {Promise<any>} the place as it was noted then
 */
export async function pullNow(page, timeout = 90_000) {
  await goTo(page, '#/backup?tab=team');
  const pull = await page.waitForSelector('[data-action="pull-now"]:not([disabled])', { timeout: 30_000 });
  await pull?.click();
  // Asked again and again: the browser's own wait ends after three minutes, however long it may take.
  await waitFor(
    () =>
      page.evaluate(
        () =>
          document.querySelector('[data-action="pull-now"]:not([disabled])') !== null &&
          document.querySelector('[data-part="work"]') === null,
      ),
    { timeout, every: 100, message: 'it has ended' },
  );
  return (await placesOf(page))[0];
}

/** @param {Page} page @returns {Promise<any[]>} */
export const recordsOf = (page) => readStore(page, 'submissions');

/** Events in an order that does not hang on where they were kept first. @param {any[]} events */
export const byId = (events) => [...events].sort((one, other) => (one.id < other.id ? -1 : 1));
