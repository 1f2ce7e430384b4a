/** The clerk's look at the portal's own list, and the reading that the product makes of it. */
import { choose, find } from '../../../portal/driver/elements.mjs';
import { listedNumbers, openQuery, searchList, turnTo } from '../../../portal/driver.mjs';
import { readStore } from '../browser/storage.mjs';
import { waitFor } from '../browser/wait-for.mjs';

/** @typedef {import('./stage.mjs').Stage} Stage */

/** @param {Pick<Stage, 'inside'>} stage */
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

/** Most rows that the portal shows on a page. */
const MOST_ROWS = 50;

/**
 * She signs in for a company and turns all pages of its list.
 * @param {Pick<Stage, 'inside' | 'portal'>} stage
 * @param {import('puppeteer-core').Page} list
 * @param {number} company
 * @param {([string, string] | undefined)[]} [spans] queries of these days, one after the other; else of those that the page proposes
 * @returns {Promise<string[]>} the numbers that the list holds
 */
export async function lookAtWholeList(stage, list, company, spans = [undefined]) {
  const { state } = stage.portal;
  stage.portal.configure({ company });
  const held = state.invoices.filter(
    ({ listed, Xsfnsrsbh }) => listed && Xsfnsrsbh === state.companies[company].taxId,
  );
  // An empty list does not show whose it is: it never makes a whole reading.
  if (held.length === 0) return [];
  await list.bringToFront();
  // That is where a session goes over to another company.
  await list.goto(stage.portal.loginUrl);
  await openQuery(list, stage.portal);
  for (const dates of spans) {
    const [from = '', to = '9'] = dates ?? [];
    const count = held.filter(({ Kprq }) => Kprq >= from && Kprq.slice(0, 10) <= to).length;
    await readAllPages(stage, list, { dates }, count);
  }
  return held.map(({ Fphm }) => Fphm);
}

/** One query, and each of its pages. */
async function readAllPages(stage, list, conditions, count) {
  const before = new Set((await readings(stage)).map(({ id }) => id));
  await searchList(list, conditions);
  await showMostRows(list);
  const shown = Math.min(count, MOST_ROWS);
  await waitFor(async () => (await listedNumbers(list)).length === shown, { timeout: 20_000 });
  const reading = async () => (await readings(stage)).find(({ id }) => !before.has(id));
  for (let page = 1; page <= Math.ceil(count / MOST_ROWS); page += 1) {
    if (page > 1) await turnTo(list, page);
    await waitFor(async () => (await reading())?.pages.some((seen) => seen.page === page), {
      timeout: 20_000,
      message: `page ${page} of the list was read`,
    });
  }
  const whole = await waitFor(
    async () => {
      const found = await reading();
      if (!found?.complete) throw new Error(`problems: ${found?.problems}, ${found?.pagesSeen} pages seen`);
      return found;
    },
    { timeout: 20_000, message: 'the list was read whole' },
  );
  if (whole.total !== count) throw new Error(`${whole.total} read of ${count}`);
}

/** The page keeps it for the next query. */
async function showMostRows(list) {
  const input = await find(list, '.t-pagination__select input');
  const words = `${MOST_ROWS} 条/页`;
  if ((await input.evaluate((el) => /** @type {HTMLInputElement} */ (el).value)) !== words)
    await choose(list, input, words);
}
