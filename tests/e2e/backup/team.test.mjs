/** Two computers of a firm on a real server: each sees what the other entered, one takes over, and two never have the same one. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chooseOption } from '../support/browser/choose-option.mjs';
import { picturesOf } from '../support/browser/picture.mjs';
import { readDatabase } from '../support/browser/storage.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import {
  eventsOf,
  fill,
  fillPlace,
  keepInvoices,
  makeKey,
  placesOf,
  seen,
  served,
  startComputer,
  textOf,
} from '../support/stage/backup.mjs';
import { goTo, press } from '../support/stage/entries.mjs';
import { byId, join, pullNow, recordsOf } from '../support/stage/team.mjs';
import { startDav } from '../support/stores/stores.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

/** @type {Array<() => Promise<unknown>>} */
const closing = [];
/** @type {Awaited<ReturnType<typeof startDav>>} */
let dav;
/** @type {Page} */
let wang;
/** @type {Page} */
let li;
let recoveryKey = '';

const picture = picturesOf('team', () => wang);

/** A computer of hers, with her name in the settings. */
const computer = async (/** @type {string} */ route, /** @type {string} */ name) => {
  const started = await startComputer(route);
  closing.push(started.close);
  await started.page.evaluate((own) => {
    const settings = { reporter: { name: own, phone: '' } };
    return globalThis.chrome.storage.local.set({ settings });
  }, name);
  return started.page;
};
const rowsOf = (/** @type {Page} */ page) =>
  page.$$eval('[data-submission]', (rows) => rows.map((row) => row.getAttribute('data-submission') ?? ''));

/** The page 同事, and what lies there taken in. */
async function meet(/** @type {Page} */ page) {
  const before = (await placesOf(page))[0]?.lastGoodAt ?? 0;
  const place = await pullNow(page);
  expect(place?.failing).toBeUndefined();
  expect(place?.lastGoodAt).toBeGreaterThan(before);
}

beforeAll(async () => {
  dav = await startDav();
  closing.push(dav.stop);
  wang = await computer('#/backup', '王芳');
  await keepInvoices(wang, 'WANG');
  recoveryKey = await makeKey(wang);
  await fillPlace(wang, dav.settings);
  await press(wang, 'send-place');
  await served(wang, 1);
  li = await computer('#/backup?tab=restore', '李莉');
  await join(li, dav.settings, recoveryKey);
  await keepInvoices(li, 'LI', 0);
}, 300_000);
afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

test('each sees what the other entered, event by event, and what is hers alone is to be dealt with', async () => {
  await meet(li);
  await meet(wang);
  expect(byId(await eventsOf(wang))).toEqual(byId(await eventsOf(li)));
  const [here, there] = [await recordsOf(wang), await recordsOf(li)];
  expect(here).toHaveLength(8);
  for (const record of here) {
    const other = there.find(({ id }) => id === record.id);
    expect(Boolean(record.ofColleague)).toBe(!other?.ofColleague);
  }
  expect(await textOf(wang, 'computers')).toContain('本机');
}, 120_000);

test('what came from there is not told as still to be put there', async () => {
  await goTo(wang, '#/backup');
  const waiting = await wang.waitForSelector('[data-fact="waiting"]');
  expect(await waiting?.evaluate((fact) => fact.textContent?.trim())).toBe('没有，都存好了');
  await picture('nothing-waits');
});

test('the ledger shows who entered what, and those of one clerk alone', async () => {
  await goTo(wang, '#/ledger');
  await wang.waitForSelector('[data-submission]');
  await chooseOption(wang, '[data-filter="clerk"]', '李莉');
  await waitFor(async () => (await rowsOf(wang)).length === 4, { message: 'her four' });
  expect((await rowsOf(wang)).every((id) => id.includes('LI'))).toBe(true);
  expect(
    await wang.$$eval('[data-submission]', (rows) => rows.every((row) => row.textContent?.includes('李莉'))),
  ).toBe(true);
}, 60_000);

test('接手: from then on it is hers alone, on both computers', async () => {
  const failed = (await recordsOf(li)).find(
    ({ outcomeType, ofColleague }) => outcomeType === 'refused' && ofColleague,
  );
  await goTo(li, `#/submission/${encodeURIComponent(failed.id)}`);
  await press(li, 'claim');
  await press(li, 'claim-yes');
  await li.waitForFunction(() => !document.querySelector('[data-part="claim-ask"]'), { timeout: 60_000 });
  const taken = (await recordsOf(li)).find(({ id }) => id === failed.id);
  expect(taken).toMatchObject({ open: 1, claimed: { turn: 1 } });
  expect(taken.ofColleague).toBeUndefined();
  await meet(wang);
  const given = (await recordsOf(wang)).find(({ id }) => id === failed.id);
  expect(given).toMatchObject({ open: 2, ofColleague: true });
  await goTo(wang, `#/submission/${encodeURIComponent(failed.id)}`);
  await seen(wang, 'whose');
  // Her own button is 接手 now, and none that fills it in.
  expect(await wang.$('[data-action="claim"]')).not.toBeNull();
}, 120_000);

test('a colleague who leaves: what comes later her computer cannot take in, and says so', async () => {
  await goTo(wang, '#/backup?tab=team');
  await press(wang, 'start-change');
  await (await wang.waitForSelector('[data-part="change-key"] input[type="checkbox"]'))?.click();
  await fill(wang, 'recovery-key', recoveryKey);
  await press(wang, 'change-key');
  await seen(wang, 'key-changed');
  await keepInvoices(wang, 'LATER', 2);
  await meet(wang);
  await goTo(li, '#/backup?tab=team');
  await press(li, 'pull-now');
  await li.waitForFunction(
    async () => {
      const { promise, resolve } = Promise.withResolvers();
      const request = indexedDB.open('piaoying-backup');
      request.onsuccess = () => resolve(request.result);
      const db = /** @type {IDBDatabase} */ (await promise);
      const all = Promise.withResolvers();
      db.transaction('places').objectStore('places').getAll().onsuccess = (event) =>
        all.resolve(/** @type {any} */ (event.target).result);
      const places = /** @type {any[]} */ (await all.promise);
      db.close();
      return places[0]?.failing?.kind === 'keyChanged';
    },
    { timeout: 60_000 },
  );
  expect((await recordsOf(li)).some(({ id }) => id.includes('LATER'))).toBe(false);
  const { colleagues = [] } = await readDatabase(wang, ['colleagues'], 'piaoying-backup');
  expect(colleagues).toHaveLength(2);
}, 120_000);
