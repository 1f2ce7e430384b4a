/** One row of the fault matrix, end to end: the clerk's hands, the fault, the ledger, the popup. */

import { waitFor } from '../e2e/support/browser/wait-for.mjs';
import { enterBuyer, enterLines, find } from '../portal/driver.mjs';
import { DEFAULT_OPTIONS } from '../portal/server/options.mjs';
import { foundIn, inWords, isMet } from './expect.mjs';
import { fillRed, makeOriginal } from './red-scene.mjs';
import { STEPS } from './steps.mjs';

/** The practice portal answers at once, so that many rows take little time. */
const QUICK = { issueDelayMs: 50, faceScanPollMs: 200 };
const PATIENCE_MS = 20_000;

/**
 * @param {import('../e2e/support/stage/stage.mjs').Stage} stage
 * @param {import('./rows.mjs').Row} row
 * @returns {Promise<{ ok: boolean, expected: string, got: string }>}
 */
export async function runRow(stage, row) {
  const { portal, browser } = stage;
  const expected = [row.expect].flat();
  const known = new Set((await stage.submissions()).map(({ id }) => id));
  await prepare(stage, row);

  // Each row has a buyer of its own: no row is a twin of an earlier one.
  const buyer = row.buyer ?? `矩阵${known.size + 1}`;
  const original = row.on === 'red' ? makeOriginal(portal, buyer) : '';
  const issuedBefore = portal.state.invoices.length;
  /** @type {import('puppeteer-core').Page[]} */
  const pages = [];
  const openFilled = async () => {
    const page = await browser.newPage();
    pages.push(page);
    page.on('dialog', (dialog) => dialog.accept().catch(() => undefined));
    await page.bringToFront();
    await (row.on === 'red' ? fillRed(page, portal, original) : fillForm(page, portal, buyer));
    return page;
  };
  const records = async () => (await stage.submissions()).filter(({ id }) => !known.has(id));
  try {
    const page = await openFilled();
    portal.state.calls.length = 0;
    if (row.fault) portal.setFault(row.fault, { times: row.times ?? 1 });
    for (const [name, ...args] of row.steps ?? [['press']])
      await STEPS[name]({ stage, page, pages, openFilled, records, original }, ...args);

    const look = async () => {
      const offers = await offersOf(stage, await records());
      const found = (await records()).map((record) => foundIn(record, offers.get(record.id) ?? '?'));
      const own = new Set(portal.state.invoices.slice(issuedBefore).map(({ Fphm }) => Fphm));
      const issued = own.size;
      const ok =
        found.length === expected.length &&
        // A number in the ledger is of an invoice that this row issued: of a red one never the number that it reverses.
        (await records()).every(({ invoiceNumbers }) => invoiceNumbers.every((number) => own.has(number))) &&
        expected.every((wanted, at) => isMet(wanted, found[at])) &&
        (row.issued === undefined || row.issued === issued);
      return { ok, got: phrase(found, issued) };
    };
    const areThere = async () => {
      const types = (await records()).map(({ outcome }) => outcome.type);
      const isWanted = ({ type, or }, at) =>
        types[at] === type || (or !== undefined && types[at] === or.type);
      return types.length === expected.length && expected.every(isWanted);
    };
    await waitFor(areThere, {
      timeout: row.patienceMs ?? PATIENCE_MS,
    }).catch(() => undefined);
    return { ...(await look()), expected: phrase(expected, row.issued) };
  } catch (error) {
    const got = String(error instanceof Error ? error.message : error).split('\n')[0];
    return { ok: false, expected: phrase(expected, row.issued), got };
  } finally {
    for (const page of pages) if (!page.isClosed()) await page.close().catch(() => undefined);
  }
}

/**
 * A quick invoice of one line, without pressing 发票开具.
 * @param {import('puppeteer-core').Page} page
 * @param {import('../portal/portal.mjs').Portal} portal
 * @param {string} buyer
 */
async function fillForm(page, portal, buyer) {
  // A page to go back to.
  await page.goto(portal.makeoutHomeUrl);
  await page.goto(`${portal.formUrl}?fppzDm=02`);
  await find(page, '.button-group_wrap button', '发票开具');
  if (buyer !== '') await enterBuyer(page, { name: buyer });
  await enterLines(page, [{ itemName: '*餐饮服务*餐费', netAmount: '100.00', taxRate: '1%' }]);
}

/** @param {import('./expect.mjs').Expected[]} all @param {number | undefined} issued */
const phrase = (all, issued) =>
  `${all.map(inWords).join(' + ') || 'no submission'}${issued === undefined ? '' : `, portal ${issued}`}`;

/** @param {import('../e2e/support/stage/stage.mjs').Stage} stage @param {import('./rows.mjs').Row} row */
async function prepare({ portal, inside }, row) {
  await portal.clearFault();
  portal.planRed();
  portal.configure({ ...DEFAULT_OPTIONS, ...QUICK, ...row.options });
  const settings = row.deadlines ? { deadlines: row.deadlines } : {};
  await inside.evaluate((wanted) => globalThis.chrome.storage.local.set({ settings: wanted }), settings);
}

/**
 * Opens the popup anew and reads what it offers for each submission.
 * @param {import('../e2e/support/stage/stage.mjs').Stage} stage
 * @param {any[]} records
 * @returns {Promise<Map<string, string>>}
 */
async function offersOf({ inside }, records) {
  await inside.reload();
  /** @type {Map<string, string>} */
  const offers = new Map();
  for (const { id, sellerTaxId } of records) {
    await inside.waitForSelector('[data-submission]', { timeout: 10_000 });
    // It shows one company at a time.
    if (await inside.$('[data-action="companies"]')) {
      // The popup lies behind the portal's tab: no mouse reaches it there.
      await inside.$eval('[data-action="companies"]', (button) => button.click());
      await inside.waitForSelector(`[data-company="${sellerTaxId}"]`);
      await inside.$eval(`[data-company="${sellerTaxId}"]`, (button) => button.click());
    }
    const row = await inside.waitForSelector(`[data-submission="${id}"]`, { timeout: 10_000 });
    const offer = await row?.evaluate((element) => {
      const button = element.querySelector('button[data-action]');
      const idle = element.getAttribute('data-outcome') === 'pending' ? '无' : '查看';
      return button ? (button.textContent ?? '').trim() : idle;
    });
    offers.set(id, offer ?? '?');
  }
  return offers;
}
