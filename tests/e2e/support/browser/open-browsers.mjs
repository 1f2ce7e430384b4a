/** Browsers that this process has under way, the oldest first. @type {Set<import('puppeteer-core').Browser>} */
export const openBrowsers = new Set();

/** @param {import('puppeteer-core').Browser} browser */
export function noteBrowser(browser) {
  openBrowsers.add(browser);
  browser.once('disconnected', () => openBrowsers.delete(browser));
}
