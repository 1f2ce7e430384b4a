/** The end of a run: the clerk turns all pages of each company's list, and the product holds its ledger against them. */

import { readStore } from '../e2e/support/browser/storage.mjs';
import { waitFor } from '../e2e/support/browser/wait-for.mjs';
import { beijingDay } from '../e2e/support/cases/beijing-day.mjs';
import { lookAtWholeList } from '../e2e/support/stage/look-at-list.mjs';

/**
 * Numbers that 核对 puts before the clerk beside several submissions of one content: which of them it is, only she can tell.
 * @param {import('./session.mjs').Session} session
 * @param {string} company its tax id
 * @returns {Promise<string[]>}
 */
async function numbersInGroups({ inside }, company) {
  const query = new URLSearchParams({ company, month: beijingDay().slice(0, 7) });
  await inside.goto(`${inside.url().replace(/#.*/, '')}#/reconcile?${query}`);
  await inside.reload();
  await inside.waitForSelector('[data-part="answer"]', { timeout: CHECK_MS });
  return inside.$$eval('[data-part="group"] [data-row]', (rows) =>
    rows.map((row) => row.getAttribute('data-row') ?? ''),
  );
}

/** How long the product may take to look at what was read, ms. */
const CHECK_MS = 20_000;

/**
 * @param {import('./session.mjs').Session} session
 * @param {import('../portal/portal.mjs').Portal} portal
 * @returns {Promise<{ listed: string[], asked: string[], submissions: any[] }>} numbers of all lists, those of which the
 * clerk is asked, and the ledger after the check
 */
export async function lookAtLists(session, portal) {
  const { inside } = session;
  // Readings count 30 min after a submission; a run is not that long.
  await inside.evaluate(async () => {
    const { local } = globalThis.chrome.storage;
    const { settings } = await local.get('settings');
    await local.set({ settings: { ...settings, settleWaitMs: 1_000, settleSecondMs: 1_000 } });
  });
  const list = await session.browser.newPage();
  list.setDefaultTimeout(20_000);
  const listed = [];
  for (const company of portal.state.companies.keys())
    listed.push(...(await lookAtWholeList({ inside, portal }, list, company)));
  await list.close();
  const read = () => readStore(inside, 'submissions');
  const carried = async () => new Set((await read()).flatMap(({ invoiceNumbers }) => invoiceNumbers));
  await waitFor(
    async () => {
      const numbers = await carried();
      return listed.every((number) => numbers.has(number));
    },
    { timeout: CHECK_MS, every: 500 },
  ).catch(() => undefined);
  const numbers = await carried();
  const asked = [];
  if (!listed.every((number) => numbers.has(number)))
    for (const { taxId } of portal.state.companies) asked.push(...(await numbersInGroups(session, taxId)));
  return { listed, asked, submissions: await read() };
}
