import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  enterInvoice,
  login,
  openForm,
  pressIssue,
  switchCompany,
  waitForSuccess,
} from '../../portal/driver.mjs';
import { crashTab, openExtensionPage, openRealPopup } from '../support/browser/extension.mjs';
import { killBrowser } from '../support/browser/processes.mjs';
import { pressInShadow, shadowText } from '../support/browser/shadow.mjs';
import { readAllStorage, readStore } from '../support/browser/storage.mjs';
import { createTempProfile, removeWithBrowser } from '../support/browser/temp-profile.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { ONE_LINE, setStage, THREE_LINES } from '../support/stage/stage.mjs';

const BAR = 'piaoying-draft';
const TICKET = { ticket: THREE_LINES.ticket };

/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;
/** @type {import('puppeteer-core').Page} */
let page;
let count = 0;
let made = 0;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage?.close());
beforeEach(async () => {
  await stage.portal.reset();
  for (const tab of await stage.browser.pages())
    if (tab !== stage.inside && tab !== stage.page) await tab.close().catch(() => undefined);
  await stage.page.goto('about:blank');
  for (const { id } of await drafts()) {
    await stage.inside.evaluate(
      (draftId) => chrome.runtime.sendMessage({ kind: 'draftDiscard', draftId }),
      id,
    );
  }
  page = await stage.browser.newPage();
  count = (await stage.submissions()).length;
  made += 1;
});

const drafts = async (inside = stage.inside) =>
  (await readStore(inside, 'drafts')).filter(({ ended }) => ended === undefined);

/** An invoice that equals none of the tests before. */
const fresh = (invoice = THREE_LINES) => ({ ...invoice, note: `合同 ${made}` });

/** Types it all and waits until what is kept is what was typed last. */
async function type(invoice, on = page, current = stage) {
  await enterInvoice(on, current.portal, invoice);
  return waitFor(
    async () =>
      (await drafts(current.inside)).find(({ snapshot }) => JSON.stringify(snapshot).includes(invoice.note)),
    { message: 'the draft is in the database' },
  );
}

const barState = (on) => on.$eval(`#${BAR}`, (bar) => bar.getAttribute('data-state')).catch(() => 'hidden');
const offered = (on) =>
  waitFor(async () => (await barState(on)) === 'offered', {
    timeout: 20_000,
    message: 'the draft is offered',
  });

/** Every frame of the form has been looked at by us, and nothing is offered. */
async function notOffered(on) {
  await on.waitForSelector('#piaoying-chip');
  const before = Date.now();
  await waitFor(() => Date.now() - before > 2_500, { message: 'time enough for an offer' });
  expect(await barState(on)).toBe('hidden');
}

async function fillBack(on) {
  await on.bringToFront();
  await offered(on);
  await pressInShadow(on, BAR, '填回开票页');
  await waitFor(
    async () => (await on.$eval('#piaoying-refill', (bar) => bar.getAttribute('data-state'))) === 'filled',
    { timeout: 60_000, message: 'filled in without a difference' },
  );
  expect(await barState(on)).toBe('hidden');
}

/** Issues what was filled in, and looks whether it is what was typed and no draft any more. */
async function issueIt(on, invoice, current = stage) {
  expect(current.portal.state.invoices).toEqual([]);
  await pressIssue(on);
  await waitForSuccess(on);
  const record = await waitFor(
    async () =>
      (await readStore(current.inside, 'submissions')).find(({ invoice: { note } }) => note === invoice.note),
    { message: 'the submission' },
  );
  expect(record.retryOf).toBeUndefined();
  expect(record.invoice.buyer).toEqual(invoice.buyer);
  expect(record.invoice.lines.map(({ itemName, netAmount }) => [itemName, netAmount])).toEqual(
    invoice.lines.map(({ itemName, netAmount }) => [itemName, netAmount]),
  );
  expect(current.portal.state.invoices).toHaveLength(1);
  await waitFor(async () => (await drafts(current.inside)).length === 0, { message: 'no draft is left' });
}

const ENDS = [
  [
    'reloaded',
    async () => {
      await page.reload();
      return page;
    },
  ],
  [
    'crashed',
    async () => {
      await crashTab(page);
      const next = await stage.browser.newPage();
      await openForm(next, stage.portal, TICKET);
      return next;
    },
  ],
  [
    'logged out',
    async () => {
      await login(page, stage.portal, { redirectUri: stage.portal.formUrl });
      await openForm(page, stage.portal, TICKET);
      expect(await readAllStorage(stage.inside)).not.toMatch(/Practice-1|246810/);
      return page;
    },
  ],
];

