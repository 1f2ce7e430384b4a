/**
 * Firefox with an optional permission given already: its question cannot be answered from outside. A temporary add-on has what its
 * manifest asks for, so the built extension, copied, asks for it there; what is optional stays so, and a request for it is granted
 * without a word.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUILT } from '../stage/stage.mjs';
import { openExtensionPage } from './extension.mjs';
import { launchFirefox } from './firefox.mjs';

/** Nothing answers there: what is not of this machine is not reached. */
const NO_PROXY = 9;

/**
 * @param {string} hosts a pattern
 * @param {string} path of the page that it opens
 * @returns {Promise<{ page: import('puppeteer-core').Page, close: () => Promise<void> }>}
 */
export async function startPermittedFirefox(hosts, path) {
  const folder = mkdtempSync(join(tmpdir(), 'piaoying-permitted-'));
  cpSync(BUILT.firefox, folder, { recursive: true });
  const file = join(folder, 'manifest.json');
  const { host_permissions: before = [], ...rest } = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...rest, host_permissions: [...before, hosts] }));
  const browser = await launchFirefox({ extensionDir: folder, proxyPort: NO_PROXY });
  const close = async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    return { page: await openExtensionPage(browser, path), close };
  } catch (error) {
    await close();
    throw error;
  }
}
