/** A folder of this computer as the place of backups: chosen, backed up to by itself, taken away and put back, restored from. */
import { mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchWithFolder, willChoose } from '../support/browser/allowed-folder.mjs';
import { openExtensionPage } from '../support/browser/extension.mjs';
import { createTempProfile } from '../support/browser/temp-profile.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import {
  eventsOf,
  fill,
  forgetAll,
  keepInvoices,
  letTimePass,
  makeKey,
  placesOf,
  seen,
  served,
  storedAt,
  textOf,
} from '../support/stage/backup.mjs';
import { press } from '../support/stage/entries.mjs';
import { BUILT } from '../support/stage/stage.mjs';

const folder = mkdtempSync(join(tmpdir(), 'piaoying-folder-'));
const other = mkdtempSync(join(tmpdir(), 'piaoying-folder-'));
const profile = createTempProfile('folder');
/** @type {import('puppeteer-core').Browser} */
let browser;
/** @type {import('puppeteer-core').Page} */
let page;
let recoveryKey = '';

/** @param {string} [allowed] the folder that the browser lets it use */
async function openBrowser(allowed) {
  browser = await launchWithFolder(BUILT.chromium, profile, allowed);
  page = await openExtensionPage(browser, 'ledger.html#/backup');
  await page.setViewport({ width: 1366, height: 900 });
  await page.bringToFront();
}

beforeAll(async () => {
  await openBrowser(folder);
  await keepInvoices(page, 'SEG1', 1);
  recoveryKey = await makeKey(page);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  for (const path of [folder, other, profile]) rmSync(path, { recursive: true, force: true, maxRetries: 10 });
});

/** @param {string} path */
async function choose(path) {
  await willChoose(page, path);
  await (await page.waitForSelector('input[data-kind="folder"]'))?.click();
  await press(page, 'choose-folder');
  await seen(page, 'folder');
}
/** @param {number} count */
const goesOn = async (count) => {
  const [{ id }] = await placesOf(page);
  await waitFor(
    async () => {
      const [place] = await placesOf(page);
      return !place?.failing && (await storedAt(page, id)).length === count;
    },
    { timeout: 60_000, message: `${count} segments lie there` },
  );
};

test('a folder that the browser did not give is not taken on', async () => {
  await choose(other);
  await press(page, 'send-place');
  expect(await textOf(page, 'refusal')).toContain('浏览器没有让票影用这个文件夹。');
  expect(readdirSync(other)).toEqual([]);
});

test('one that it gave is backed up to, and a drill finds it equal', async () => {
  await choose(folder);
  await press(page, 'send-place');
  await served(page, 1);
  await press(page, 'first-close');
  expect(readdirSync(folder).sort()).toEqual(['i', 'k', 'm', 'p']);
  await press(page, 'drill');
  await page.waitForFunction(
    () => document.querySelector('[data-part="place"]')?.textContent?.includes('逐条一致'),
    { timeout: 60_000 },
  );
});

test('by itself it goes on there', async () => {
  const [{ id }] = await placesOf(page);
  await keepInvoices(page, 'SEG2', 2);
  await letTimePass(page, id);
  await goesOn(2);
});

test('a disk that was pulled is said; put in again, it goes on', async () => {
  renameSync(folder, `${folder}-pulled`);
  await keepInvoices(page, 'SEG3', 3);
  await press(page, 'back-up-now');
  expect(await textOf(page, 'failing')).toContain('那里的存储桶或文件夹没有了。');
  renameSync(`${folder}-pulled`, folder);
  await press(page, 'back-up-now');
  await goesOn(3);
});

test('a file that was begun on a full disk, or when the power went, is written', async () => {
  const [{ installation }] = await placesOf(page);
  writeFileSync(join(folder, 'p', installation, '0000', '0000004'), '');
  await keepInvoices(page, 'SEG4', 4);
  await press(page, 'back-up-now');
  await goesOn(4);
  const [place] = await placesOf(page);
  // No other computer was seen to write here.
  expect(place).toMatchObject({ installation, seq: 4 });
  expect(place.copySeenAt).toBeUndefined();
});

test('after the browser was closed it wants to be asked again: said, and one press leads on', async () => {
  await browser.close();
  await openBrowser();
  await keepInvoices(page, 'SEG5', 5);
  await press(page, 'back-up-now');
  expect(await textOf(page, 'failing')).toContain('浏览器要您再允许一次。请点「允许访问」。');
  // Its question cannot be answered from outside: the answer stands there already.
  await browser.close();
  await openBrowser(folder);
  await press(page, 'allow-place');
  await goesOn(5);
});

test('on a bare computer it is restored from there, event by event', async () => {
  const events = await eventsOf(page);
  await forgetAll(page, '#/backup?tab=restore');
  await choose(folder);
  await fill(page, 'recovery-key', recoveryKey);
  await press(page, 'send-place');
  await seen(page, 'found');
  await press(page, 'make-plan');
  await press(page, 'take');
  await seen(page, 'verified');
  expect(await eventsOf(page)).toEqual(events);
});
