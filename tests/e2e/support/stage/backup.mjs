/** The clerk's own way to a backup: what she sees on the page 备份, and what she fills in. */
import { openExtensionPage } from '../browser/extension.mjs';
import { launchPermitted } from '../browser/permitted-build.mjs';
import { readDatabase, readStore } from '../browser/storage.mjs';
import { waitFor } from '../browser/wait-for.mjs';
import { keepCases, line } from '../cases/kept-cases.mjs';
import { press } from './entries.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

export const SELLER = { name: '北京云杉科技有限公司', taxId: '91110105MA01C4JX88' };
export const BUYER = '石景山第三小学';
export const BUYER_ID = '12110107400912345X';
export const GROSS = '4364.21';
const one = (/** @type {string} */ buyer, /** @type {any} */ said) => ({
  form: {
    seller: SELLER,
    buyer: { name: buyer, taxId: BUYER_ID },
    lines: [line(1, '*餐饮服务*餐费', { net: '4321.00', rate: '1%', tax: '43.21' })],
    gross: `¥${GROSS}`,
    kind: '普通发票',
  },
  said,
});

/**
 * A computer of its own, on a page of ours; the browser lets it reach this machine.
 * @param {string} route
 * @param {Parameters<typeof launchPermitted>[1]} [options]
 * @returns {Promise<{ page: Page, close(): Promise<void> }>}
 */
export async function startComputer(route, options) {
  const { browser, close } = await launchPermitted('http://127.0.0.1/*', options, 'http://*/*');
  const page = await openExtensionPage(browser, `ledger.html${route}`);
  await page.setViewport({ width: 1366, height: 900 });
  return { page, close };
}

/**
 * Four invoices, one of them refused.
 * @param {Page} page
 * @param {string} [name] part of their ids
 * @param {number} [hoursAgo] those of another hour are of another sitting
 */
export const keepInvoices = (page, name = 'KEPT', hoursAgo = 1) =>
  keepCases(
    page,
    [
      ...[1, 2, 3].map((nth) =>
        one(`${BUYER}${name}${nth}`, { number: `261120000001234567${hoursAgo}${nth}` }),
      ),
      one('丰台文具店', { refusal: '税率不合法，请使用 0.03、0.01' }),
    ],
    { name, now: Date.now() - hoursAgo * 3_600_000 },
  );

/** @param {Page} on @param {string} name @param {string} value */
export async function fill(on, name, value) {
  const field = await on.waitForSelector(`[data-field="${name}"]`);
  await field?.click({ count: 3 });
  await field?.type(value);
}

/** @param {Page} on @param {any} settings */
export async function fillPlace(on, { kind, ...fields }) {
  await (await on.waitForSelector(`input[data-kind="${kind}"]`))?.click();
  const { style, ...typed } = fields;
  for (const [name, value] of Object.entries(typed)) if (value !== '') await fill(on, name, value);
  if (style) await on.select('[data-field="style"]', style);
}

/** @param {Page} on @param {string} part */
export const seen = (on, part) => on.waitForSelector(`[data-part="${part}"]`, { timeout: 60_000 });

/** @param {Page} on @param {string} part @returns {Promise<string>} */
export const textOf = async (on, part) =>
  (await (await seen(on, part))?.evaluate((element) => element.textContent)) ?? '';

/** Every event of the ledger, without the number that each database gives anew. @param {Page} on */
export const eventsOf = async (on) => (await readStore(on, 'events')).map(({ seq: _, ...event }) => event);

/** @param {Page} on @returns {Promise<any[]>} */
export const placesOf = async (on) => (await readDatabase(on, ['places'], 'piaoying-backup')).places ?? [];
export const keysOf = async (/** @type {Page} */ on) =>
  (await readDatabase(on, ['keys'], 'piaoying-backup')).keys ?? [];

/** What the computer noted as lying at a place, in order. @param {Page} on @param {string} id @returns {Promise<any[]>} */
export const storedAt = async (on, id) =>
  ((await readDatabase(on, ['stored'], 'piaoying-backup')).stored ?? []).filter(
    ({ placeId }) => placeId === id,
  );

/**
 * The hours pass after which a place is served again, or one that failed is tried again, and the clock of the extension strikes.
 * @param {Page} on @param {string} id @param {number} [days]
 */
export const letTimePass = (on, id, days = 1) =>
  on.evaluate(
    async (place, ms) => {
      const done = (/** @type {IDBRequest} */ request) =>
        new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const database = await done(indexedDB.open('piaoying-backup'));
      const places = database.transaction('places', 'readwrite').objectStore('places');
      const row = await done(places.get(place));
      const { failing, lastGoodAt, addedAt, drill, ...rest } = row;
      const past = {
        addedAt: addedAt - ms,
        lastGoodAt: lastGoodAt - ms,
        ...(failing ? { failing: { ...failing, nextAt: 0 } } : {}),
        ...(drill ? { drill: { ...drill, at: drill.at - ms } } : {}),
      };
      await done(places.put({ ...rest, ...past }));
      database.close();
      await globalThis.chrome.alarms.create('backup', { when: Date.now() });
    },
    id,
    days * 86_400_000,
  );

/** The computer has nothing any more: no ledger, no places, no keys, no settings. @param {Page} on @param {string} route of the page after that */
export async function forgetAll(on, route) {
  await on.evaluate(async () => {
    for (const name of ['piaoying', 'piaoying-backup'])
      await new Promise((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name);
        request.onsuccess = resolve;
        request.onerror = () => reject(request.error);
      });
    // How much the ledger held is noted there, too: one that is suddenly empty would be told of.
    await globalThis.chrome.storage.local.clear();
  });
  await on.goto(on.url().replace(/#.*/, route));
  await on.reload();
}

/**
 * Makes the keys, and writes the recovery key down.
 * @param {Page} page
 * @param {(groups: string[], asked: number) => Promise<void>} [slip] what she does before she types the right group
 * @returns {Promise<string>} the recovery key as she would type it from paper
 */
export async function makeKey(page, slip) {
  await press(page, 'start-backup');
  await press(page, 'make-key');
  await seen(page, 'key-sheet');
  const groups = await page.$$eval('[data-part="key-group"]', (all) =>
    all.map((group) => group.textContent ?? ''),
  );
  await press(page, 'noted-key');
  const asked = Number(/\d+/.exec(await textOf(page, 'ask-group'))?.[0]);
  await slip?.(groups, asked);
  await fill(page, 'key-group', groups[asked - 1] ?? '');
  await press(page, 'check-group');
  await seen(page, 'place-form');
  return groups.join(' ').toLowerCase();
}

/** Waits until so many places hold everything. @param {Page} page @param {number} count */
export const served = (page, count) =>
  waitFor(
    async () => {
      const places = await placesOf(page);
      return places.length === count && places.every(({ lastGoodAt }) => lastGoodAt) && places;
    },
    { timeout: 60_000, message: `${count} places are served` },
  );

/** Looks into a place with a key, on the tab 恢复. @param {Page} page @param {any} settings @param {string} key */
export async function lookInto(page, settings, key) {
  await fillPlace(page, settings);
  await fill(page, 'recovery-key', key);
  await press(page, 'send-place');
}
