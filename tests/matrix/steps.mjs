/** What the clerk, or the machine, does in a row: each step by its name in the data. */

import { crashTab, goOffline, openExtensionPage } from '../e2e/support/browser/extension.mjs';
import { pressInShadow, shadowText } from '../e2e/support/browser/shadow.mjs';
import { waitFor } from '../e2e/support/browser/wait-for.mjs';
import {
  cancelFaceScan,
  click,
  clickHandle,
  find,
  goOnAfterFaceScan,
  pressDialogButton,
  pressIssue,
  refreshFaceScan,
  waitForDialogText,
  waitForFaceScan,
  waitForSuccess,
} from '../portal/driver.mjs';
import { RED_STEPS } from './steps-red.mjs';

const CHIP = 'piaoying-chip';
const ISSUE = '.hide-side-layout__container-footer button';

/**
 * @typedef {object} Scene
 * @property {import('../e2e/support/stage/stage.mjs').Stage} stage
 * @property {import('puppeteer-core').Page} page the clerk's tab
 * @property {import('puppeteer-core').Page[]} pages all tabs of this row, the clerk's first
 * @property {() => Promise<import('puppeteer-core').Page>} openFilled the same invoice in a further tab
 * @property {() => Promise<any[]>} records of this row, in the order of the clicks
 * @property {string} original number of the invoice that a row about a red one reverses, '' in any other
 */

/** @type {Record<string, (scene: Scene, ...args: any[]) => Promise<unknown>>} */
export const STEPS = {
  ...RED_STEPS,
  press: ({ page }) => pressIssue(page),
  async doubleClick({ page }) {
    await clickHandle(await find(page, ISSUE, '发票开具'), { count: 2 });
  },
  dialog: ({ page }, label) => pressDialogButton(page, label),
  /** A button after which the page is left. */
  dialogGo: ({ page }, label) => click(page, '.t-dialog__footer button', label),
  dialogShown: ({ page }) => waitForDialogText(page),
  success: ({ page }) => waitForSuccess(page),
  scanShown: ({ page }) => waitForFaceScan(page),
  scanBecomes: async ({ stage }, status) => stage.portal.setFaceScan(status),
  /** No hand is quicker than the next look of ours at the page. */
  async scanExpired({ page, records }) {
    await find(page, '.face-scan__expired');
    const isRead = async () =>
      (await records()).some(({ history }) => history.at(-1)?.text?.includes('失效'));
    await waitFor(isRead, { message: 'the expiry is read' });
  },
  scanRefresh: ({ page }) => refreshFaceScan(page),
  scanClose: ({ page }) => cancelFaceScan(page),
  scanGoOn: ({ page }) => goOnAfterFaceScan(page),
  reload: ({ page }) => page.reload(),
  back: ({ page }) => page.goBack(),
  goto: ({ page, stage }) => page.goto(stage.portal.queryUrl),
  closeTab: ({ page }) => page.close(),
  crashTab: ({ page }) => crashTab(page),
  offline: ({ page }) => goOffline(page, true),
  online: ({ page }) => goOffline(page, false),
  /** As an update does it; every page of ours closes with it. */
  reloadExtension: ({ stage }) =>
    stage.inside.evaluate(() => globalThis.chrome.runtime.reload()).catch(() => undefined),
  async openInside({ stage, page }) {
    stage.inside = await waitFor(() => openExtensionPage(stage.browser, 'popup.html'), { timeout: 20_000 });
    await page.bringToFront();
  },
  openTwin: ({ openFilled }) => openFilled(),
  company: async ({ stage }, company) => stage.portal.configure({ company }),
  /** 发票开具 in each tab, one after the other, without waiting for an answer. */
  async pressEverywhere({ pages }) {
    for (const page of pages) {
      await page.bringToFront();
      await pressIssue(page);
    }
  },
  /** The pointer comes upon 发票开具 in the last tab, and the chip warns. */
  async warned({ pages }, words) {
    const page = /** @type {import('puppeteer-core').Page} */ (pages.at(-1));
    await (await find(page, ISSUE, '发票开具')).hover();
    await waitFor(async () => (await shadowText(page, CHIP))?.includes(words), { message: `「${words}」` });
  },
  /** She wants another one all the same, and the warning goes. */
  async meant({ pages }) {
    const page = /** @type {import('puppeteer-core').Page} */ (pages.at(-1));
    await pressInShadow(page, CHIP, '确实要再开');
    await page.waitForSelector(`#${CHIP}:not([data-state="twin"])`);
  },
  pressLast: ({ pages }) => pressIssue(/** @type {import('puppeteer-core').Page} */ (pages.at(-1))),
  /** The page sends an invoice of its own accord, without any click. */
  pageSends: ({ page }) =>
    page.evaluate(async () => {
      const { callIssue } = await import('/static/js/makeout/answer/submit.js');
      void callIssue({});
    }),
  fault: async ({ stage }, fault) => stage.portal.setFault(fault),
  /** The portal has the click's issue call in hand. */
  callArrived: ({ stage }) => {
    const seen = () => stage.portal.state.calls.some(({ path }) => path.endsWith('/tyfpkj'));
    return waitFor(seen, { timeout: 20_000, message: 'an issue call at the portal' });
  },
  /** The portal answered, and the ledger knows it. */
  callEnded: ({ records }) =>
    waitFor(
      async () => (await records()).at(-1)?.signals.issueCalls.some(({ endedAt }) => endedAt !== undefined),
      { timeout: 20_000, message: 'the end of an issue call' },
    ),
  outcome: ({ records }, type) =>
    waitFor(async () => (await records()).at(-1)?.outcome.type === type, {
      timeout: 20_000,
      message: `outcome ${type}`,
    }),
};
