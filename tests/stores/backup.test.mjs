/** The clerk's own way on a real object store of three nodes, of which one dies and comes back. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readStore } from '../e2e/support/browser/storage.mjs';
import { waitFor } from '../e2e/support/browser/wait-for.mjs';
import {
  eventsOf,
  fillPlace,
  keepInvoices,
  lookInto,
  makeKey,
  placesOf,
  seen,
  served,
  startComputer,
} from '../e2e/support/stage/backup.mjs';
import { press } from '../e2e/support/stage/entries.mjs';
import { startSwift } from '../e2e/support/stores/stores.mjs';

/** @type {Array<() => Promise<unknown>>} */
const closing = [];
/** @type {Awaited<ReturnType<typeof startSwift>>} */
let swift;
/** @type {import('puppeteer-core').Page} */
let page;
let recoveryKey = '';

beforeAll(async () => {
  swift = await startSwift();
  closing.push(swift.stop);
  const started = await startComputer('#/backup');
  closing.push(started.close);
  page = started.page;
  await keepInvoices(page);
}, 300_000);
afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

test('with one node dead from the beginning, everything is put and the drill finds it equal', async () => {
  recoveryKey = await makeKey(page);
  await swift.kill(1);
  await fillPlace(page, swift.settings);
  await press(page, 'send-place');
  await served(page, 1);
  await press(page, 'first-close');
  await press(page, 'drill');
  await page.waitForFunction(
    () => document.querySelector('[data-part="place"]')?.textContent?.includes('逐条一致'),
    { timeout: 60_000 },
  );
});

test('with two nodes dead it waits and says so; with one back it goes on with the same bytes', async () => {
  await swift.kill(2);
  await keepInvoices(page, 'MORE', 0);
  await press(page, 'back-up-now');
  await page.waitForFunction(() => document.querySelector('[data-part="failing"]'), { timeout: 90_000 });
  const [failed] = await placesOf(page);
  expect(failed?.failing).toMatchObject({ kind: 'busy', tries: 1 });
  await swift.start(1);
  // The store itself passes a node over for a minute once it failed; until then it is busy.
  const place = await waitFor(
    async () => {
      await press(page, 'back-up-now');
      const [now] = await placesOf(page);
      return !now?.failing && now;
    },
    { timeout: 150_000, every: 5_000, message: 'the place is served again' },
  );
  expect(place.seq).toBe(2);
}, 240_000);

test('a bare computer restores it while one node is dead: event by event', async () => {
  const { page: bare, close } = await startComputer('#/backup?tab=restore');
  closing.push(close);
  await lookInto(bare, swift.settings, recoveryKey);
  await seen(bare, 'found');
  await press(bare, 'make-plan');
  await seen(bare, 'store-plan');
  await press(bare, 'take');
  await seen(bare, 'verified');
  expect(await eventsOf(bare)).toEqual(await eventsOf(page));
  await press(bare, 'go-on');
  await seen(bare, 'goes-on');
  expect(await readStore(bare, 'submissions')).toEqual(await readStore(page, 'submissions'));
}, 180_000);
