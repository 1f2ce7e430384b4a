/** A clerk without a mouse: finds a failure, corrects it, settles an unclear one, exports and prints. Key presses alone. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { waitForSuccess } from '../../portal/driver.mjs';
import { extensionOrigin } from '../support/browser/extension.mjs';
import { tabTo } from '../support/browser/keyboard.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { barState } from '../support/stage/refill.mjs';
import { ONE_LINE, setStage, THREE_LINES } from '../support/stage/stage.mjs';

const downloads = mkdtempSync(join(tmpdir(), 'piaoying-day-'));
const UNCLEAR = { ...ONE_LINE, buyer: { name: '丰台区某学校', taxId: '' } };
/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;
/** @type {import('puppeteer-core').Page} */
let page;
let refused;
let unclear;
/** Of the unclear one: the portal issued it, and its answer was lost. */
let number;

beforeAll(async () => {
  stage = await setStage({ downloadsDir: downloads });
  await stage.submit(THREE_LINES);
  await stage.newest('issued', 1);
  stage.portal.setFault('refuse-rate');
  await stage.submit(ONE_LINE);
  refused = await stage.newest('refused', 2);
  stage.portal.setFault('drop-after');
  await stage.submit(UNCLEAR);
  unclear = await stage.newest('unknown', 3);
  number = stage.portal.state.invoices.at(-1).Fphm;
  await stage.portal.clearFault();
  page = await stage.browser.newPage();
  // The browser's own window would hold the page.
  await page.evaluateOnNewDocument(() => {
    window.print = () => {
      window.printed = (window.printed ?? 0) + 1;
    };
  });
  await page.setViewport({ width: 1366, height: 768 });
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  await page.goto(`${await extensionOrigin(stage.browser)}/ledger.html#/ledger`);
  await page.waitForSelector('tr[data-submission]');
});
afterAll(async () => {
  await stage?.close();
  rmSync(downloads, { recursive: true, force: true });
});

const press = (...keys) =>
  keys.reduce((last, key) => last.then(() => page.keyboard.press(key)), Promise.resolve());
const isTrue = (on, what, message, ...given) =>
  waitFor(() => on.evaluate(what, ...given), { timeout: 20_000, message });
const shows = (selector) =>
  isTrue(page, (wanted) => document.querySelector(wanted)?.checkVisibility() === true, selector, selector);
const focusIs = (selector) =>
  isTrue(
    page,
    (wanted) => document.activeElement?.closest(wanted) !== null,
    `the focus is in ${selector}`,
    selector,
  );
const rows = () =>
  page.$$eval('tr[data-submission]', (found) => found.map(({ dataset }) => dataset.submission));
/** Tab through a page that is not ours, where it need not show the focus in our way. */
async function tabOver(tab, isThere, message) {
  for (let stop = 0; stop < 200; stop += 1) {
    await tab.keyboard.press('Tab');
    if (await tab.evaluate(isThere)) return;
  }
  throw new Error(`Tab never reaches ${message}`);
}
const recordOf = async (id) => (await stage.submissions()).find((one) => one.id === id);

test('finds a failure: / and a word of the buyer, Tab to the list, Enter', async () => {
  await press('/');
  await focusIs('.search');
  await page.keyboard.type('朝阳区');
  await waitFor(async () => (await rows()).join() === refused.id, { message: 'the failure alone is listed' });
  await tabTo(page, `tr[data-submission="${refused.id}"] .open`);
  await press('Enter');
  await focusIs('[data-part="detail"]');
  await shows('[data-part="detail"] [data-action="retry"]');
});

