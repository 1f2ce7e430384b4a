/** Backup and team in Firefox: key, place, first backup, drill; a bare Firefox takes all of it in, and the two are colleagues from then on. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPermittedFirefox } from '../support/browser/permitted-firefox.mjs';
import { readDatabase } from '../support/browser/storage.mjs';
import {
  eventsOf,
  fillPlace,
  keepInvoices,
  makeKey,
  placesOf,
  seen,
  served,
  textOf,
} from '../support/stage/backup.mjs';
import { goTo, press } from '../support/stage/entries.mjs';
import { byId, join, pullNow, recordsOf } from '../support/stage/team.mjs';
import { startSmallS3 } from '../support/stores/small-s3.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

/** @type {Array<() => Promise<unknown>>} */
const closing = [];
/** @type {Awaited<ReturnType<typeof startSmallS3>>} */
let store;
/** @type {Page} */
let wang;
/** @type {Page} */
let li;
let recoveryKey = '';

const computer = async (/** @type {string} */ route) => {
  const { page, close } = await startPermittedFirefox('http://127.0.0.1/*', `ledger.html${route}`);
  closing.push(close);
  return page;
};

beforeAll(async () => {
  store = await startSmallS3();
  closing.push(store.close);
  wang = await computer('#/backup');
  await keepInvoices(wang, 'WANG');
}, 120_000);
afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

test('(i) Firefox: key, place, and everything lies there; a drill finds it equal', async () => {
  recoveryKey = await makeKey(wang);
  await fillPlace(wang, store.settings);
  await press(wang, 'send-place');
  await seen(wang, 'first-done');
  await press(wang, 'first-close');
  await served(wang, 1);
  await press(wang, 'drill');
  await seen(wang, 'place');
  await wang.waitForFunction(
    () => document.querySelector('[data-part="place"]')?.textContent?.includes('逐条一致'),
    { timeout: 60_000 },
  );
  const [place] = await placesOf(wang);
  expect(place?.drill).toMatchObject({ result: 'equal', lacking: 0, events: (await eventsOf(wang)).length });
}, 120_000);

test('(i) Firefox: a bare computer takes it in, event by event', async () => {
  li = await computer('#/backup?tab=restore');
  await join(li, store.settings, recoveryKey);
  const from = new Set((await eventsOf(wang)).map(({ id }) => id));
  expect(byId((await eventsOf(li)).filter(({ id }) => from.has(id)))).toEqual(byId(await eventsOf(wang)));
}, 120_000);

test('(i) Firefox: colleagues see what each other entered', async () => {
  await keepInvoices(li, 'LI', 0);
  for (const page of [li, wang, li]) expect((await pullNow(page))?.failing).toBeUndefined();
  expect(byId(await eventsOf(wang))).toEqual(byId(await eventsOf(li)));
  const [here, there] = [await recordsOf(wang), await recordsOf(li)];
  expect(here).toHaveLength(8);
  expect(here.filter(({ ofColleague }) => ofColleague).map(({ id }) => id)).toEqual(
    there.filter(({ ofColleague }) => !ofColleague).map(({ id }) => id),
  );
  const { colleagues } = await readDatabase(wang, ['colleagues'], 'piaoying-backup');
  expect(colleagues.some(({ refused }) => refused)).toBe(false);
  await goTo(wang, '#/backup?tab=team');
  expect(await textOf(wang, 'computers')).toContain('本机');
}, 120_000);
