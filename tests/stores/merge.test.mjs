/** Two computers of a firm on a real object store that falls apart while one takes in what the other entered. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { waitFor } from '../e2e/support/browser/wait-for.mjs';
import {
  eventsOf,
  fillPlace,
  keepInvoices,
  makeKey,
  placesOf,
  seen,
  served,
  startComputer,
  storedAt,
} from '../e2e/support/stage/backup.mjs';
import { goTo, press } from '../e2e/support/stage/entries.mjs';
import { byId, join, pullNow, recordsOf } from '../e2e/support/stage/team.mjs';
import { startBetween } from '../e2e/support/stores/between.mjs';
import { startSwift } from '../e2e/support/stores/stores.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const SEGMENTS = 6;
/** @type {Array<() => Promise<unknown>>} */
const closing = [];
/** @type {Awaited<ReturnType<typeof startSwift>>} */
let swift;
/** @type {Awaited<ReturnType<typeof startBetween>>} */
let between;
/** @type {Page} */
let wang;
/** She alone reaches the store through what stands between. @type {Page} */
let li;
let installation = '';

/** Wang enters four more, and they lie there. @param {number} seq */
async function putSegment(seq) {
  await keepInvoices(wang, `WANG${seq}`, seq);
  // The store itself passes a node over for a minute once it failed; until then it may be busy.
  await waitFor(
    async () => {
      const [{ id, failing }] = await placesOf(wang);
      const stored = await storedAt(wang, id);
      if (stored.length === seq && !failing) return true;
      await press(wang, 'back-up-now');
      return false;
    },
    { timeout: 150_000, every: 1_000, message: `${seq} segments` },
  );
}
/** Which of Wang's segments are asked for from now on. */
function watchAsked(/** @type {(count: number) => Promise<unknown>} */ onAsked = async () => undefined) {
  /** @type {number[]} */
  const asked = [];
  between.answer(async ({ url = '' }) => {
    const [, of, seq] = /\/m\/([^/]+)\/.*\/(\d{7})-/.exec(url) ?? [];
    if (of !== installation) return undefined;
    asked.push(Number(seq));
    await onAsked(asked.length);
    return undefined;
  });
  return asked;
}
const pullWell = () =>
  waitFor(async () => !(await pullNow(li))?.failing, {
    timeout: 150_000,
    every: 5_000,
    message: 'the store answers',
  });
/** Every event that Wang's computer holds lies on Li's, the same to the letter. */
async function expectMerged() {
  const there = await eventsOf(wang);
  const here = await eventsOf(li);
  const ids = new Set(there.map(({ id }) => id));
  expect(byId(here.filter(({ id }) => ids.has(id)))).toEqual(byId(there));
}

beforeAll(async () => {
  swift = await startSwift();
  closing.push(swift.stop);
  between = await startBetween(swift.settings.endpoint);
  closing.push(between.close);
  const one = await startComputer('#/backup');
  closing.push(one.close);
  wang = one.page;
  await keepInvoices(wang, 'WANG1', 1);
  const recoveryKey = await makeKey(wang);
  await fillPlace(wang, swift.settings);
  await press(wang, 'send-place');
  await served(wang, 1);
  await press(wang, 'first-close');
  [{ installation }] = await placesOf(wang);
  const other = await startComputer('#/backup?tab=restore');
  closing.push(other.close);
  li = other.page;
  await join(li, { ...swift.settings, endpoint: between.address.replace(/\/$/, '') }, recoveryKey);
  await keepInvoices(li, 'LI', 0);
  for (let seq = 2; seq <= SEGMENTS; seq += 1) await putSegment(seq);
}, 400_000);
afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

test('nodes die while it is taken in: with one it goes on; without any it says so, and later goes on where it was', async () => {
  const asked = watchAsked(async (count) => {
    if (count === 2) await swift.kill(1);
    if (count === 4) await Promise.all([swift.kill(2), swift.kill(3)]);
  });
  const place = await pullNow(li);
  expect(place.failing).toMatchObject({ tries: 1 });
  await seen(li, 'work-ended');
  expect(asked).toEqual([2, 3, 4, 5]);
  // What came before the end is here, whole, and nothing of what did not.
  const buyers = (await recordsOf(li)).map(({ id }) => /WANG\d/.exec(id)?.[0]).filter(Boolean);
  expect([...new Set(buyers)].sort()).toEqual(['WANG1', 'WANG2', 'WANG3', 'WANG4']);

  await Promise.all([1, 2, 3].map((node) => swift.start(node)));
  const again = watchAsked();
  await pullWell();
  expect(again.filter((seq) => seq < 5)).toEqual([]);
  expect(again).toContain(SEGMENTS);
  await expectMerged();
}, 300_000);

test('接手 while the place cannot be reached: nothing changes hands, and it says so', async () => {
  between.answer(() => ({ status: 503 }));
  const failed = (await recordsOf(li)).find(
    ({ outcomeType, ofColleague }) => outcomeType === 'refused' && ofColleague,
  );
  await goTo(li, `#/submission/${encodeURIComponent(failed.id)}`);
  await press(li, 'claim');
  await press(li, 'claim-yes');
  await li.waitForSelector('[data-part="claim-bar"][data-bar="unreachable"]', { timeout: 60_000 });
  const still = (await recordsOf(li)).find(({ id }) => id === failed.id);
  expect(still).toMatchObject({ open: 2, ofColleague: true });
  expect((await eventsOf(li)).filter(({ type }) => type === 'claimed')).toEqual([]);
  between.answer(undefined);
}, 120_000);

test('put while a node was dead, so that the store lists it here and there only: it is taken in all the same', async () => {
  await swift.kill(2);
  await putSegment(SEGMENTS + 1);
  // Its copies are missing on this one, and so is their name in the listing: nothing was repaired.
  await swift.start(2);
  await swift.kill(1);
  await pullWell();
  await expectMerged();
  await swift.start(1);
}, 400_000);

test.each([
  ['nothing', () => ({ status: 200, body: '<ListBucketResult></ListBucketResult>' })],
  ['not at all', () => ({ status: 503 })],
])(
  'the store lists %s: what is new is taken in',
  async (_, listing) => {
    between.answer(({ url }) => (url?.includes('list-type') ? listing() : undefined));
    const [{ id }] = await placesOf(wang);
    await putSegment((await storedAt(wang, id)).length + 1);
    await pullWell();
    await expectMerged();
  },
  240_000,
);