test('corrects it: 修改后再次开具, another amount, 发票开具, and the failure says so', async () => {
  await tabTo(page, '[data-part="detail"] [data-action="retry"]');
  const before = new Set(await stage.browser.pages());
  await press('Enter');
  const tab = await waitFor(
    async () =>
      (await stage.browser.pages()).find(
        (one) => !before.has(one) && one.url().startsWith(stage.portal.origin),
      ),
    { timeout: 20_000, message: 'the portal opens' },
  );
  await tab.bringToFront();
  expect(await barState(tab)).toBe('filled');
  await tabOver(
    tab,
    () => {
      const cell = document.activeElement?.closest('td');
      const heads = cell?.closest('table')?.querySelectorAll('thead th') ?? [];
      return heads[cell?.cellIndex ?? -1]?.dataset.colkey === 'je';
    },
    '金额',
  );
  await tab.keyboard.down('Control');
  await tab.keyboard.press('a');
  await tab.keyboard.up('Control');
  await tab.keyboard.type('120.00');
  await tabOver(
    tab,
    () =>
      document.activeElement?.matches('button') && document.activeElement.textContent.includes('发票开具'),
    '发票开具',
  );
  await tab.keyboard.press('Enter');
  await waitForSuccess(tab);
  const again = await stage.newest('issued', 4);
  expect(again).toMatchObject({ retryOf: refused.id, invoice: { totalNet: '120' } });
  await tab.close();
  await page.bringToFront();
  await isTrue(
    page,
    () => document.querySelector('[data-part="detail"]')?.textContent.includes('已再次开具') === true,
    'the failure says 已再次开具',
  );
});

test('settles an unclear one: 待处理, j to its row, Enter, the number, 税局里有', async () => {
  await focusIs('body');
  await press('Escape');
  await tabTo(page, '.rail [data-page="inbox"]', { back: true, most: 120 });
  await press('Enter');
  await shows(`li[data-submission="${unclear.id}"]`);
  await press('j');
  await focusIs(`li[data-submission="${unclear.id}"]`);
  await press('Enter');
  await focusIs('[data-part="detail"]');
  await shows('[data-part="settle"] [data-field="number"]');
  await tabTo(page, '[data-part="settle"] [data-field="number"]');
  await page.keyboard.type(number);
  await tabTo(page, '[data-part="settle"] [data-action="settle-issued"]');
  await press('Enter');
  await waitFor(async () => (await recordOf(unclear.id)).outcome.type === 'issued', {
    message: 'it is settled as issued',
  });
  expect((await recordOf(unclear.id)).invoiceNumbers).toEqual([number]);
  await isTrue(page, () => !document.querySelector('[data-field="number"]'), 'nothing is left to settle');
});

test('exports what is ticked: Space on rows, 导出所选', async () => {
  await tabTo(page, '.rail [data-page="ledger"]', { back: true, most: 120 });
  await press('Enter');
  await waitFor(async () => (await rows()).length === 4, { message: 'all four are listed' });
  await press('j', 'Space', 'j', 'Space');
  await shows('[data-part="selection"]');
  await tabTo(page, '[data-action="export-selected"]');
  await press('Enter');
  await waitFor(() => readdirSync(downloads).find((file) => file.endsWith('.xlsx')), {
    message: 'the workbook is in the downloads folder',
  });
});

test('prints: 打印 is reached and pressed, and every row stands on the paper', async () => {
  await tabTo(page, '[data-action="print"]', { back: true, most: 120 });
  await press('Enter');
  await isTrue(page, () => window.printed === 1, 'the browser is asked to print, once');
  await page.emulateMediaType('print');
  const paper = await page.evaluate(() => {
    const height = (element) => element.getBoundingClientRect().height;
    return {
      rows: [...document.querySelectorAll('tr[data-submission]')].map(height),
      pressed: [...document.querySelectorAll('.el-button, .rail, .filters')]
        .filter((one) => height(one) > 0)
        .map((one) => one.outerHTML.slice(0, 80)),
    };
  });
  await page.emulateMediaType('screen');
  expect(paper.rows).toHaveLength(4);
  expect(paper.rows.every((height) => height > 10)).toBe(true);
  expect(paper.pressed).toEqual([]);
});
