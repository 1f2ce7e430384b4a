import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitFor } from './wait-for.mjs';

/** @param {string} name @returns {string} an empty folder for a browser profile */
export function createTempProfile(name) {
  return mkdtempSync(join(tmpdir(), `piaoying-${name}-`));
}

/**
 * Removes the folder when the browser ends, or with this process if that is first. Helper processes outlive the
 * browser for a moment and still write, so it is tried again; a folder that stays is no reason for a test to fail.
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} folder
 */
export function removeWithBrowser(browser, folder) {
  const remove = () => {
    rmSync(folder, { recursive: true, force: true });
    return true;
  };
  const onExit = () => {
    try {
      remove();
    } catch (error) {
      console.error(`left behind: ${error}`);
    }
  };
  process.once('exit', onExit);
  browser.process()?.once('exit', async () => {
    await waitFor(remove, { message: `${folder} removed` }).catch(console.error);
    process.off('exit', onExit);
  });
}
