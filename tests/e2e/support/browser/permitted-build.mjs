/**
 * A browser that has given an optional permission already. It asks in a window of its own, which nothing outside of it
 * can answer (tried: `Browser.grantPermissions` is for web pages; a permission that was given and taken back is asked
 * for anew): so the built extension, copied, is first installed as one that needs the permission, and then reloaded as
 * what it is. Chromium keeps what is optional now; a request in a click gives it without the question. Chromium only.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUILT } from '../stage/stage.mjs';
import { launchChromium } from './chromium.mjs';
import { extensionId, openExtensionPage } from './extension.mjs';
import { waitFor } from './wait-for.mjs';

/**
 * @param {string} permission or a pattern of hosts
 * @param {Parameters<typeof launchChromium>[0]} [options] `extensionDir`: another build than the usual one
 * @param {string} [optional] what of the manifest it is a part of: itself, or a pattern of more hosts. What is asked for must be just
 *   what was given: a part of it is asked for anew
 * @returns {Promise<{ browser: import('puppeteer-core').Browser, close: () => Promise<void> }>}
 */
export async function launchPermitted(permission, options = {}, optional = permission) {
  const folder = mkdtempSync(join(tmpdir(), 'piaoying-permitted-'));
  cpSync(options.extensionDir ?? BUILT.chromium, folder, { recursive: true });
  const file = join(folder, 'manifest.json');
  const built = readFileSync(file, 'utf8');
  const manifest = JSON.parse(built);
  if (!optionalOf(manifest).includes(optional)) throw new Error(`${optional} is not optional`);
  const { optional_permissions: _, optional_host_permissions: __, ...rest } = manifest;
  const list = /[<:]/.test(permission) ? 'host_permissions' : 'permissions';
  writeFileSync(file, JSON.stringify({ ...rest, [list]: [...rest[list], permission] }));
  const browser = await launchChromium({ ...options, extensionDir: folder });
  const close = async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    writeFileSync(file, built);
    await reloadExtension(browser, optional);
  } catch (error) {
    await close();
    throw error;
  }
  return { browser, close };
}

/** @param {{ optional_permissions?: string[], optional_host_permissions?: string[] }} manifest */
const optionalOf = (manifest) => [
  ...(manifest.optional_permissions ?? []),
  ...(manifest.optional_host_permissions ?? []),
];

/** How often the worker that comes with a reload is missed by puppeteer, at most. */
const MOST_RELOADS = 4;

/**
 * Until it is there again as the one that may ask, with a worker that puppeteer sees: on a busy machine it now and then
 * misses the new one, and would for good.
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} permission
 */
async function reloadExtension(browser, permission) {
  const id = await extensionId(browser);
  for (let nth = 1; nth <= MOST_RELOADS; nth += 1) {
    const settings = await browser.newPage();
    await settings.goto(`chrome://extensions/?id=${id}`);
    await settings.evaluate((extension) => globalThis.chrome.developerPrivate.reload(extension), id);
    await settings.close();
    await waitFor(() => isAsking(browser, permission), {
      timeout: 20_000,
      every: 500,
      message: `the extension is reloaded, ${permission} optional`,
    });
    const worker = browser.waitForTarget(
      (target) => target.type() === 'service_worker' && target.url().includes(id),
      { timeout: 5_000 },
    );
    if (await worker.catch(() => undefined)) return;
  }
  throw new Error('the worker of the reloaded extension is not seen');
}

/**
 * What was taken back is given again on the browser's own page of the extension: its question in a window of its own cannot be answered.
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} hosts a pattern
 */
export async function allowInSettings(browser, hosts) {
  const id = await extensionId(browser);
  const settings = await browser.newPage();
  await settings.goto(`chrome://extensions/?id=${id}`);
  await settings.evaluate(
    (extension, pattern) => globalThis.chrome.developerPrivate.addHostPermission(extension, pattern),
    id,
    hosts,
  );
  await settings.close();
}

/** @param {import('puppeteer-core').Browser} browser @param {string} permission */
async function isAsking(browser, permission) {
  const page = await openExtensionPage(browser, 'popup.html');
  const isOptional = await page.evaluate(async (name) => {
    // Its worker is up from now on.
    await globalThis.chrome.runtime.sendMessage({ kind: 'sweep' }).catch(() => {});
    const { optional_permissions: own = [], optional_host_permissions: hosts = [] } =
      globalThis.chrome.runtime.getManifest();
    return [...own, ...hosts].includes(name);
  }, permission);
  await page.close();
  return isOptional;
}
