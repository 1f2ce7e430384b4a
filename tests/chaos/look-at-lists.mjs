/** The end of a run: the clerk turns all pages of each company's list, and the product holds its ledger against them. */
import { lookAtWholeList } from '../e2e/support/look-at-list.mjs';
import { readStore } from '../e2e/support/storage.mjs';
import { waitFor } from '../e2e/support/wait-for.mjs';

/** How long the product may take to look at what was read, ms. */
const CHECK_MS = 20_000;

/**
 * @param {import('./session.mjs').Session} session
 * @param {import('../portal/portal.mjs').Portal} portal
 * @returns {Promise<{ listed: string[], submissions: any[] }>} numbers of all lists, and the ledger after the check
 */
export async function lookAtLists(session, portal) {
  const { inside } = session;
  // Readings count 30 min after a submission; a run is not that long.
  await inside.evaluate(async () => {
    const { local } = globalThis.chrome.storage;
    const { settings } = await local.get('settings');
    await local.set({ settings: { ...settings, settleWaitMs: 1_000 } });
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
  return { listed, submissions: await read() };
}
