/** The clerk's look at the portal's own list, and the reading that the product makes of it. */
import { openQuery, searchList, turnTo } from '../../portal/driver.mjs';
import { readStore } from './storage.mjs';
import { waitFor } from './wait-for.mjs';

/** @typedef {import('./stage.mjs').Stage} Stage */

/** @param {Stage} stage */
export const readings = (stage) => readStore(stage.inside, 'coverage');

/**
 * On a fresh page; `pages` are turned to.
 * @param {Stage} stage
 * @param {import('puppeteer-core').Page} list the tab in which she looks
 * @param {any} conditions
 * @param {number[]} [pages]
 * @returns the reading that came of it
 */
export async function lookAtList(stage, list, conditions, pages = []) {
  const before = new Set((await readings(stage)).map(({ id }) => id));
  await list.bringToFront();
  await openQuery(list, stage.portal);
  await searchList(list, conditions);
  const fresh = () =>
    waitFor(async () => (await readings(stage)).find(({ id, queriedAt }) => !before.has(id) && !queriedAt), {
      message: 'a reading of the list',
    });
  let reading = await fresh();
  for (const page of pages) {
    await turnTo(list, page);
    reading = await waitFor(
      async () => {
        const now = (await readings(stage)).find(({ id }) => id === reading.id);
        return now.pages.some((seen) => seen.page === page) && now;
      },
      { message: `page ${page} was read` },
    );
  }
  return reading;
}