describe('what is typed and not submitted', () => {
  test.each(ENDS)(
    'the tab is %s: it is offered, filled in, and gone once it is submitted',
    async (_, end) => {
      const invoice = fresh();
      await type(invoice);
      const tab = await end();
      await tab.bringToFront();
      await offered(tab);
      const words = await shadowText(tab, BAR);
      expect(words).toContain('上次没提交，内容还在：北京青禾商贸有限公司　1,733.35');
      await fillBack(tab);
      await issueIt(tab, invoice);
      await openForm(tab, stage.portal, TICKET);
      await notOffered(tab);
    },
  );

  test('the browser is killed and started again: it is offered', async () => {
    const invoice = fresh();
    const userDataDir = createTempProfile('drafts');
    const first = await setStage({ userDataDir });
    await type(invoice, first.page, first);
    await killBrowser(first.browser);
    const { portal } = first;
    const { launchChromium } = await import('../support/browser/chromium.mjs');
    const { BUILT } = await import('../support/stage/stage.mjs');
    const browser = await launchChromium({
      extensionDir: BUILT.chromium,
      args: portal.chromiumArgs(),
      userDataDir,
    });
    removeWithBrowser(browser, userDataDir);
    try {
      const inside = await openExtensionPage(browser, 'popup.html');
      const tab = await browser.newPage();
      await openForm(tab, portal, TICKET);
      await fillBack(tab);
      await issueIt(tab, invoice, { portal, inside });
    } finally {
      await browser.close();
      await portal.close();
    }
  });

  test('is one record for each form, whatever is typed in another', async () => {
    const invoice = fresh();
    const { id } = await type(invoice);
    await type({ ...invoice, note: `${invoice.note} 改` }, await stage.browser.newPage());
    const all = await drafts();
    expect(all).toHaveLength(2);
    expect(
      all.find((draft) => draft.id === id).snapshot.fields.some(({ value }) => value === invoice.note),
    ).toBe(true);
  });

  test('submitted without a break it is no draft', async () => {
    const invoice = fresh();
    await type(invoice);
    await pressIssue(page);
    await waitForSuccess(page);
    await stage.newest('issued', count + 1);
    await waitFor(async () => (await drafts()).length === 0, { message: 'no draft is left' });
    await openForm(page, stage.portal, TICKET);
    await notOffered(page);
  });

  test('an empty form is no draft', async () => {
    await openForm(page, stage.portal, TICKET);
    await page.click('.blue-invoice .t-textarea__inner');
    await page.keyboard.type('只写了备注');
    await notOffered(page);
    expect(await drafts()).toEqual([]);
  });
});

describe('L2: not offered', () => {
  test('for another company', async () => {
    await type(fresh());
    await switchCompany(page, stage.portal.state.companies[1].name);
    await openForm(page, stage.portal, TICKET);
    await notOffered(page);
    await switchCompany(page, stage.portal.state.companies[0].name);
    await openForm(page, stage.portal, TICKET);
    await offered(page);
  });

  test('while it is being typed in another tab', async () => {
    await type(fresh());
    const second = await stage.browser.newPage();
    await openForm(second, stage.portal, TICKET);
    await notOffered(second);
    await page.close();
    await second.reload();
    await second.bringToFront();
    await offered(second);
  });

  test('when the same was typed again by hand and is issued', async () => {
    const invoice = fresh(ONE_LINE);
    await type(invoice);
    await page.reload();
    await page.bringToFront();
    await offered(page);
    await enterInvoice(page, stage.portal, invoice);
    await pressIssue(page);
    await waitForSuccess(page);
    await stage.newest('issued', count + 1);
    await openForm(page, stage.portal, TICKET);
    await notOffered(page);
  });
});

test('不要了: it is gone', async () => {
  await type(fresh());
  await page.reload();
  await page.bringToFront();
  await offered(page);
  await pressInShadow(page, BAR, '不要了');
  await waitFor(async () => (await drafts()).length === 0, { message: 'no draft is left' });
  expect(await barState(page)).toBe('hidden');
  await page.reload();
  await notOffered(page);
});

test('the popup lists it for its company, and opens the form with it', async () => {
  const invoice = fresh();
  const { id } = await type(invoice);
  await page.goto(stage.portal.makeoutHomeUrl);
  const popup = await openRealPopup(stage.browser, page);
  const row = await popup.waitForSelector(`[data-draft="${id}"]`);
  expect(await row.evaluate((element) => element.textContent)).toContain('上次没提交，内容还在');
  const before = new Set(await stage.browser.pages());
  await (await popup.waitForSelector(`[data-draft="${id}"] [data-action="fill-draft"]`)).click();
  const tab = await waitFor(
    async () =>
      (await stage.browser.pages()).find(
        (one) => !before.has(one) && one.url().startsWith(stage.portal.origin),
      ),
    { timeout: 20_000, message: 'the portal opens in a new tab' },
  );
  await tab.bringToFront();
  await waitFor(
    async () => (await tab.$eval('#piaoying-refill', (bar) => bar.getAttribute('data-state'))) === 'filled',
    { timeout: 60_000, message: 'filled in without a difference' },
  );
  await issueIt(tab, invoice);
});

test('switched off nothing is kept', async () => {
  await stage.inside.evaluate(() => chrome.storage.local.set({ settings: { drafts: false } }));
  try {
    await enterInvoice(page, stage.portal, fresh(ONE_LINE));
    await notOffered(page);
    expect(await drafts()).toEqual([]);
  } finally {
    await stage.inside.evaluate(() => chrome.storage.local.set({ settings: { drafts: true } }));
  }
});
