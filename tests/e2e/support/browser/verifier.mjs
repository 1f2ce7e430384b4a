/** 验证.html of an evidence pack, as somebody opens it who got the pack. Chromium and Firefox. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { zipOf } from '../cases/pack-file.mjs';
import { waitFor } from './wait-for.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

/** @param {Map<string, Uint8Array>} parts of a pack @param {string} folder in which they are laid */
export function unpack(parts, folder) {
  for (const [name, content] of parts) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

/** @param {import('puppeteer-core').Browser} browser @param {string} folder in which the pack lies unpacked */
export async function openVerifier(browser, folder) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1000, height: 1400 });
  await page.goto(pathToFileURL(join(folder, '验证.html')).href);
  return page;
}

/**
 * Gives it a pack.
 * @param {Page} page @param {string} path
 * @returns {Promise<{ state: string, text: string }>} its verdict
 */
export async function verdictOn(page, path) {
  const input = await page.waitForSelector('input[type="file"]');
  await page.evaluate(() => document.getElementById('result')?.removeAttribute('data-state'));
  await /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (input).uploadFile(path);
  return waitFor(
    () =>
      page.evaluate(() => {
        const result = document.getElementById('result');
        const state = result?.dataset.state;
        return state && state !== 'reading' && { state, text: result.innerText };
      }),
    { timeout: 30_000, message: 'a verdict' },
  );
}

/** On a pack of these parts, always under the same name. @param {Page} page @param {Map<string, Uint8Array>} parts @param {string} folder */
export async function verdictOnParts(page, parts, folder) {
  const path = join(folder, 'changed.zip');
  writeFileSync(path, await zipOf(parts));
  return verdictOn(page, path);
}

/** What it tells of each submission, folded or not. @param {Page} page @returns {Promise<string[]>} */
export const toldEach = (page) => page.$$eval('#result article', (all) => all.map((one) => one.textContent));
