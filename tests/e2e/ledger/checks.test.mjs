/** The checks of an invoice: before the press, in the detail, in the export; 已复核, its filter and its undo. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enterInvoice, find, pressIssue, waitForSuccess } from '../../portal/driver.mjs';
import { openExtensionPage } from '../support/browser/extension.mjs';
import { newDownload } from '../support/browser/new-download.mjs';
import { picturesOf } from '../support/browser/picture.mjs';
import { shadowText } from '../support/browser/shadow.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { ONE_LINE, setStage } from '../support/stage/stage.mjs';

const CHIP = 'piaoying-chip';
const FOOTER = '.hide-side-layout__container-footer button';
/** The last character should be a B. */
const WRONG = {
  ...ONE_LINE,
  buyer: { name: '北京青禾商贸有限公司', taxId: '91110105MA01C7PH2E' },
  lines: [{ itemName: '*文具*练习本', netAmount: '1000.00', taxRate: '1.5%' }],
};
const downloads = mkdtempSync(join(tmpdir(), 'piaoying-checks-'));

/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;
/** @type {import('puppeteer-core').Page} */
let page;
/** @type {any} */
let issued;
const picture = picturesOf('checks', () => page);
const chipState = () => stage.page.$eval(`#${CHIP}`, (chip) => chip.getAttribute('data-state'));
const click = async (/** @type {string} */ action) =>
  (await page.waitForSelector(`[data-action="${action}"]:not(:disabled)`, { visible: true }))?.click();
const go = (/** @type {string} */ hash) =>
  page.evaluate((to) => {
    location.hash = to;
  }, hash);
const rows = () =>
  page.$$eval('tr[data-submission]', (all) => all.map((row) => row.getAttribute('data-submission')));
const showsRows = (/** @type {number} */ count) =>
  waitFor(
    async () =>
      (await rows()).length === count && (count > 0 || (await page.$('[data-part="empty"]')) !== null),
    { message: `${count} rows` },
  );
const reviewedOf = async () => (await stage.submissions()).map(({ reviewed }) => reviewed?.by);

beforeAll(async () => {
  stage = await setStage({ downloadsDir: downloads });
  await stage.inside.evaluate((reporter) => chrome.storage.local.set({ settings: { reporter } }), {
    name: '沈知微',
    phone: '',
  });
});
afterAll(async () => {
  await stage?.close();
  rmSync(downloads, { recursive: true, force: true });
});

test('a wrong check character and a rate that does not fit are said before the press, which still issues', async () => {
  await enterInvoice(stage.page, stage.portal, WRONG);
  const issue = await find(stage.page, FOOTER, '发票开具');
  const focused = await stage.page.evaluate(() => document.activeElement?.tagName);
  await issue.hover();
  await waitFor(async () => (await chipState()) === 'check', { message: 'chip warns' });
  const words = await shadowText(stage.page, CHIP);
  expect(words).toContain('开具前请看一眼：第 1 行用了 1.5%');
  expect(words).toContain('（K4）');
  expect(words).toContain('最后一位写的是「E」，按前 17 位算应是「B」');
  expect(words).toContain('（K5）');
  // It takes no focus, and does not cover what she presses.
  expect(await stage.page.evaluate(() => document.activeElement?.tagName)).toBe(focused);
  const hit = await issue.evaluate((button) => {
    const { left, top, width, height } = button.getBoundingClientRect();
    const found = document.elementFromPoint(left + width / 2, top + height / 2);
    return button === found || button.contains(found);
  });
  expect(hit).toBe(true);
  await picture('chip', stage.page);
  await pressIssue(stage.page);
  await waitForSuccess(stage.page);
  issued = await stage.newest('issued', 1);
  expect(issued.invoice.buyer.taxId).toBe(WRONG.buyer.taxId);
});

test('the same buyer under another name, and the same amount again, are asked of the ledger', async () => {
  const again = {
    ...WRONG,
    buyer: { ...WRONG.buyer, name: '北京青禾文化有限公司' },
    lines: [{ itemName: '*餐饮服务*餐费', netAmount: '1000.00', taxRate: '1.5%' }],
  };
  await enterInvoice(stage.page, stage.portal, again);
  await (await find(stage.page, FOOTER, '发票开具')).hover();
  // The first three are named; those that the ledger knows are counted behind them.
  await waitFor(async () => (await shadowText(stage.page, CHIP))?.includes('另有'), {
    message: 'the ledger was asked',
  });
  await pressIssue(stage.page);
  await waitForSuccess(stage.page);
  await stage.newest('issued', 2);
});

