/** What may go wrong with a place of backups, as the clerk meets it: no room, no permission, a clock that is off, files that were tampered with. */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { allowInSettings } from '../support/browser/permitted-build.mjs';
import { readStore } from '../support/browser/storage.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import {
  eventsOf,
  fillPlace,
  forgetAll,
  keepInvoices,
  keysOf,
  letTimePass,
  lookInto,
  makeKey,
  placesOf,
  seen,
  served,
  startComputer,
  storedAt,
  textOf,
} from '../support/stage/backup.mjs';
import { press } from '../support/stage/entries.mjs';
import { startBetween } from '../support/stores/between.mjs';
import { placeOnDisk } from '../support/stores/place-on-disk.mjs';
import { startSmallS3 } from '../support/stores/small-s3.mjs';
import { startDav } from '../support/stores/stores.mjs';

const SEGMENTS = 8;
const SAFE = '没存的留底都还在这台电脑上，一条不少。';
/** @type {Array<() => Promise<unknown>>} */
const closing = [];
/** @type {Awaited<ReturnType<typeof startDav>>} */
let dav;
/** @type {Awaited<ReturnType<typeof startBetween>>} */
let between;
/** @type {Awaited<ReturnType<typeof startSmallS3>>} */
let s3;
/** @type {import('puppeteer-core').Page} */
let page;
let recoveryKey = '';

beforeAll(async () => {
  [dav, s3] = await Promise.all([startDav(), startSmallS3({ daysAhead: 1 })]);
  between = await startBetween(dav.settings.address);
  const started = await startComputer('#/backup');
  closing.push(dav.stop, between.close, s3.close, started.close);
  page = started.page;
  await keepInvoices(page, 'SEG1', 1);
  recoveryKey = await makeKey(page);
  await fillPlace(page, { ...dav.settings, address: between.address });
  await press(page, 'send-place');
  await served(page, 1);
  await press(page, 'first-close');
}, 240_000);
afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

/** The card of a place, once it says that it did not work. @param {string} id */
const failingOn = async (id) =>
  (await page.waitForSelector(`[data-place="${id}"] [data-part="failing"]`, { timeout: 60_000 }))?.evaluate(
    (part) => part.textContent ?? '',
  );
/** Until so many segments lie at a place, and nothing is wrong with it. @param {string} id @param {number} count */
const goesOn = (id, count) =>
  waitFor(
    async () => {
      const place = (await placesOf(page)).find((one) => one.id === id);
      return !place?.failing && (await storedAt(page, id)).length === count;
    },
    { timeout: 60_000, message: `${count} segments lie there` },
  );

test('no room: said, nothing lost, and by itself it goes on when there is room again', async () => {
  const [{ id }] = await placesOf(page);
  between.answer(({ method }) => (method === 'PUT' ? { status: 507 } : undefined));
  await keepInvoices(page, 'SEG2', 2);
  const before = await eventsOf(page);
  await press(page, 'back-up-now');
  const says = await failingOn(id);
  expect(says).toContain('那里的空间或这个月的流量用完了。请清出空间或加容量。');
  expect(says).toContain(SAFE);
  expect(await textOf(page, 'health')).toContain('没有存成');
  expect(await eventsOf(page)).toEqual(before);

  await letTimePass(page, id);
  await waitFor(async () => (await placesOf(page))[0]?.failing?.tries === 2, {
    timeout: 60_000,
    message: 'a second try',
  });
  between.answer(undefined);
  await letTimePass(page, id);
  await goesOn(id, 2);
  await page.waitForSelector('[data-part="failing"]', { hidden: true });
});

test('the permission was withdrawn: said, and one press leads on', async () => {
  const [{ id }] = await placesOf(page);
  await page.evaluate(() => globalThis.chrome.permissions.remove({ origins: ['http://127.0.0.1/*'] }));
  await keepInvoices(page, 'SEG3', 3);
  await press(page, 'back-up-now');
  const says = await failingOn(id);
  expect(says).toContain('浏览器要您再允许一次。请点「允许访问」。');
  expect(says).toContain(SAFE);
  await allowInSettings(page.browser(), 'http://127.0.0.1/*');
  await page.bringToFront();
  await press(page, 'allow-place');
  await goesOn(id, 3);
  await page.waitForSelector('[data-action="allow-place"]', { hidden: true });
});

