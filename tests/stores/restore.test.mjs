/** A restore in the clerk's way from a real object store that falls apart meanwhile, and from one that lists what it likes. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readDatabase, readStore } from '../e2e/support/browser/storage.mjs';
import { waitFor } from '../e2e/support/browser/wait-for.mjs';
import {
  eventsOf,
  fillPlace,
  forgetAll,
  keepInvoices,
  lookInto,
  makeKey,
  placesOf,
  seen,
  served,
  startComputer,
  storedAt,
  textOf,
} from '../e2e/support/stage/backup.mjs';
import { press } from '../e2e/support/stage/entries.mjs';
import { startBetween } from '../e2e/support/stores/between.mjs';
import { startSwift } from '../e2e/support/stores/stores.mjs';

const SEGMENTS = 8;
const RESTORE = '#/backup?tab=restore';
/** @type {Array<() => Promise<unknown>>} */
const closing = [];
/** @type {Awaited<ReturnType<typeof startSwift>>} */
let swift;
/** @type {Awaited<ReturnType<typeof startBetween>>} */
let between;
/** @type {import('puppeteer-core').Page} */
let bare;
let recoveryKey = '';
/** @type {any[]} */
let events;
/** @type {any[]} */
let submissions;
/** As the store listed when one segment lay there. */
let older = '';

const isListing = (/** @type {import('node:http').IncomingMessage} */ { url }) =>
  url?.includes('list-type') ?? false;
const settings = () => ({ ...swift.settings, endpoint: between.address.replace(/\/$/, '') });

beforeAll(async () => {
  swift = await startSwift();
  closing.push(swift.stop);
  between = await startBetween(swift.settings.endpoint);
  closing.push(between.close);
  const { page, close } = await startComputer('#/backup');
  await keepInvoices(page, 'SEG1', 1);
  recoveryKey = await makeKey(page);
  await fillPlace(page, swift.settings);
  await press(page, 'send-place');
  await served(page, 1);
  await press(page, 'first-close');
  const [{ id }] = await placesOf(page);
  for (let seq = 2; seq <= SEGMENTS; seq += 1) {
    await keepInvoices(page, `SEG${seq}`, seq);
    await press(page, 'back-up-now');
    await waitFor(async () => (await storedAt(page, id)).length === seq, {
      timeout: 60_000,
      message: `${seq} segments`,
    });
  }
  events = await eventsOf(page);
  submissions = await readStore(page, 'submissions');
  older = listingOf(await storedAt(page, id), 1);
  await close();
  const started = await startComputer(RESTORE);
  closing.push(started.close);
  bare = started.page;
}, 400_000);
afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

/** @param {any[]} stored @param {number} count */
const listingOf = (stored, count) =>
  [
    '<ListBucketResult><IsTruncated>false</IsTruncated>',
    ...stored.slice(0, count).map(({ key }) => `<Contents><Key>${key}</Key></Contents>`),
    '</ListBucketResult>',
  ].join('');

const takeAll = async () => {
  await press(bare, 'take');
  await seen(bare, 'verified');
  expect(await eventsOf(bare)).toEqual(events);
  // What was not done there stays there, until she says that this computer goes on with it.
  await press(bare, 'go-on');
  await seen(bare, 'goes-on');
  expect(await readStore(bare, 'submissions')).toEqual(submissions);
};
const fetched = async () => (await readDatabase(bare, ['fetched'], 'piaoying-backup')).fetched?.length ?? 0;

test('nodes die while it looks: with one it goes on; without any it says so, and later goes on where it was', async () => {
  await lookInto(bare, settings(), recoveryKey);
  await seen(bare, 'found');
  /** @type {number[]} */
  const asked = [];
  between.answer(async ({ url = '' }) => {
    const seq = Number(/\/m\/.*\/(\d{7})-/.exec(url)?.[1]);
    if (!seq) return undefined;
    asked.push(seq);
    if (asked.length === 3) await swift.kill(1);
    if (asked.length === 6) await Promise.all([swift.kill(2), swift.kill(3)]);
    return undefined;
  });
  await press(bare, 'make-plan');
  expect(await textOf(bare, 'work-ended')).toContain('没有看成，台账没有变化。请再试一次，会接着来。');
  expect(asked).toEqual([1, 2, 3, 4, 5, 6]);
  expect(await fetched()).toBe(5);
  expect(await eventsOf(bare)).toEqual([]);

  await Promise.all([1, 2, 3].map((node) => swift.start(node)));
  asked.length = 0;
  between.answer(({ url = '' }) => {
    const seq = Number(/\/m\/.*\/(\d{7})-/.exec(url)?.[1]);
    if (seq) asked.push(seq);
    return undefined;
  });
  // The store itself passes a node over for a minute once it failed; until then it is busy.
  await waitFor(
    async () => {
      await press(bare, 'make-plan');
      const end = await bare.waitForSelector('[data-part="store-plan"], [data-part="work-ended"]');
      return (await end?.evaluate((part) => part.getAttribute('data-part'))) === 'store-plan';
    },
    { timeout: 150_000, every: 5_000, message: 'the store answers again' },
  );
  expect(asked.filter((seq) => seq < 6)).toEqual([]);
  expect(await textOf(bare, 'store-plan')).toContain(`${SEGMENTS} 份`);
  asked.length = 0;
  await takeAll();
  // What was looked at is here: nothing more is asked for.
  expect(asked).toEqual([]);
}, 300_000);

test.each([
  ['nothing', () => ({ status: 200, body: '<ListBucketResult></ListBucketResult>' })],
  ['what lay there long ago', () => ({ status: 200, body: older })],
  ['not at all', () => ({ status: 503 })],
])('the store lists %s: all is found', async (_, listing) => {
  let listed = 0;
  between.answer((asked) => {
    if (!isListing(asked)) return undefined;
    listed += 1;
    return listing();
  });
  await forgetAll(bare, RESTORE);
  await lookInto(bare, settings(), recoveryKey);
  await seen(bare, 'found');
  expect(await bare.$$('[data-installation]')).toHaveLength(1);
  await press(bare, 'make-plan');
  await seen(bare, 'store-plan');
  await takeAll();
  expect(listed).toBe(1);
});