describe('in the ledger', () => {
  /** @type {string[]} */
  let shown;
  const checksOf = () =>
    page.$$eval('[data-part="record-checks"] li', (items) =>
      items.map((item) => [
        item.getAttribute('data-check'),
        item.textContent?.trim().replace(/^K\d+\s*/, ''),
      ]),
    );

  test('the detail says the same, by number', async () => {
    const [, second] = await stage.submissions();
    page = await openExtensionPage(stage.browser, `ledger.html#/submission/${second.id}`);
    await page.setViewport({ width: 1366, height: 860 });
    await page.bringToFront();
    await page.waitForSelector('[data-part="record-checks"]');
    const found = await checksOf();
    expect(found.map(([number]) => number)).toEqual(['K4', 'K5', 'K11', 'K12']);
    expect(found[2]?.[1]).toContain(`…${issued.invoiceNumbers[0].slice(-8)}`);
    expect(found[3]?.[1]).toContain('北京青禾商贸有限公司');
    shown = found.map(([number, text]) => `${text}（${number}）`);
    await picture('detail');
  });

  test('已复核 for those that are ticked, with her name; the filter, and the undo', async () => {
    await go('#/ledger');
    await showsRows(2);
    for (const box of await page.$$('tr[data-submission] input[type="checkbox"]'))
      await box.evaluate((element) => /** @type {HTMLElement} */ (element).click());
    await picture('selection');
    await click('review-selected');
    await waitFor(async () => `${await reviewedOf()}` === '沈知微,沈知微', { message: 'both reviewed' });
    await go('#/ledger?reviewed=no');
    await showsRows(0);
    await click('undo');
    await showsRows(2);
    expect(await reviewedOf()).toEqual([undefined, undefined]);
    await go('#/ledger?reviewed=yes');
    await showsRows(0);
  });

  test('and in the detail of one, where it is taken off again', async () => {
    await go(`#/ledger?show=${issued.id}`);
    await click('review');
    await page.waitForSelector('[data-part="reviewed"]');
    expect(await page.$eval('[data-part="reviewed"]', ({ textContent }) => textContent)).toContain('沈知微');
    await picture('reviewed');
    await click('unreview');
    await page.waitForSelector('[data-action="review"]');
    await click('undo');
    await page.waitForSelector('[data-part="reviewed"]');
  });

  test('the export says what the detail says, and who reviewed it', async () => {
    await go('#/ledger');
    await showsRows(2);
    for (const box of await page.$$('tr[data-submission] input[type="checkbox"]'))
      await box.evaluate((element) => /** @type {HTMLElement} */ (element).click());
    const file = await newDownload(downloads, '.xlsx', () => click('export-selected'));
    const { sheets } = await readXlsx(new Uint8Array(readFileSync(file)));
    const [header = [], ...cells] = sheets.find(({ name }) => name === '发票')?.rows ?? [];
    const at = header.indexOf('检查');
    const byNumber = new Map(cells.map((row) => [String(row[header.indexOf('发票号码')]), row]));
    const second = byNumber.get((await stage.submissions())[1].invoiceNumbers[0]);
    expect(second?.[at]).toBe(shown.join('；'));
    expect(second?.[at + 1] ?? '').toBe('');
    const first = byNumber.get(issued.invoiceNumbers[0]);
    expect(String(first?.[at]).match(/K\d+/g)).toEqual(['K4', 'K5']);
    expect(first?.[header.indexOf('已复核')]).toMatch(/^沈知微 \d{4}-\d\d-\d\d \d\d:\d\d 已复核$/);
  });
});

test('how much passes is set in 设置, each by itself', async () => {
  await go('#/settings');
  const box = await page.waitForSelector('[data-tolerance="tax"]');
  await box?.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const type = async (/** @type {string} */ value) => {
    await box?.click({ clickCount: 3 });
    await box?.type(value);
    await page.keyboard.press('Tab');
  };
  const stored = () =>
    page.evaluate(async () => (await chrome.storage.local.get('settings')).settings.checks);
  await type('0.5');
  await waitFor(async () => (await stored())?.tax === '0.5', { message: 'kept' });
  await type('viel');
  await page.waitForSelector('[data-tolerance="tax"][aria-invalid="true"]');
  await picture('settings');
  await click('usual-checks');
  await waitFor(async () => (await stored())?.tax === '0.06', { message: 'as before' });
});
