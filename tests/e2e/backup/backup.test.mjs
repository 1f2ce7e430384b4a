/** The clerk's own way on a real server: key, place, first backup, drill; and on a bare computer: key, look, dry run, take. */
import { generateX25519Identity } from 'age-encryption';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readStore } from '../support/browser/storage.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import {
  BUYER,
  BUYER_ID,
  eventsOf,
  fill,
  fillPlace,
  GROSS,
  keepInvoices,
  keysOf,
  letTimePass,
  lookInto,
  makeKey,
  placesOf,
  SELLER,
  seen,
  startComputer,
  textOf,
} from '../support/stage/backup.mjs';
import { press } from '../support/stage/entries.mjs';
import { open } from '../support/stores/any-store.mjs';
import { startDav } from '../support/stores/stores.mjs';

/** @type {Array<() => Promise<unknown>>} */
const closing = [];
/** @type {Awaited<ReturnType<typeof startDav>>} */
let dav;
/** @type {import('puppeteer-core').Page} */
let page;
let recoveryKey = '';

const computer = async (/** @type {string} */ route) => {
  const started = await startComputer(route);
  closing.push(started.close);
  return started.page;
};

beforeAll(async () => {
  dav = await startDav();
  closing.push(dav.stop);
  page = await computer('#/backup');
  await keepInvoices(page);
}, 240_000);
afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

const refusalOn = async (/** @type {import('puppeteer-core').Page} */ on) =>
  (await seen(on, 'refusal'))?.evaluate((note) => note.getAttribute('data-refusal'));

test('the recovery key counts once she typed one of its groups back', async () => {
  recoveryKey = await makeKey(page, async () => {
    await fill(page, 'key-group', 'AAAA');
    await press(page, 'check-group');
    await seen(page, 'wrong-group');
    expect(await keysOf(page)).toEqual([]);
  });
  expect(await keysOf(page)).toHaveLength(1);
});

test('a wrong password is said, and the right one backs up at once', async () => {
  await fillPlace(page, { ...dav.settings, password: 'wrong' });
  await press(page, 'send-place');
  expect(await refusalOn(page)).toBe('refused');
  await fill(page, 'password', dav.settings.password);
  await press(page, 'send-place');
  await seen(page, 'first-done');
  await press(page, 'first-close');
  expect(await placesOf(page)).toMatchObject([{ registered: 1, seq: 1 }]);
});

test('nothing of what she entered can be read there, and no key', async () => {
  const target = open(dav.settings);
  const keys = [...(await target.list('m/')), ...(await target.list('k/')), ...(await target.list('i/'))];
  expect(keys.map((key) => key[0]).sort()).toEqual(['i', 'k', 'm']);
  for (const key of keys) {
    const bytes = Buffer.from((await target.get(key)) ?? []);
    for (const secret of [BUYER, BUYER_ID, SELLER.name, SELLER.taxId, GROSS, 'AGE-SECRET-KEY'])
      expect(`${key} ${bytes.toString('utf8')}`).not.toContain(secret);
  }
});

test('a drill restores it, and finds it equal', async () => {
  await press(page, 'drill');
  await page.waitForFunction(
    () => document.querySelector('[data-part="place"]')?.textContent?.includes('逐条一致'),
    { timeout: 60_000 },
  );
  const [place] = await placesOf(page);
  expect(place?.drill).toMatchObject({ result: 'equal', lacking: 0, events: (await eventsOf(page)).length });
});

test('a month later it is drilled by itself', async () => {
  const [{ id, drill }] = await placesOf(page);
  await letTimePass(page, id, 31);
  const [place] = await waitFor(
    async () => {
      const now = await placesOf(page);
      return now[0]?.drill.at > drill.at && now;
    },
    { timeout: 60_000, message: 'a drill by itself' },
  );
  expect(place.drill).toMatchObject({ result: 'equal', lacking: 0, events: drill.events });
});

test('on a bare computer: key, look, dry run, take; event by event, verified; and it backs up there from now on', async () => {
  const bare = await computer('#/backup?tab=restore');
  await lookInto(bare, dav.settings, recoveryKey.slice(0, -1));
  await seen(bare, 'key-missing');
  await fill(bare, 'recovery-key', recoveryKey);
  await press(bare, 'send-place');
  await seen(bare, 'found');
  await press(bare, 'make-plan');
  expect(await textOf(bare, 'store-plan')).toContain(SELLER.name);
  expect(await eventsOf(bare)).toEqual([]);
  await press(bare, 'take');
  await seen(bare, 'verified');
  expect(await eventsOf(bare)).toEqual(await eventsOf(page));
  await press(bare, 'keep-place');
  await seen(bare, 'kept');
  expect([(await keysOf(bare)).length, (await placesOf(bare)).length]).toEqual([1, 1]);
  // What was not done there stays there, until she says that this computer goes on with it; also when she left before.
  await bare.reload();
  await press(bare, 'look-here');
  await seen(bare, 'found');
  await press(bare, 'make-plan');
  await seen(bare, 'nothing');
  await press(bare, 'go-on');
  await seen(bare, 'goes-on');
  expect(await readStore(bare, 'submissions')).toEqual(await readStore(page, 'submissions'));

  // Another key, on the same page.
  await bare.reload();
  await bare.waitForSelector('input[name="where"]');
  await (await bare.$$('input[name="where"]')).at(-1)?.click();
  await lookInto(bare, dav.settings, await generateX25519Identity());
  expect(await refusalOn(bare)).toBe('wrongKey');
}, 180_000);
