/**
 * From the clerk's click on 「修改后再次开具」 until the bar on the form says how it went, beside the practice driver
 * typing the same invoice into the same form as fast as a browser takes keys.
 */
import { launchChromium } from '../e2e/support/browser/chromium.mjs';
import { openExtensionPage } from '../e2e/support/browser/extension.mjs';
import { readStore } from '../e2e/support/browser/storage.mjs';
import { waitFor } from '../e2e/support/browser/wait-for.mjs';
import { enterInvoice } from '../portal/driver.mjs';
import { median, ratio, short, thousands } from './support/figures.mjs';
import { openFilledForm, submit } from './support/form.mjs';

/** Lines → rounds. */
const ROUNDS = new Map([
  [1, 3],
  [10, 3],
  [100, 1],
]);
/** More than these take the driver minutes to type. */
const MOST_TYPED = 10;
const TIMEOUT = 300_000;

/** @param {import('./bench.mjs').Stage} stage */
export async function measure({ portal, extensionDir }) {
  portal.configure({ issueDelayMs: 0 });
  const browser = await launchChromium({ args: portal.chromiumArgs(), extensionDir });
  const rows = [];
  try {
    const inside = await openExtensionPage(browser, 'popup.html');
    const page = await browser.newPage();
    for (const [lines, rounds] of ROUNDS) {
      const { id, invoice } = await refuse(inside, page, portal, lines);
      portal.configure({ prefillLines: 0 });
      const measured = { lines, rounds, refill: [], typing: [], states: new Set() };
      for (let round = 0; round < rounds; round++) {
        const { ms, state } = await refill(browser, portal, inside, id);
        measured.refill.push(ms);
        measured.states.add(state);
        if (lines <= MOST_TYPED) measured.typing.push(await type(browser, portal, invoice));
      }
      rows.push(measured);
    }
  } finally {
    await browser.close();
  }
  return [
    {
      title: 'refill: from the click on 修改后再次开具 to the bar that says how it went, s',
      head: ['lines', 'rounds', 'refill', 'a line', 'typed', '', 'bar'],
      rows: rows.map(({ lines, rounds, refill, typing, states }) => [
        thousands(lines),
        String(rounds),
        short(median(refill) / 1000),
        short(median(refill) / 1000 / lines),
        typing.length > 0 ? short(median(typing) / 1000) : '',
        typing.length > 0 ? ratio(median(refill), median(typing)) : '',
        [...states].join(' '),
      ]),
      notes: [
        'both open a new tab, choose the ticket, fill buyer and lines; the refill also reads everything back',
        'typed = the practice portal’s driver, key by key without pauses; a person is far slower',
      ],
    },
  ];
}

/** A refused invoice of so many lines. */
async function refuse(inside, page, portal, lines) {
  const before = (await readStore(inside, 'submissions')).length;
  await openFilledForm(page, portal, lines);
  await submit(page, portal);
  return waitFor(
    async () => {
      const all = (await readStore(inside, 'submissions')).sort((a, b) => a.submittedAt - b.submittedAt);
      return all.length === before + 1 && all.at(-1).outcomeType === 'refused' && all.at(-1);
    },
    { timeout: 60_000, message: 'a refused invoice' },
  );
}

/** @returns {Promise<{ ms: number, state: string }>} */
async function refill(browser, portal, inside, id) {
  await inside.bringToFront();
  const button = `[data-submission="${id}"] [data-action="retry"]`;
  // Not while the refill before this one is still being closed.
  await inside.waitForSelector(button, { timeout: 30_000 });
  const before = new Set(await browser.pages());
  const start = performance.now();
  await inside.click(button);
  const tab = await waitFor(
    async () =>
      (await browser.pages()).find((one) => !before.has(one) && one.url().startsWith(portal.origin)),
    { timeout: 20_000, every: 10, message: 'the portal opens in a new tab' },
  );
  const state = await waitFor(() => tab.$eval('#piaoying-refill', (bar) => bar.getAttribute('data-state')), {
    timeout: TIMEOUT,
    message: 'the bar',
  });
  const ms = performance.now() - start;
  await tab.close();
  await waitFor(async () => (await readStore(inside, 'submissions')).every(({ refill: open }) => !open), {
    message: 'the refill is closed',
  });
  return { ms, state };
}

/** @returns {Promise<number>} ms */
async function type(browser, portal, { buyer, lines }) {
  const start = performance.now();
  const tab = await browser.newPage();
  await tab.bringToFront();
  const typed = ({ itemName, specification, unit, quantity, unitPrice, netAmount, taxRate }) =>
    Object.fromEntries(
      Object.entries({ itemName, specification, unit, quantity, unitPrice, netAmount, taxRate }).filter(
        ([, value]) => value !== undefined,
      ),
    );
  await enterInvoice(tab, portal, {
    ticket: '普通发票',
    buyer: { name: buyer.name },
    lines: lines.map(typed),
  });
  const ms = performance.now() - start;
  await tab.close();
  return ms;
}
