/**
 * Starts Firefox with the built extension in it, over WebDriver BiDi. The portal's addresses reach the
 * practice portal through a CONNECT proxy (Firefox has no host-resolver rules).
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import puppeteer from 'puppeteer-core';
import { findFirefox } from '../../../tools/support/find-browser.mjs';
import { noteBrowser } from './open-browsers.mjs';
import { createTempProfile, removeWithBrowser } from './temp-profile.mjs';
import { waitFor } from './wait-for.mjs';

/** @typedef {import('puppeteer-core').Browser} Browser */
/** @typedef {import('puppeteer-core').Page} Page */

/** The host part of the extension's origin in every profile that we start; Firefox would draw one by lot. */
export const FIREFOX_UUID = '7b7f2e0a-5f0d-4c55-9a2e-70696179696e';

/** @type {WeakSet<Browser>} */
const firefoxes = new WeakSet();

/** @param {Browser} browser */
export function isFirefox(browser) {
  return firefoxes.has(browser);
}

/**
 * The extension is installed as a temporary add-on, which grants its host permissions as a store
 * installation does. It goes at every end of the browser; the two keep-prefs leave its storage and origin,
 * so a second launch on the same profile finds what the first one stored.
 * @param {object} options
 * @param {string} options.extensionDir the built extension
 * @param {number} options.proxyPort the practice portal's CONNECT proxy on 127.0.0.1
 * @param {string} [options.userDataDir] a profile to keep; without it a fresh one, removed at the end
 * @param {boolean} [options.headless]
 * @param {string} [options.downloadsDir]
 * @param {string} [options.executablePath]
 * @returns {Promise<Browser>}
 */
export async function launchFirefox({
  extensionDir,
  proxyPort,
  userDataDir,
  headless = true,
  downloadsDir,
  executablePath = findFirefox(),
}) {
  if (executablePath === undefined) throw new Error('no Firefox here: run npm test once');
  const profile = userDataDir ?? createTempProfile('firefox');
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless,
    userDataDir: profile,
    acceptInsecureCerts: true,
    defaultViewport: { width: 1280, height: 900 },
    // Without it BiDi may not open pages of the extension.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [addonId(extensionDir)]: FIREFOX_UUID }),
      'extensions.webextensions.keepStorageOnUninstall': true,
      'extensions.webextensions.keepUuidOnUninstall': true,
      ...throughProxy(proxyPort),
      'intl.accept_languages': 'zh-CN, zh',
      'intl.locale.requested': 'zh-CN',
      ...(downloadsDir !== undefined && {
        'browser.download.folderList': 2,
        'browser.download.dir': resolve(downloadsDir),
      }),
    },
  });
  firefoxes.add(browser);
  if (userDataDir === undefined) removeWithBrowser(browser, profile);
  await browser.installExtension(resolve(extensionDir));
  noteBrowser(browser);
  return browser;
}

/** Plain http goes there too, so that nothing leaves the machine. @param {number} port */
function throughProxy(port) {
  return {
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': port,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': port,
  };
}

/** @param {string} extensionDir @returns {string} */
function addonId(extensionDir) {
  const manifest = JSON.parse(readFileSync(join(extensionDir, 'manifest.json'), 'utf8'));
  const id = manifest.browser_specific_settings?.gecko?.id;
  if (typeof id !== 'string') throw new Error(`${extensionDir}: the manifest has no gecko.id`);
  return id;
}

/**
 * Firefox changes the process for such a page and puppeteer 24 misses its load (and shows `about:blank` as
 * `page.url()`): the page itself is asked.
 * @param {Browser} browser
 * @param {string} url
 * @returns {Promise<Page>}
 */
export async function openFirefoxExtensionPage(browser, url) {
  const page = await browser.newPage();
  page.goto(url, { timeout: 1000 }).catch(() => undefined);
  await waitFor(
    () => page.evaluate(`location.href === ${JSON.stringify(url)} && document.readyState === 'complete'`),
    {
      message: `${url} loaded`,
    },
  );
  return page;
}
