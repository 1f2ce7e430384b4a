/** 练习: what can go wrong, each to the words and the actions of the real one; and nothing of it in the clerk's ledger. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../support/browser/chromium.mjs';
import { openExtensionPage } from '../support/browser/extension.mjs';
import { readDatabase } from '../support/browser/storage.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import {
  filledIn,
  lookUp,
  newestRow,
  openPractice,
  PRACTICE,
  practised,
  pressWith,
  rowText,
  shows,
  toFreshForm,
  typeRate,
} from '../support/stage/practice-stage.mjs';
import { BUILT } from '../support/stage/stage.mjs';

/** @type {import('puppeteer-core').Browser} */
let browser;
/** @type {import('puppeteer-core').Page} */
let page;
beforeAll(async () => {
  browser = await launchChromium({ extensionDir: BUILT.chromium, viewport: { width: 1366, height: 768 } });
  page = await openPractice(browser);
});
afterAll(() => browser?.close());

const chip = () => page.$eval('#piaoying-chip', ({ dataset }) => dataset.state);
const last = async () => (await practised(page)).at(-1);

describe('ends as it would at the real portal', () => {
  test('issued: kept, and at once in the list', async () => {
    await pressWith(page, 'none');
    await shows(page, 'issued');
    const number = await page.$eval('[data-part="number"]', ({ textContent }) => textContent);
    expect(number).toMatch(/^\d\d200000\d{12}$/);
    expect(await rowText(page)).toContain(`…${number.slice(-8)}`);
    expect(await rowText(page)).toContain('练习');
    expect(await last()).toMatchObject({ profileId: 'practice', invoiceNumbers: [number] });
    await waitFor(async () => (await chip()) === 'issued', { message: 'the chip says so' });
  });

  test('refused: the reason, then 修改后再次开具 fills the form in again', async () => {
    const { id } = await pressWith(page, 'refused');
    await shows(page, 'refused');
    expect(await rowText(page)).toContain('税局没有开具：「税率不合法，请使用 0.03、0.01」');
    await page.click('[data-action="understood"]');
    await toFreshForm(page, () => page.click(`${newestRow} [data-action="retry"]`));
    await filledIn(page);
    await typeRate(page, '3%');
    await page.click('[data-action="issue"]');
    await shows(page, 'issued');
    expect(await last()).toMatchObject({ retryOf: id, invoice: { lines: [{ taxRate: '0.03' }] } });
    // The failed one says by which attempt it was issued, and is not offered again.
    const failed = await page.$eval(`${newestRow} + li`, ({ innerText }) => innerText);
    expect(failed).toContain('已再次开具');
  });

  test('offline: not sent, and to be filled in again', async () => {
    await pressWith(page, 'offline');
    await shows(page, 'notSent');
    expect(await rowText(page)).toContain('没有提交到税局：断网');
    expect(await page.$eval(`${newestRow} [data-action="retry"]`, (one) => one.innerText)).toBe('填回开票页');
  });

  test('no answer: unclear by the deadline of practice, without a second try', async () => {
    await pressWith(page, 'hang');
    await shows(page, 'unknown');
    expect(await rowText(page)).toContain('可能已经开具，先别再点发票开具');
    expect(await page.$(`${newestRow} [data-action="retry"]`)).toBeNull();
  });

  test('the answer is lost: found in the practised list and settled by its row', async () => {
    await pressWith(page, 'lost');
    await shows(page, 'unknown');
    await lookUp(page);
    await shows(page, 'issued');
    const { standing, invoiceNumbers } = await last();
    expect(standing).toBe('confirmed');
    expect(await page.$(`tr[data-number="${invoiceNumbers[0]}"]`)).not.toBeNull();
  });

  test('or by its number, typed at the record', async () => {
    await pressWith(page, 'lost');
    await shows(page, 'unknown');
    const shelf = await page.evaluate(() => JSON.parse(localStorage.getItem('piaoying-practice-portal')));
    await page.click(`${newestRow} button.line`);
    await page.waitForSelector('dialog[open] [data-field="number"]');
    await page.type('dialog [data-field="number"]', '123');
    await page.click('dialog [data-action="settle-issued"]');
    await page.waitForSelector('[data-part="number-error"]');
    await page.click('dialog [data-field="number"]', { count: 3 });
    await page.keyboard.type(shelf[0].number);
    await page.click('dialog [data-action="settle-issued"]');
    await waitFor(async () => (await last()).invoiceNumbers[0] === shelf[0].number, { message: 'settled' });
    await page.click('dialog [data-action="close"]');
    await shows(page, 'issued');
  });

  test('doubled: two numbers of the list for one submission', async () => {
    await pressWith(page, 'doubled');
    await shows(page, 'unknown');
    await lookUp(page);
    await page.waitForSelector(`${newestRow} [data-part="standing"]`, { timeout: 20_000 });
    expect(await rowText(page)).toContain('疑似重复开具');
    expect((await last()).invoiceNumbers).toHaveLength(2);
  });

  test('what is missing is asked for by the portal itself: not sent, for no call left', async () => {
    await toFreshForm(page, () => page.click('[data-action="new-form"]'));
    await page.click('[data-action="add-line"]');
    await page.type('#practice-gmfmc', '北京试试店');
    await page.click('[data-action="issue"]');
    await shows(page, 'notSent');
    expect(await rowText(page)).toContain('第1行项目名称不能为空');
  });
});

test('nothing of it is in the clerk’s ledger, counts, export or backup', async () => {
  const popup = await openExtensionPage(browser, 'popup.html');
  await popup.waitForSelector('[data-part="empty"]');
  expect(await popup.$eval('[data-part="empty"]', ({ innerText }) => innerText)).toContain('练习一张');
  const own = await readDatabase(popup);
  for (const store of ['events', 'submissions', 'counters', 'portalRows', 'coverage', 'faults'])
    expect(own[store] ?? []).toEqual([]);
  expect((await readDatabase(popup, ['events'], PRACTICE)).events.length).toBeGreaterThan(20);
  const local = await popup.evaluate(async () => Object.keys(await chrome.storage.local.get(null)));
  expect(local.filter((key) => /^(outbox|refill|draft)/.test(key))).toEqual([]);
  expect(await popup.evaluate(() => chrome.action.getBadgeText({}))).toBe('');
  await popup.close();
  const ledger = await openExtensionPage(browser, 'ledger.html#/today');
  await ledger.waitForSelector('main[data-page="today"] h1');
  await ledger.waitForSelector('[data-part="empty"]');
  await ledger.close();
  await page.bringToFront();
});
