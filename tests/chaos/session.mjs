/** The browser, its tabs and our page in it; each can go, and each comes back. */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { launchChromium } from '../e2e/support/browser/chromium.mjs';
import { openExtensionPage } from '../e2e/support/browser/extension.mjs';
import { killBrowser } from '../e2e/support/browser/processes.mjs';
import { readDatabase } from '../e2e/support/browser/storage.mjs';
import { createTempProfile } from '../e2e/support/browser/temp-profile.mjs';
import { waitFor } from '../e2e/support/browser/wait-for.mjs';

/** Lowered, so that a call that hangs is given up within a run; the clock itself is the product's. */
export const DEADLINES = { quietMs: 6_000, openCallMs: 9_000 };

/**
 * @param {{ extensionDir: string, portal: import('../portal/portal.mjs').Portal }} options
 */
export async function startSession({ extensionDir, portal }) {
  const userDataDir = createTempProfile('chaos');
  const launch = async () => {
    // The locks of a browser that was killed.
    for (const name of readdirSync(userDataDir)) {
      if (name.startsWith('Singleton')) rmSync(join(userDataDir, name), { force: true });
    }
    session.browser = await launchChromium({ extensionDir, userDataDir, args: portal.chromiumArgs() });
    session.tabs = [];
    session.inside = await openInside(session.browser);
    for (const page of await session.browser.pages()) if (page !== session.inside) await page.close();
  };

  const session = {
    /** @type {import('puppeteer-core').Browser} */
    browser: /** @type {any} */ (null),
    /** @type {import('puppeteer-core').Page} the extension's own page, to read the database in its origin */
    inside: /** @type {any} */ (null),
    /** @type {(import('puppeteer-core').Page | undefined)[]} the clerk's two portal tabs */
    tabs: [],
    /** @param {number} place @returns {Promise<import('puppeteer-core').Page>} */
    async tab(place) {
      const known = session.tabs[place];
      if (known && !known.isClosed()) return known;
      const page = await session.browser.newPage();
      page.setDefaultTimeout(20_000);
      session.tabs[place] = page;
      return page;
    },
    /** @param {number} place */
    async dropTab(place) {
      const page = session.tabs[place];
      session.tabs[place] = undefined;
      await page?.close().catch(() => undefined);
    },
    async killAndRestart() {
      await killBrowser(session.browser);
      await launch();
    },
    async reloadExtension() {
      // The page goes with it before it can answer.
      await session.inside.evaluate('setTimeout(() => chrome.runtime.reload(), 0), 1').catch(() => undefined);
      await waitFor(() => session.inside.isClosed(), { message: 'our page went with the extension' });
      session.inside = await openInside(session.browser);
    },
    /** What our page and the database hold; a page of ours that opens also moves what waits in the outbox. */
    async read(/** @type {string[]} */ stores) {
      if (session.inside.isClosed()) session.inside = await openInside(session.browser);
      return readDatabase(session.inside, stores);
    },
    async close() {
      await session.browser.close().catch(() => undefined);
      rmSync(userDataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };

  await launch();
  await session.inside.evaluate(
    `chrome.storage.local.set({ settings: { deadlines: ${JSON.stringify(DEADLINES)}, safetyCopy: false } })`,
  );
  // An orderly end writes the profile whole; from here on the browser may be killed at any moment.
  await session.browser.close();
  await launch();
  return session;
}

/** @param {import('puppeteer-core').Browser} browser while the extension reloads it has no page to give */
const openInside = (browser) =>
  waitFor(
    async () => {
      const page = await openExtensionPage(browser, 'popup.html');
      if (page.url().startsWith('chrome-extension://')) return page;
      await page.close();
      return undefined;
    },
    { timeout: 30_000, every: 200, message: 'a page of the extension opens' },
  );

/** @typedef {Awaited<ReturnType<typeof startSession>>} Session */
