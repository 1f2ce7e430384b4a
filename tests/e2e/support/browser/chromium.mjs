/**
 * Starts a Chromium-family browser with the built extension in it, always in Chinese, always off the network
 * but for what `args` lets through (the practice portal's host rules).
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import puppeteer from 'puppeteer-core';
import { findChromium } from '../../../tools/support/find-browser.mjs';
import { noteBrowser } from './open-browsers.mjs';
import { createTempProfile, removeWithBrowser } from './temp-profile.mjs';

const QUIET = [
  '--disable-quic',
  '--disable-gpu',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-component-update',
  '--window-size=1280,900',
];

/**
 * @typedef {object} ChromiumOptions
 * @property {string} [extensionDir] the built extension; without it the browser is bare (for comparisons)
 * @property {string} [userDataDir] a profile to keep; without it a fresh one that is removed at the end
 * @property {boolean} [headless]
 * @property {string[]} [args]
 * @property {boolean} [letWorkerSleep] true: no debugger on the worker, which else never idles out
 * @property {string} [downloadsDir] where downloads land, under their real names
 * @property {string} [executablePath]
 * @property {boolean} [handleSIGINT] false: Ctrl-C does not end this process; the caller closes the browser
 * @property {object} [viewport] puppeteer's viewport; null = the window's own size
 */

/**
 * @param {ChromiumOptions} options
 * @returns {Promise<import('puppeteer-core').Browser>}
 */
export async function launchChromium({
  extensionDir,
  userDataDir,
  headless = true,
  args = [],
  letWorkerSleep = false,
  downloadsDir,
  executablePath = findChromium(),
  handleSIGINT = true,
  viewport = headless ? { width: 1280, height: 900 } : null,
}) {
  if (executablePath === undefined)
    throw new Error('no Chromium-family browser here: run npm start or npm test once');
  const profile = userDataDir ?? createTempProfile('chromium');
  const isNew = !existsSync(join(profile, 'Default'));
  seedPreferences(profile, downloadsDir);
  const asRoot = process.getuid?.() === 0;
  const browser = await puppeteer.launch({
    executablePath,
    headless,
    userDataDir: profile,
    // Branded Chrome and Edge from 137 on ignore --load-extension; the pipe lets DevTools load it in all of them.
    pipe: true,
    handleSIGINT,
    enableExtensions: true,
    defaultViewport: viewport,
    env: { ...process.env, LANGUAGE: 'zh_CN' },
    args: [...QUIET, '--lang=zh-CN', ...(asRoot ? ['--no-sandbox'] : []), ...args],
    ...(letWorkerSleep && { targetFilter: (target) => target.type() !== 'service_worker' }),
  });
  noteBrowser(browser);
  if (userDataDir === undefined) removeWithBrowser(browser, profile);
  try {
    if (extensionDir !== undefined) await loadExtension(browser, resolve(extensionDir), isNew);
    await allowDownloads(browser);
    return browser;
  } catch (error) {
    // Left alone it would hold its profile, and the disk under it, for good.
    await browser.close();
    throw error;
  }
}

/**
 * A profile that had the extension loads it by itself; loading it again would be a reload, and a restart
 * test would no longer test a restart.
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} extensionDir
 * @param {boolean} isNew the profile is; of an older one, cut off in the middle, the browser may know some of it still,
 *   and then no welcome is said
 */
async function loadExtension(browser, extensionDir, isNew) {
  const known = [...(await browser.extensions()).values()];
  if (known.some((extension) => extension.path === extensionDir && extension.enabled)) return;
  await browser.installExtension(extensionDir);
  // It opens in front a moment later: what comes after must not have to share the front with it.
  if (isNew && existsSync(join(extensionDir, 'welcome.html')))
    await browser.waitForTarget((target) => target.url().endsWith('/welcome.html'), { timeout: 20_000 });
}

/**
 * Developer mode, because without it the first `runtime.reload()` disables an unpacked extension for good.
 * @param {string} profile
 * @param {string | undefined} downloadsDir
 */
function seedPreferences(profile, downloadsDir) {
  const file = join(profile, 'Default', 'Preferences');
  mkdirSync(dirname(file), { recursive: true });
  const preferences = readJson(file) ?? {};
  preferences.extensions = {
    ...preferences.extensions,
    ui: { ...preferences.extensions?.ui, developer_mode: true },
  };
  preferences.intl = { ...preferences.intl, accept_languages: 'zh-CN,zh' };
  preferences.download = {
    ...preferences.download,
    prompt_for_download: false,
    ...(downloadsDir !== undefined && { default_directory: resolve(downloadsDir) }),
  };
  writeFileSync(file, JSON.stringify(preferences));
}

/**
 * @param {string} file
 * @returns {any} undefined when there is none, or none whole (after a power cut): the browser starts anew then, too
 */
function readJson(file) {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** `default` keeps the real file names. @param {import('puppeteer-core').Browser} browser */
async function allowDownloads(browser) {
  const session = await browser.target().createCDPSession();
  await session.send('Browser.setDownloadBehavior', { behavior: 'default' });
  await session.detach();
}
