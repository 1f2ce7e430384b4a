/** The clerk's way from a failure to a filled form. */
import { waitForDialogText } from '../../../portal/driver.mjs';
import { openRealPopup } from '../browser/extension.mjs';
import { waitFor } from '../browser/wait-for.mjs';

/** @typedef {import('./stage.mjs').Stage} Stage */
/** @typedef {import('puppeteer-core').Page} Page */

/**
 * Enters an invoice that the portal refuses.
 * @param {Stage} stage
 * @param {any} invoice
 * @param {number} count how many submissions the ledger holds before
 * @returns {Promise<any>} the record
 */
export async function refuse(stage, invoice, count) {
  stage.portal.setFault('refuse-rate');
  await stage.submit(invoice);
  await waitForDialogText(stage.page);
  return stage.newest('refused', count + 1);
}

/**
 * Clicks 「修改后再次开具」 of a submission in the real popup.
 * @param {Stage} stage
 * @param {string} id
 * @returns {Promise<Page>} the portal tab that opens, in front
 */
export async function retry(stage, id) {
  const popup = await openRealPopup(stage.browser, stage.page);
  const button = await popup.waitForSelector(`[data-submission="${id}"] [data-action="retry"]`);
  const before = new Set(await stage.browser.pages());
  await button?.click();
  const tab = await waitFor(
    async () =>
      (await stage.browser.pages()).find(
        (page) => !before.has(page) && page.url().startsWith(stage.portal.origin),
      ),
    { timeout: 20_000, message: 'the portal opens in a new tab' },
  ).catch(async (error) => {
    // It says why not, if it does.
    const said = await popup.evaluate(() => document.body.innerText).catch(() => 'the popup is gone');
    const tabs = (await stage.browser.pages()).map((page) => page.url());
    throw new Error(`${error.message}; tabs: ${tabs.join(' ')}; the popup: ${said}`);
  });
  await tab.bringToFront();
  return tab;
}

/** @param {Page} tab @returns {Promise<string>} what the refill bar says came of it */
export const barState = (tab, timeout = 60_000) =>
  waitFor(
    async () => {
      const state = await tab.$eval('#piaoying-refill', (bar) => bar.getAttribute('data-state'));
      return state === 'filling' ? undefined : state;
    },
    { timeout, message: 'the refill bar says what came of it' },
  );

/** The closed shadow root of the bar. @param {Page} tab @returns {Promise<any>} */
async function readBar(tab) {
  const session = await tab.createCDPSession();
  try {
    const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
    const host = findNode(root, (node) => node.attributes?.includes('piaoying-refill'));
    return host?.shadowRoots?.[0];
  } finally {
    await session.detach();
  }
}

/** @param {Page} tab @returns {Promise<string[]>} the bar's words, line by line */
export const barLines = async (tab) => textsIn(await readBar(tab));

/** @param {Page} tab @returns {Promise<{ left: number, top: number }[]>} where its frames stand, the rim taken off */
export async function framedPlaces(tab) {
  const [layer] = (await readBar(tab))?.children ?? [];
  return (layer?.children ?? []).map(({ attributes }) => {
    const style = attributes[attributes.indexOf('style') + 1];
    const px = (/** @type {string} */ name) =>
      Math.round(Number(new RegExp(`${name}: ([-\\d.]+)px`).exec(style)?.[1]) + 3);
    return { left: px('left'), top: px('top') };
  });
}

/** @param {any} node @param {(node: any) => boolean} fits @returns {any} */
function findNode(node, fits) {
  if (fits(node)) return node;
  for (const child of node.children ?? []) {
    const found = findNode(child, fits);
    if (found) return found;
  }
  return undefined;
}

/** @param {any} node @returns {string[]} */
function textsIn(node) {
  if (!node) return [];
  if (node.nodeType === 3) return [node.nodeValue];
  return (node.children ?? []).flatMap(textsIn);
}
