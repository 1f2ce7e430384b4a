/**
 * The extension as a test sees it from outside: its pages, its worker, its tab. Chromium and Firefox, where
 * the function does not say otherwise.
 */
import { FIREFOX_UUID, isFirefox, openFirefoxExtensionPage } from './firefox.mjs';
import { waitFor } from './wait-for.mjs';

/** @typedef {import('puppeteer-core').Browser} Browser */
/** @typedef {import('puppeteer-core').Page} Page */

/**
 * @param {Browser} browser
 * @returns {Promise<string>} Chromium: the extension's id. Firefox: the host part of its origin.
 */
export async function extensionId(browser) {
  if (isFirefox(browser)) return FIREFOX_UUID;
  const [extension, ...others] = (await browser.extensions()).values();
  if (extension === undefined) throw new Error('no extension is loaded');
  if (others.length > 0) throw new Error('more than one extension is loaded');
  return extension.id;
}

/** @param {Browser} browser @returns {Promise<string>} without a slash at the end */
export async function extensionOrigin(browser) {
  return `${isFirefox(browser) ? 'moz' : 'chrome'}-extension://${await extensionId(browser)}`;
}

/**
 * Opens a page of the extension in a tab of its own.
 * @param {Browser} browser
 * @param {string} path as in the build, e.g. `popup.html`
 * @returns {Promise<Page>}
 */
export async function openExtensionPage(browser, path) {
  const url = `${await extensionOrigin(browser)}/${path}`;
  if (isFirefox(browser)) return openFirefoxExtensionPage(browser, url);
  const page = await browser.newPage();
  await page.goto(url);
  return page;
}

/**
 * Clicks the toolbar button over the given tab (activeTab is granted, as for a real click).
 * Chromium only.
 * @param {Browser} browser
 * @param {Page} page the tab in front
 * @returns {Promise<Page>} the popup
 */
export async function openRealPopup(browser, page) {
  const origin = await extensionOrigin(browser);
  const extension = (await browser.extensions()).get(await extensionId(browser));
  await page.bringToFront();
  // The popup's address may also be open in a tab, as a page.
  const before = new Set(browser.targets());
  const opened = browser.waitForTarget(
    (target) =>
      !before.has(target) && target.type() === 'page' && target.url().startsWith(`${origin}/popup.html`),
    { timeout: 10_000 },
  );
  await page.triggerExtensionAction(extension);
  return (await opened).asPage();
}

/**
 * Seen from the browser itself, not from puppeteer's own list of targets, which `letWorkerSleep` empties.
 * Chromium only.
 * @param {Browser} browser
 */
export async function workerIsRunning(browser) {
  const origin = await extensionOrigin(browser);
  const session = await browser.target().createCDPSession();
  try {
    const { targetInfos } = await session.send('Target.getTargets', { filter: [{ type: 'service_worker' }] });
    return targetInfos.some((target) => target.url.startsWith(origin));
  } finally {
    await session.detach();
  }
}

/**
 * Stops the service worker as the browser does after 30 idle seconds; any event wakes it again.
 * Resolves when it is gone and stays gone: an event still on its way (onInstalled, a request) starts it anew
 * within some 100 ms, so one stopped moment is not enough. Chromium only.
 * @param {Browser} browser
 */
export async function stopWorker(browser) {
  const [page] = await browser.pages();
  if (page === undefined) throw new Error('stopping the worker needs an open tab');
  const session = await page.createCDPSession();
  let quietLooks = 0;
  try {
    await session.send('ServiceWorker.enable');
    const stopped = async () => {
      if (await workerIsRunning(browser)) {
        quietLooks = 0;
        await session.send('ServiceWorker.stopAllWorkers');
      } else quietLooks++;
      return quietLooks > 4;
    };
    // A busy machine starts it anew for each request that still comes.
    await waitFor(stopped, { timeout: 30_000, message: 'service worker stopped' });
  } finally {
    await session.detach();
  }
}

/**
 * Ends the tab's renderer at once, as an out-of-memory crash does. Resolves when it is gone.
 * Chromium only.
 * @param {Page} page
 */
export async function crashTab(page) {
  const crashed = new Promise((resolve) => page.once('error', resolve));
  const session = await page.createCDPSession();
  // No answer comes from a renderer that died.
  session.send('Page.crash').catch(() => undefined);
  await crashed;
}

/**
 * Takes this tab off the network: `navigator.onLine` is false and requests fail as disconnected.
 * @param {Page} page
 * @param {boolean} on
 */
export async function goOffline(page, on = true) {
  await page.setOfflineMode(on);
}
