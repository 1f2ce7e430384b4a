/** The clerk's own way, on real stores: key, place, first backup, drill; and on a bare computer: key, look, dry run, take. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTarget } from '../../../utils/exchange/target/open-target.ts';
import { openExtensionPage } from '../support/browser/extension.mjs';
import { launchPermitted } from '../support/browser/permitted-build.mjs';
import { readDatabase, readStore } from '../support/browser/storage.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { keepCases, line } from '../support/cases/kept-cases.mjs';
import { press } from '../support/stage/entries.mjs';
import { startDav, startSwift } from '../support/stores/stores.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const SELLER = { name: '北京云杉科技有限公司', taxId: '91110105MA01C4JX88' };
const BUYER = '石景山第三小学';
const one = (/** @type {string} */ buyer, /** @type {any} */ said) => ({
  form: {
    seller: SELLER,
    buyer: { name: buyer, taxId: '12110107400912345X' },
    lines: [line(1, '*餐饮服务*餐费', { net: '4321.00', rate: '1%', tax: '43.21' })],
    gross: '¥4364.21',
    kind: '普通发票',
  },
  said,
});

/** @type {Array<() => Promise<unknown>>} */
const closing = [];
/** @type {Awaited<ReturnType<typeof startDav>>} */
let dav;
/** @type {Awaited<ReturnType<typeof startSwift>>} */
let swift;
/** @type {Page} */
let page;
let recoveryKey = '';

/** A computer of its own. @param {string} route */
async function computer(route) {
  const { browser, close } = await launchPermitted('http://127.0.0.1/*', {}, 'http://*/*');
  closing.push(close);
  const opened = await openExtensionPage(browser, `ledger.html${route}`);
  await opened.setViewport({ width: 1366, height: 900 });
  return opened;
}

beforeAll(async () => {
  [dav, swift] = await Promise.all([startDav(), startSwift()]);
  closing.push(dav.stop, swift.stop);
  page = await computer('#/backup');
  await keepCases(page, [
    ...[1, 2, 3].map((nth) => one(`${BUYER}${nth}`, { number: `2611200000012345670${nth}` })),
    one('丰台文具店', { refusal: '税率不合法，请使用 0.03、0.01' }),
  ]);
}, 240_000);
afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

const fill = async (/** @type {Page} */ on, /** @type {string} */ name, /** @type {string} */ value) => {
  const field = await on.waitForSelector(`[data-field="${name}"]`);
  await field?.click({ count: 3 });
  await field?.type(value);
};
/** @param {Page} on @param {any} settings */
async function fillPlace(on, { kind, ...fields }) {
  await (await on.waitForSelector(`input[data-kind="${kind}"]`))?.click();
  const { style, ...typed } = fields;
  for (const [name, value] of Object.entries(typed)) if (value !== '') await fill(on, name, value);
  if (style) await on.select('[data-field="style"]', style);
}
const seen = (/** @type {Page} */ on, /** @type {string} */ part) =>
  on.waitForSelector(`[data-part="${part}"]`, { timeout: 60_000 });
const textOf = async (/** @type {Page} */ on, /** @type {string} */ part) =>
  (await seen(on, part))?.evaluate((element) => element.textContent ?? '');
const events = async (/** @type {Page} */ on) =>
  (await readStore(on, 'events')).map(({ seq: _, ...event }) => event);

test('the recovery key counts once she typed one of its groups back', async () => {
  await press(page, 'start-backup');
  await press(page, 'make-key');
  await seen(page, 'key-sheet');
  const groups = await page.$$eval('[data-part="key-group"]', (all) =>
    all.map((one) => one.textContent ?? ''),
  );
  recoveryKey = groups.join(' ').toLowerCase();
  await press(page, 'noted-key');
  const asked = Number(/\d+/.exec((await textOf(page, 'ask-group')) ?? '')?.[0]);
  await fill(page, 'key-group', 'AAAA');
  await press(page, 'check-group');
  await seen(page, 'wrong-group');
  expect((await readDatabase(page, ['keys'], 'piaoying-backup')).keys ?? []).toEqual([]);
  await fill(page, 'key-group', groups[asked - 1] ?? '');
  await press(page, 'check-group');
  await seen(page, 'place-form');
  expect((await readDatabase(page, ['keys'], 'piaoying-backup')).keys).toHaveLength(1);
});

