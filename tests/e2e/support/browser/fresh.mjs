/** What came into the ledger and to the portal since a moment: several tests share one stage. */
import { DEFAULT_OPTIONS } from '../../../portal/server/options.mjs';
import { readStore } from './storage.mjs';
import { waitFor } from './wait-for.mjs';

/** @typedef {import('../stage/stage.mjs').Stage} Stage */

/**
 * The portal as it is by default, answering at once, and a look at what is new from here on.
 * @param {Stage} stage
 */
export async function fromHere(stage) {
  await stage.portal.clearFault();
  stage.portal.configure({ ...DEFAULT_OPTIONS, issueDelayMs: 50 });
  await setDeadlines(stage, undefined);
  const known = (await stage.submissions()).map(({ id }) => id);
  const issued = stage.portal.state.invoices.length;
  const records = async () => (await stage.submissions()).filter(({ id }) => !known.includes(id));
  /** Whether the press came to the portal, and what of it waits to be kept. */
  const beside = async () => {
    const { length } = await waitingFacts(stage);
    return `the portal issued ${stage.portal.state.invoices.length - issued}, ${length} facts wait`;
  };
  return {
    records,
    /** Invoice numbers that the portal gave. */
    numbers: () => stage.portal.state.invoices.slice(issued).map(({ Fphm }) => Fphm),
    /** Waits until the new submissions have these outcomes, oldest first. @param {...string} wanted */
    outcomes: (...wanted) =>
      waitFor(
        async () => {
          const found = await records();
          const types = found.map(({ outcome }) => outcome.type);
          if (types.join() !== wanted.join())
            throw new Error(`${types}; last: ${JSON.stringify(found.at(-1)?.history)}; ${await beside()}`);
          return found;
        },
        { timeout: 20_000, message: `submissions ${wanted}` },
      ),
  };
}

/** In place of 180 s and 10 min. @param {Stage} stage @param {{ quietMs: number, openCallMs: number } | undefined} deadlines ms */
export const setDeadlines = (stage, deadlines) =>
  stage.inside.evaluate((settings) => chrome.storage.local.set({ settings }), {
    ...(deadlines && { deadlines }),
  });

/** How many records the ledger counts, over all time. @param {Stage} stage @param {string} type of outcome */
export async function countedAs(stage, type) {
  const rows = await readStore(stage.inside, 'counters');
  const fitting = rows.filter(({ period, outcome }) => period === 'all' && outcome === type);
  return fitting.reduce((total, { count }) => total + count, 0);
}

/** Names of what is not in the ledger yet. @param {Pick<Stage, 'inside'>} stage @returns {Promise<string[]>} */
async function waitingFacts({ inside }) {
  const keys = await inside.evaluate(async () => Object.keys(await chrome.storage.local.get(null)));
  return keys.filter((key) => key.startsWith('outbox:'));
}

/** What is kept of any page: events, drafts that have not ended, facts that wait. @param {Stage} stage */
export async function keptInAll({ inside }) {
  return {
    events: await readStore(inside, 'events'),
    drafts: (await readStore(inside, 'drafts')).filter(({ ended }) => ended === undefined),
    waiting: await waitingFacts({ inside }),
  };
}

/** States that tabs told of themselves. @param {Stage} stage @param {number} since epoch ms @returns {Promise<string[]>} */
export async function toldStates({ inside }, since) {
  const all = await inside.evaluate(() => chrome.storage.session.get(null));
  const told = Object.entries(all).filter(([key, { at }]) => key.startsWith('watch:') && at >= since);
  return told.map(([, { state }]) => state);
}

/**
 * Another view of the single-page app: its address and markup change, nothing is loaded.
 * @param {import('puppeteer-core').Page} page
 * @param {string} path
 * @param {string} html
 */
export const replaceView = (page, path, html) =>
  page.evaluate(
    (to, markup) => {
      history.pushState({}, '', to);
      const view = document.createElement('div');
      view.innerHTML = markup;
      document.querySelector('#app, body > div')?.replaceWith(view);
    },
    path,
    html,
  );

/**
 * Whatever address the page asks for is answered by us.
 * @param {import('puppeteer-core').Page} page
 * @returns {Promise<(markup: string) => void>} sets the body of the next documents
 */
export async function servePages(page) {
  let body = '';
  await page.setRequestInterception(true);
  page.on('request', (request) =>
    request.respond({
      contentType: 'text/html; charset=utf-8',
      body: request.isNavigationRequest() ? `<!doctype html><html><body>${body}</body></html>` : '',
    }),
  );
  return (markup) => {
    body = markup;
  };
}
