import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PAGES } from '../../../components/common/route';
import { openExtensionPage } from '../support/browser/extension.mjs';
import { tabTo } from '../support/browser/keyboard.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { ONE_LINE, setStage, THREE_LINES } from '../support/stage/stage.mjs';

const downloads = mkdtempSync(join(tmpdir(), 'piaoying-keyboard-'));
/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;
let issued;
let refused;

beforeAll(async () => {
  stage = await setStage({ downloadsDir: downloads });
  await stage.submit(THREE_LINES);
  issued = await stage.newest('issued', 1);
  stage.portal.setFault('refuse-rate');
  await stage.submit(ONE_LINE);
  refused = await stage.newest('refused', 2);
  await stage.portal.clearFault();
});
afterAll(async () => {
  await stage?.close();
  rmSync(downloads, { recursive: true, force: true });
});

/** In front, at the start of the page. */
async function open(path, ready) {
  const page = await openExtensionPage(stage.browser, path);
  await page.bringToFront();
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  await page.waitForSelector(ready);
  return page;
}
const has = (page, selector) =>
  waitFor(() => page.evaluate((wanted) => document.querySelector(wanted) !== null, selector), {
    message: selector,
  });
const hasNot = (page, selector) =>
  waitFor(() => page.evaluate((wanted) => document.querySelector(wanted) === null, selector), {
    message: `no ${selector}`,
  });
const saved = async (ending) => {
  const name = await waitFor(() => readdirSync(downloads).find((file) => file.endsWith(ending)), {
    message: `a file *${ending}`,
  });
  rmSync(join(downloads, name));
};
const focusIn = (page, selector) =>
  waitFor(() => page.evaluate((wanted) => document.activeElement?.closest(wanted) !== null, selector), {
    message: `the focus is in ${selector}`,
  });

describe('the popup, by keyboard alone', () => {
  let popup;
  beforeAll(async () => {
    popup = await open('popup.html', '[data-list="recent"] [data-submission]');
  });
  afterAll(() => popup?.close());

  test('a count filters, and filters no longer', async () => {
    await tabTo(popup, '[data-count="issued"]');
    await popup.keyboard.press('Enter');
    await has(popup, '[data-count="issued"][aria-pressed="true"]');
    await popup.keyboard.press('Enter');
    await has(popup, '[data-count="issued"][aria-pressed="false"]');
  });

  test('a detail opens, closes by Escape, and the focus is back on its row', async () => {
    await tabTo(popup, `[data-submission="${issued.id}"] .line`);
    await popup.keyboard.press('Enter');
    await has(popup, 'dialog[open] .detail');
    await focusIn(popup, 'dialog');
    await popup.keyboard.press('Escape');
    await hasNot(popup, 'dialog[open]');
    await focusIn(popup, `[data-submission="${issued.id}"]`);
  });

  test('Excel, and what is under the arrow', async () => {
    await tabTo(popup, '[data-action="export-xlsx"]');
    await popup.keyboard.press('Enter');
    await saved('.xlsx');
    await tabTo(popup, '[data-action="more"]');
    await popup.keyboard.press('Enter');
    await tabTo(popup, '[data-action="export-csv"]');
    await popup.keyboard.press('Enter');
    await saved('.csv');
  });

  test('修改后再次开具 opens the form', async () => {
    await tabTo(popup, `[data-submission="${refused.id}"] [data-action="retry"]`);
    const before = new Set(await stage.browser.pages());
    await popup.keyboard.press('Enter');
    const tab = await waitFor(
      async () =>
        (await stage.browser.pages()).find(
          (page) => !before.has(page) && page.url().startsWith(stage.portal.origin),
        ),
      { timeout: 20_000, message: 'the portal opens' },
    );
    await tab.close();
    await waitFor(async () => (await stage.submissions()).every(({ refill }) => !refill), {
      message: 'the refill is closed',
    });
  });
});