test('a wrong password is said, and the right one backs up at once', async () => {
  await fillPlace(page, { ...dav.settings, password: 'wrong' });
  await press(page, 'send-place');
  expect(
    await page.$eval('[data-part="refusal"]', () => true).catch(() => seen(page, 'refusal')),
  ).toBeTruthy();
  expect(await page.$eval('[data-part="refusal"]', (note) => note.getAttribute('data-refusal'))).toBe(
    'refused',
  );
  await fill(page, 'password', dav.settings.password);
  await press(page, 'send-place');
  await seen(page, 'first-done');
  await press(page, 'first-close');
  const [place] = (await readDatabase(page, ['places'], 'piaoying-backup')).places ?? [];
  expect(place).toMatchObject({ registered: 1, seq: 1 });
});

test('nothing of what she entered can be read there, and no key', async () => {
  const target = openTarget(/** @type {any} */ (dav.settings), { send: fetch, now: Date.now });
  const keys = [...(await target.list('m/')), ...(await target.list('k/')), ...(await target.list('i/'))];
  expect(keys.map((key) => key[0]).sort()).toEqual(['i', 'k', 'm']);
  for (const key of keys) {
    const bytes = Buffer.from((await target.get(key)) ?? []);
    for (const secret of [
      BUYER,
      '12110107400912345X',
      SELLER.name,
      SELLER.taxId,
      '4364.21',
      'AGE-SECRET-KEY',
    ])
      expect(`${key} ${bytes.toString('utf8')}`).not.toContain(secret);
  }
});

test('a drill restores it, and finds it equal', async () => {
  await press(page, 'drill');
  await page.waitForFunction(
    () => document.querySelector('[data-part="place"]')?.textContent?.includes('逐条一致'),
    { timeout: 60_000 },
  );
  const [{ drill }] = (await readDatabase(page, ['places'], 'piaoying-backup')).places ?? [{}];
  expect(drill).toMatchObject({ result: 'equal', lacking: 0, events: (await events(page)).length });
});

test('a second place, an object store of which one node is dead: the same', async () => {
  await swift.kill(1);
  await press(page, 'add-place');
  await fillPlace(page, swift.settings);
  await press(page, 'send-place');
  const stored = await waitFor(
    async () => {
      const { places = [] } = await readDatabase(page, ['places'], 'piaoying-backup');
      return places.length === 2 && places.every(({ lastGoodAt }) => lastGoodAt) && places;
    },
    { timeout: 60_000, message: 'both places are served' },
  );
  expect(stored.map(({ seq, failing }) => [seq, failing])).toEqual([
    [1, undefined],
    [1, undefined],
  ]);
});

test('on a bare computer: key, look, dry run, take; event by event, verified; and it backs up there from now on', async () => {
  const bare = await computer('#/backup?tab=restore');
  await fillPlace(bare, swift.settings);
  await fill(bare, 'recovery-key', `${recoveryKey.slice(0, -1)}`);
  await press(bare, 'send-place');
  await seen(bare, 'key-missing');
  await fill(bare, 'recovery-key', recoveryKey);
  await press(bare, 'send-place');
  await seen(bare, 'found');
  await press(bare, 'make-plan');
  expect(await textOf(bare, 'store-plan')).toContain(SELLER.name);
  expect(await events(bare)).toEqual([]);
  await press(bare, 'take');
  await seen(bare, 'verified');
  expect(await events(bare)).toEqual(await events(page));
  expect(await readStore(bare, 'submissions')).toEqual(await readStore(page, 'submissions'));
  await press(bare, 'keep-place');
  await seen(bare, 'kept');
  const { keys = [], places = [] } = await readDatabase(bare, ['keys', 'places'], 'piaoying-backup');
  expect([keys.length, places.length]).toEqual([1, 1]);
}, 180_000);

test('another key opens nothing, and is called what it is', async () => {
  const other = await computer('#/backup?tab=restore');
  const { generateX25519Identity } = await import('age-encryption');
  await fillPlace(other, dav.settings);
  await fill(other, 'recovery-key', await generateX25519Identity());
  await press(other, 'send-place');
  await seen(other, 'refusal');
  expect(await other.$eval('[data-part="refusal"]', (note) => note.getAttribute('data-refusal'))).toBe(
    'wrongKey',
  );
  expect(await events(other)).toEqual([]);
}, 120_000);