test('a store whose day is tomorrow: it still backs up; a full one is told apart from one that refuses', async () => {
  await press(page, 'add-place');
  await fillPlace(page, s3.settings);
  await press(page, 'send-place');
  const [, { id }] = await served(page, 2);
  expect(await storedAt(page, id)).toHaveLength(1);
  expect(s3.skewed()).toBeGreaterThan(0);
  expect([...s3.files.keys()].filter((key) => key.startsWith('backup/m/'))).toHaveLength(1);

  s3.fill();
  await keepInvoices(page, 'SEG4', 4);
  await page.locator(`[data-place="${id}"] [data-action="back-up-now"]`).click();
  expect(await failingOn(id)).toContain('那里的空间或这个月的流量用完了。');
  s3.fill(false);
  await page.locator(`[data-place="${id}"] [data-action="back-up-now"]`).click();
  await goesOn(id, 2);
});

describe('on a bare computer, from a place that somebody wrote to', () => {
  /** @type {any[]} */
  let events;
  /** @type {any[]} */
  let stored;
  /** @type {ReturnType<typeof placeOnDisk>} */
  let place;
  let recipient = '';

  beforeAll(async () => {
    const [{ id, installation }] = await placesOf(page);
    for (let seq = 4; seq <= SEGMENTS; seq += 1) {
      if (seq > 4) await keepInvoices(page, `SEG${seq}`, seq);
      await page.locator(`[data-place="${id}"] [data-action="back-up-now"]:not(:disabled)`).click();
      await goesOn(id, seq);
    }
    events = await readStore(page, 'events');
    stored = await storedAt(page, id);
    const [{ ring }] = await keysOf(page);
    recipient = await identityToRecipient(ring.keys[0].identity);
    place = placeOnDisk(dav.data, installation);
    execFileSync('cp', ['-a', dav.data, `${dav.data}-whole`]);

    await forgetAll(page, '#/backup?tab=restore');
    await lookInto(page, dav.settings, recoveryKey);
    await seen(page, 'found');
  }, 120_000);

  afterEach(() => {
    rmSync(dav.data, { recursive: true });
    execFileSync('cp', ['-a', `${dav.data}-whole`, dav.data]);
  });
  /** What a restore up to that segment brings. @param {number} seq */
  const upTo = (seq) =>
    events.filter((event) => event.seq <= stored[seq - 1].cursor).map(({ seq: _, ...event }) => event);

  const CHANGED = '它不完整，或者被改动过。';
  const SWAPPED = '它和它的名字对不上，像是被换成了别的一份。';
  test.each([
    ['cut', 2, CHANGED, () => place.change(2, (bytes) => bytes.subarray(0, -20))],
    [
      'one byte of it changed',
      3,
      CHANGED,
      () =>
        place.change(3, (bytes) => {
          bytes[bytes.length >> 1] ^= 1;
          return bytes;
        }),
    ],
    ['swapped with the next one, name and all', 4, SWAPPED, () => place.swapNames(4, 5)],
    ['swapped with the next one, under its name', 5, CHANGED, () => place.swapContents(5, 6)],
    ['an older one put back', 6, SWAPPED, () => place.replay(5, 6)],
    [
      'made by one who knows the public half',
      7,
      '它不是用您的密钥做的，像是别人放进去的。',
      () => place.forge(7, recipient),
    ],
    [
      'sealed for another key',
      8,
      '它是用另一把密钥加密的。',
      async () => place.forge(8, await identityToRecipient(await generateX25519Identity())),
    ],
  ])('%s (segment %i): named, and nothing is taken from there on', async (_, seq, why, spoil) => {
    await spoil();
    await press(page, 'make-plan');
    expect(await textOf(page, 'refused-segment')).toContain(
      `第 ${seq} 份没有采用：${why}它和它后面的都不取，前面的完好。`,
    );
    await press(page, 'take');
    await seen(page, 'verified');
    expect(await eventsOf(page)).toEqual(upTo(seq - 1));
    // Once more: what is refused does not slip in.
    await press(page, 'make-plan');
    await seen(page, 'store-plan');
    // Nothing more to take, and not the word that all is there.
    expect(await page.$('[data-action="take"], [data-part="nothing"]')).toBeNull();
    expect(await textOf(page, 'refused-segment')).toContain(`第 ${seq} 份没有采用`);
    expect(await eventsOf(page)).toEqual(upTo(seq - 1));
  });

  test('as it was, it is taken to its end', async () => {
    await press(page, 'make-plan');
    await press(page, 'take');
    await seen(page, 'verified');
    expect(await eventsOf(page)).toEqual(upTo(SEGMENTS));
    expect(upTo(SEGMENTS)).toHaveLength(events.length);
  });
});