describe('the ledger, by keyboard alone', () => {
  let page;
  beforeAll(async () => {
    page = await open('ledger.html#/ledger', '[data-part="table"] [data-submission]');
    await page.setViewport({ width: 1440, height: 860 });
  });
  afterAll(() => page?.close());

  test.each([...PAGES.filter((name) => name !== 'ledger'), 'ledger'])(
    'the rail leads to %s',
    async (name) => {
      await tabTo(page, `.rail [data-page="${name}"]`);
      await page.keyboard.press('Enter');
      await has(page, `main[data-page="${name}"]`);
      await has(page, `.rail [data-page="${name}"][aria-current="page"]`);
    },
  );

  test('the outcome is chosen by arrows, and cleared', async () => {
    await has(page, `tr[data-submission="${issued.id}"]`);
    await tabTo(page, '[data-filter="outcome"] input');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[role="listbox"][aria-label="结果"] li', { visible: true });
    const hovered = () =>
      page.$$eval('[role="listbox"][aria-label="结果"] li.is-hovering', ([item]) => item?.textContent ?? '');
    for (let press = 0; press < 8 && !(await hovered()).includes('已开具'); press++)
      await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await hasNot(page, `tr[data-submission="${refused.id}"]`);
    await has(page, `tr[data-submission="${issued.id}"]`);
    await tabTo(page, '[data-action="clear"]');
    await page.keyboard.press('Enter');
    await has(page, `tr[data-submission="${refused.id}"]`);
  });

  test('a search is typed', async () => {
    await tabTo(page, '[data-filter="text"] input, input[data-filter="text"]', { back: true });
    await page.keyboard.type('青禾');
    await hasNot(page, `tr[data-submission="${refused.id}"]`);
    for (const _ of '青禾') await page.keyboard.press('Backspace');
    await has(page, `tr[data-submission="${refused.id}"]`);
  });

  test('rows: selected by Space, detail by Enter, closed by Escape, back on the row', async () => {
    await tabTo(page, '[data-part="table"] .open');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await has(page, '[data-part="selection"]');
    await page.keyboard.press('Enter');
    await has(page, '[data-part="detail"] [data-part="number"]');
    await focusIn(page, '[data-part="detail"]');
    await tabTo(page, '[data-part="detail"] [data-action="close"]');
    await page.keyboard.press('Escape');
    await hasNot(page, '[data-part="detail"]');
    await focusIn(page, `tr[data-submission="${issued.id}"]`);
  });

  test('待处理: a dialog opens with the focus in it, and Escape closes it', async () => {
    await tabTo(page, '.rail [data-page="inbox"]', { back: true });
    await page.keyboard.press('Enter');
    await has(page, '[data-action="handle"]');
    await tabTo(page, '[data-action="handle"]');
    await page.keyboard.press('Enter');
    await focusIn(page, '[data-part="handle"]');
    await page.keyboard.press('Escape');
    await waitFor(
      () =>
        page.$eval('body', (body) => body.querySelector('[data-part="handle"]')?.checkVisibility() !== true),
      {
        message: 'the dialog is closed',
      },
    );
    await focusIn(page, '[data-action="handle"]');
  });

  test('导入导出: Excel', async () => {
    await tabTo(page, '.rail [data-page="exchange"]', { back: true });
    await page.keyboard.press('Enter');
    await has(page, '[data-action="export-xlsx"]:not(:disabled)');
    await tabTo(page, '[data-action="export-xlsx"]');
    await page.keyboard.press('Enter');
    await saved('.xlsx');
  });

  test('故障 and 设置 can be walked through', async () => {
    await tabTo(page, '.rail [data-page="settings"]', { back: true });
    await page.keyboard.press('Enter');
    await has(page, 'main[data-page="settings"] input, main[data-page="settings"] button');
    await tabTo(page, 'main[data-page="settings"] :is(input, button)');
  });
});

test('welcome: the switch, the ledger and the restore are reached', async () => {
  const page = await open('welcome.html', '[data-setting="safety-copy"]');
  await tabTo(page, '[data-setting="safety-copy"] input');
  await tabTo(page, 'a[href="/ledger.html"]');
  await tabTo(page, 'summary');
  await page.keyboard.press('Enter');
  await tabTo(page, '[data-action="restore-file"]');
  expect(await page.$eval('details', (details) => details.open)).toBe(true);
  await page.close();
});
