/** The practice portal's entry form, filled, and its submits that are answered at once. */
import { waitFor } from '../../e2e/support/browser/wait-for.mjs';
import { enterBuyer, find, pressIssue } from '../../portal/driver.mjs';

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {import('../../portal/portal.mjs').Portal} Portal */

/** Refused without delay; a toast leaves the form usable, so that the next click can follow. */
const QUICK_REFUSAL = 'refuse-toast';

/** The form of 普通发票, without the way through the ticket picker. @param {Portal} portal */
export const formAddress = (portal) => `${portal.formUrl}?fppzDm=02`;

/** The form with this many ready lines. @param {Page} page @param {Portal} portal @param {number} lines */
export async function openForm(page, portal, lines) {
  portal.configure({ prefillLines: lines });
  await page.goto(formAddress(portal));
  await find(page, '.button-group_wrap button', '发票开具');
}

/** @param {Page} page @param {Portal} portal @param {number} lines */
export async function openFilledForm(page, portal, lines) {
  await openForm(page, portal, lines);
  await enterBuyer(page, { name: '北京青禾商贸有限公司' });
}

/** @param {Page} page @param {string} state */
export const waitForChip = (page, state) =>
  waitFor(() => page.evaluate(`document.getElementById('piaoying-chip')?.dataset.state === '${state}'`), {
    timeout: 60_000,
    message: `chip says ${state}`,
  });

/** Makes the next submit a new one: an unchanged form would only repeat the last. @param {Page} page */
export async function changeNote(page) {
  await page.focus('.blue-invoice .t-textarea__inner');
  await page.keyboard.type('再');
}

/**
 * Presses 发票开具 and waits until the page has its answer.
 * @param {Page} page
 * @param {Portal} portal
 * @returns {Promise<number>} when the issue call arrived, epoch ms
 */
export async function submit(page, portal) {
  portal.state.calls.length = 0;
  portal.setFault(QUICK_REFUSAL);
  await pressIssue(page);
  const { at } = await waitFor(() => portal.state.calls.find(({ fault }) => fault === QUICK_REFUSAL), {
    timeout: 60_000,
    message: 'the issue call',
  });
  await waitFor(() => page.evaluate(`document.querySelector('.button-group_wrap .t-is-loading') === null`), {
    timeout: 60_000,
    message: 'the answer on the page',
  });
  return at;
}

/** Runs in the page: notes when the browser made the last click. */
export function noteClicks() {
  addEventListener(
    'click',
    ({ timeStamp }) => {
      // By the wall clock of now: a page's own time origin may be some milliseconds off.
      globalThis.benchClickedAt = Date.now() - (performance.now() - timeStamp);
    },
    { capture: true },
  );
}

/** @param {Page} page @returns {Promise<number>} epoch ms; needs `noteClicks` */
export const clickedAt = (page) => page.evaluate(() => globalThis.benchClickedAt);
