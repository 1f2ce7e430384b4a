/**
 * A folder of this computer that the clerk let the extension use. The browser's own window in which a folder is chosen, and its question,
 * cannot be answered from outside: so the folder is dropped onto the page, which gives the same handle, and its permission stands in the
 * profile from the beginning, as after «allow on every visit». Chromium only.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { launchChromium } from './chromium.mjs';

/** Of an extension that is loaded from a folder: the beginning of the folder's hash, in letters from a to p. */
const idOf = (/** @type {string} */ extensionDir) =>
  createHash('sha256')
    .update(resolve(extensionDir))
    .digest('hex')
    .slice(0, 32)
    .replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));

/**
 * @param {string} extensionDir
 * @param {string} profile folder of the browser's profile; what was allowed in it before is not any more
 * @param {string} [folder] what it may read and write, on every visit; none when left out
 */
export async function launchWithFolder(extensionDir, profile, folder) {
  const preferences = join(profile, 'Default', 'Preferences');
  const isNew = !existsSync(preferences);
  const kept = isNew ? {} : JSON.parse(readFileSync(preferences, 'utf8'));
  const { exceptions, ...settings } = kept.profile?.content_settings ?? {};
  const allowed = folder === undefined ? {} : allowedOf(idOf(extensionDir), folder);
  const content_settings = { ...settings, exceptions: { ...exceptions, ...NOTHING_ALLOWED, ...allowed } };
  mkdirSync(join(profile, 'Default'), { recursive: true });
  writeFileSync(preferences, JSON.stringify({ ...kept, profile: { ...kept.profile, content_settings } }));
  const browser = await launchChromium({ extensionDir, userDataDir: profile });
  // To the browser the profile is new all the same: the welcome comes in front, and must not come later.
  if (isNew)
    await browser.waitForTarget((target) => target.url().endsWith('/welcome.html'), { timeout: 20_000 });
  return browser;
}

const NOTHING_ALLOWED = { file_system_access_extended_permission: {}, file_system_access_chooser_data: {} };

/** As the browser itself writes it down. @param {string} id @param {string} path */
function allowedOf(id, path) {
  const folder = {
    path,
    'display-name': basename(path),
    'is-directory': true,
    readable: true,
    writable: true,
  };
  const ofUs = (/** @type {unknown} */ setting) => ({ [`chrome-extension://${id}/,*`]: { setting } });
  return {
    file_system_access_extended_permission: ofUs(1),
    file_system_access_chooser_data: ofUs({ 'chosen-objects': [folder] }),
  };
}

/**
 * From now on the page's 「选文件夹」 gives this folder.
 * @param {import('puppeteer-core').Page} page
 * @param {string} folder
 */
export async function willChoose(page, folder) {
  await page.evaluate(() => {
    globalThis.chosen = undefined;
    const stop = new AbortController();
    // The page takes files that are dropped, too: it does not hear of this one.
    for (const type of ['dragenter', 'dragover', 'drop'])
      addEventListener(
        type,
        (event) => {
          event.preventDefault();
          event.stopImmediatePropagation();
          if (type !== 'drop') return;
          stop.abort();
          event.dataTransfer.items[0].getAsFileSystemHandle().then((handle) => {
            globalThis.chosen = handle.name;
            globalThis.showDirectoryPicker = async () => handle;
          });
        },
        { capture: true, signal: stop.signal },
      );
  });
  await page.bringToFront();
  const session = await page.createCDPSession();
  const data = { items: [], files: [folder], dragOperationsMask: 1 };
  for (const type of /** @type {const} */ (['dragEnter', 'dragOver', 'drop']))
    await session.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data });
  await session.detach();
  await page.waitForFunction((name) => globalThis.chosen === name, {}, basename(folder));
}
