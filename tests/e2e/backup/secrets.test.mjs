/** L6: keys and passwords lie in the database of the backup alone. Whatever the clerk hands out, and whatever else is kept, holds none. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newDownload } from '../support/browser/new-download.mjs';
import { readAllStorage } from '../support/browser/storage.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import {
  fillPlace,
  keepInvoices,
  keysOf,
  makeKey,
  placesOf,
  seen,
  startComputer,
} from '../support/stage/backup.mjs';
import { goTo, press } from '../support/stage/entries.mjs';
import { startSmallS3 } from '../support/stores/small-s3.mjs';

const SECRET = 'wJalrXUtnFEMIK7MDENGbPxRfiCY';
const KEY = /AGE-SECRET-KEY-1[0-9A-Z]{58}/g;
const downloads = mkdtempSync(join(tmpdir(), 'piaoying-secrets-'));
/** @type {Array<() => unknown>} */
const closing = [() => rmSync(downloads, { recursive: true, force: true })];
/** @type {Awaited<ReturnType<typeof startSmallS3>>} */
let store;
/** @type {import('puppeteer-core').Page} */
let page;
/** Bare, as they may stand anywhere: the secret of the place, the recovery key, the firm's key, this computer's own. */
let secrets = [''];

/** @param {string} text @returns {string[]} those that stand in it */
const heldBy = (text) => {
  const bare = text.toUpperCase().replace(/[\s"-]/g, '');
  return secrets.filter((secret) => bare.includes(secret));
};
const bareOf = (/** @type {string} */ key) => key.toUpperCase().replace(/[\s-]|^AGE-?SECRET-?KEY-?1/g, '');

beforeAll(async () => {
  store = await startSmallS3();
  const started = await startComputer('#/backup', { downloadsDir: downloads });
  closing.push(store.close, started.close);
  page = started.page;
  await keepInvoices(page);
  const recoveryKey = await makeKey(page);
  await fillPlace(page, { ...store.settings, secret: SECRET });
  await press(page, 'send-place');
  await seen(page, 'first-done');
  await press(page, 'first-close');
  // A failure is told and kept, too.
  store.fill();
  await keepInvoices(page, 'LATER', 0);
  await press(page, 'back-up-now');
  await waitFor(async () => (await placesOf(page))[0]?.failing, { timeout: 60_000, message: 'it failed' });
  const own = JSON.stringify(await keysOf(page)).match(KEY) ?? [];
  secrets = [SECRET.toUpperCase(), bareOf(recoveryKey), ...new Set(own.map(bareOf))];
}, 120_000);
afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

test('so many there are, and the search finds one', () => {
  expect(secrets).toHaveLength(4);
  for (const secret of secrets) expect(secret.length).toBeGreaterThan(27);
  expect(heldBy(`"${secrets[2]}"`)).toEqual([secrets[2]]);
});

test('all that the browser keeps of us: the place’s secret and the keys in one database, the recovery key nowhere', async () => {
  const { databases, ...rest } = JSON.parse(await readAllStorage(page));
  const { 'piaoying-backup': backup, ...others } = databases;
  expect(Object.keys(others)).toContain('piaoying');
  expect(heldBy(JSON.stringify([rest, others]))).toEqual([]);
  expect(heldBy(JSON.stringify(backup))).toEqual(secrets.filter((_, nth) => nth !== 1));
});

test.each([
  ['the backup file', '#/exchange', 'export-json'],
  ['the self check', '#/settings', 'diagnostics'],
])('%s', async (_, route, action) => {
  await goTo(page, route);
  await page.waitForSelector(`[data-action="${action}"]:enabled`);
  const path = await newDownload(downloads, '.json', () => press(page, action));
  const text = readFileSync(path, 'utf8');
  expect(JSON.parse(text)).toHaveProperty('format');
  expect(heldBy(text)).toEqual([]);
});

test('the place', () => {
  expect(store.files.size).toBeGreaterThan(3);
  for (const [key, bytes] of store.files)
    expect([key, heldBy(`${key} ${bytes.toString('latin1')}`)]).toEqual([key, []]);
});
