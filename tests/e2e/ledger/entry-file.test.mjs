/** The 发票登记表 in Excel and on paper: saved by the built extension, filled in, taken in with a dry run, printed. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { waitForSuccess } from '../../portal/driver.mjs';
import { findings, SCHEMES } from '../support/browser/axe.mjs';
import { openExtensionPage } from '../support/browser/extension.mjs';
import { misfits } from '../support/browser/misfits.mjs';
import { newDownload } from '../support/browser/new-download.mjs';
import { picturesOf } from '../support/browser/picture.mjs';
import { printedPages } from '../support/browser/printed.mjs';
import { readStore } from '../support/browser/storage.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { ONE_LINE, setStage } from '../support/stage/stage.mjs';

/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;
/** @type {import('puppeteer-core').Page} */
let page;
const downloads = mkdtempSync(join(tmpdir(), 'piaoying-entries-'));
const picture = picturesOf('entry-file', () => page);
/** Titles of the saved form, in its order. @type {string[]} */
let titles = [];

const click = (/** @type {string} */ action) =>
  page.$eval(`[data-action="${action}"]`, (button) => /** @type {HTMLElement} */ (button).click());
const textOf = (/** @type {string} */ part) =>
  page.$eval(`[data-part="${part}"]`, (one) => one.textContent?.trim());
const told = (/** @type {string} */ part, /** @type {string} */ text, timeout = 60_000) =>
  waitFor(
    async () => {
      await page.waitForSelector(`[data-part="${part}"]`, { timeout });
      return (await textOf(part))?.includes(text);
    },
    { timeout, message: `${part}: ${text}` },
  );
const entries = async () =>
  (await readStore(stage.inside, 'submissions')).filter(({ source }) => source === 'manual');

/** A row by its titles. */
const row = (/** @type {Record<string, string | number>} */ given) =>
  titles.map((title) => given[title] ?? null);
const good = (/** @type {number} */ nth, more = {}) =>
  row({
    登记序号: nth,
    票种: '普票',
    购买方名称: `客户${nth}`,
    项目名称: '*餐饮服务*餐费',
    金额: nth,
    税率: '6%',
    ...more,
  });

/** Fills the saved form and drops it. */
async function choose(name, rows) {
  const path = join(downloads, name);
  writeFileSync(path, await writeXlsx({ sheets: [{ name: '发票登记表', rows: [titles, ...rows] }] }));
  const input = await page.$('[data-action="choose-file"]');
  await input?.uploadFile(path);
  await page.waitForSelector('[data-part="entry-plan"]', { timeout: 60_000 });
}

beforeAll(async () => {
  stage = await setStage({ downloadsDir: downloads });
  await stage.submit(ONE_LINE);
  await waitForSuccess(stage.page);
  await stage.newest('issued', 1);
  page = await openExtensionPage(stage.browser, 'ledger.html#/exchange');
  await page.setViewport({ width: 1366, height: 1200 });
  await page.waitForSelector('[data-card="entry-sheet"]');
}, 120_000);
afterAll(async () => {
  await stage?.close();
  rmSync(downloads, { recursive: true, force: true });
});

test('the empty form is saved: a table with lists to choose from, and each column explained', async () => {
  const path = await newDownload(downloads, '.xlsx', () => click('save-entry-sheet'));
  expect(path.endsWith('发票登记表_空白.xlsx')).toBe(true);
  const { sheets } = await readXlsx(new Uint8Array(readFileSync(path)));
  expect(sheets.map(({ name }) => name)).toEqual(['发票登记表', '特定业务', '说明']);
  titles = /** @type {string[]} */ (sheets[0]?.rows[0]);
  expect(titles).toContain('购买方税号');
  expect(sheets[0]?.dataValidations).toHaveLength(4);
});

describe('filled in and dropped', () => {
  const rows = () => [
    row({
      登记序号: 1,
      票种: '专票',
      是否含税: '含税',
      购买方名称: '北京青禾商贸有限公司',
      购买方税号: '91110105MA01C7PH2D',
      项目名称: '*纸制品*打印纸',
      数量: 3,
      单价: 99.5,
      税率: '13%',
      折扣金额: 8.5,
      备注: '合同 2026-118',
    }),
    row({ 项目名称: '*农产品*苹果', 金额: 88, 税率: '免税' }),
    good(2),
    good(3, { 金额: '一百' }),
    good(4, { 税率: '' }),
    good(4, { 购买方名称: '另一家' }),
  ];

  test('the dry run names each bad row and writes nothing', async () => {
    await choose('十一月.xlsx', rows());
    expect(await textOf('entry-fresh')).toBe('可以收进 2 张，价税合计 380.12');
    expect(await textOf('entry-bad')).toContain('2 张有问题');
    const problems = await page.$$eval('[data-list="problems"] li', (all) =>
      all.map((one) => one.textContent?.trim()),
    );
    expect(problems).toEqual([
      '第 5 行「金额」不是数字：「一百」',
      '第 6 行「税率」没有税率',
      '第 7 行「购买方名称」同一个登记序号，购买方不是同一个：「另一家」',
    ]);
    expect(await entries()).toEqual([]);
    await picture('plan');
    expect(await findings(page, 'light')).toEqual([]);
    const path = await newDownload(downloads, '.xlsx', () => click('entry-problems'));
    const { sheets } = await readXlsx(new Uint8Array(readFileSync(path)));
    expect(sheets[0]?.rows.slice(1).map(([at, column]) => [at, column])).toEqual([
      [5, '金额'],
      [6, '税率'],
      [7, '购买方名称'],
    ]);
  });

  test('one button takes the others in, with the right sums', async () => {
    await click('entry-take');
    await told('entry-done', '已收进待开登记 2 张，价税合计 380.12');
    const found = (await entries()).sort((a, b) => a.entry.formNumber.localeCompare(b.entry.formNumber));
    expect(found).toMatchObject([
      {
        source: 'manual',
        outcomeType: 'draft',
        entry: { way: 'file', fileName: '十一月.xlsx', formNumber: '1' },
        invoice: {
          kind: 'special',
          buyer: { name: '北京青禾商贸有限公司', taxId: '91110105MA01C7PH2D' },
          note: '合同 2026-118',
          totalGross: '378.00',
          issues: [],
        },
      },
      {
        outcomeType: 'draft',
        entry: { formNumber: '2' },
        invoice: { totalNet: '2', totalTax: '0.12', totalGross: '2.12' },
      },
    ]);
    expect(found[0].invoice.lines.map(({ netAmount, taxAmount }) => [netAmount, taxAmount])).toEqual([
      ['264.16', '34.34'],
      ['-7.52', '-0.98'],
      ['88', '0.00'],
    ]);
    await picture('done');
  });

  test('the same file again takes nothing; another with an equal one asks', async () => {
    await choose('十一月.xlsx', rows().slice(0, 3));
    expect(await textOf('entry-fresh')).toBe('没有可以收进的。');
    expect(await textOf('entry-again')).toContain('这个文件收过的 2 张，不再收');
    expect(await page.$('[data-action="entry-take"]')).toBeNull();
    await choose('十二月.xlsx', [good(2), good(7)]);
    expect(await textOf('entry-fresh')).toBe('可以收进 1 张，价税合计 7.42');
    expect(await textOf('entry-equal')).toContain('台账里已有一样的 1 张');
    await picture('equal');
    await page.click('[data-field="entry-equal"]');
    expect(await textOf('entry-fresh')).toBe('可以收进 2 张，价税合计 9.54');
    await click('entry-take');
    await told('entry-done', '2 张');
    expect(await entries()).toHaveLength(4);
  });

  test('taken back, none of them waits', async () => {
    await click('entry-undo');
    await told('entry-done', '已撤销');
    const dropped = (await entries()).filter(({ entry }) => entry.dropped);
    expect(dropped.map(({ entry }) => entry.fileName)).toEqual(['十二月.xlsx', '十二月.xlsx']);
  });
});

test('5,000 invoices: the plan, then all of them, some hundred at a time', async () => {
  const rows = Array.from({ length: 5_000 }, (_, at) => good(at + 1_000));
  const began = Date.now();
  await choose('五千.xlsx', rows);
  const planned = Date.now();
  expect(await textOf('entry-fresh')).toContain('可以收进 5000 张');
  await click('entry-take');
  await told('entry-done', '已收进待开登记 5000 张', 240_000);
  const taken = Date.now();
  expect((await entries()).filter(({ entry }) => entry.fileName === '五千.xlsx')).toHaveLength(5_000);
  console.info(`5,000 invoices: plan ${planned - began} ms, taking in ${taken - planned} ms`);
}, 300_000);

test('from its card to 待开登记, where the chosen are saved as a form again, and back to the card', async () => {
  await page.click('[data-action="to-entries-list"]');
  await page.waitForSelector('[data-part="entries"]');
  await page.click('[data-entry] input[type="checkbox"]');
  const path = await newDownload(downloads, '.xlsx', () => click('save-form'));
  const { sheets } = await readXlsx(new Uint8Array(readFileSync(path)));
  expect(sheets[0]?.rows).toHaveLength(2);
  expect(sheets[0]?.rows[0]).toEqual(titles);
  await page.click('[data-action="to-entry-sheet"]');
  await page.waitForFunction(
    () => /** @type {HTMLElement | null} */ (document.activeElement)?.dataset.action === 'save-entry-sheet',
  );
});

describe('on paper', () => {
  beforeAll(async () => {
    await page.evaluate(() => {
      location.hash = '#/entries?tab=paper';
    });
    await page.waitForSelector('[data-part="paper-sheet"]');
  });

  test('the company stands on it; as many pages as she asks for, each one of A4 lying', async () => {
    expect(await page.$eval('[data-cell="seller"]', (cell) => cell.textContent)).toBe('北京云杉科技有限公司');
    await page.$eval('[data-field="paper-pages"]', (field) => {
      /** @type {HTMLInputElement} */ (field).value = '3';
      field.dispatchEvent(new Event('change'));
    });
    const pages = await printedPages(page, 'blank-form');
    expect(pages).toHaveLength(3);
    for (const text of pages) {
      expect(text).toContain('北京云杉科技有限公司');
      for (const title of ['登记序号', '购买方名称', '银行账号', '折扣金额', '价税合计', '登记人'])
        expect(text).toContain(title);
      expect(text).toContain('本表只是登记，不是发票');
    }
  });

  test.each(SCHEMES)('axe finds nothing serious, %s', async (scheme) => {
    expect(await findings(page, scheme)).toEqual([]);
    await picture(`paper-${scheme}`);
  });

  test.each([1920, 1366, 1024, 683])('nothing is cut at %d px', async (width) => {
    await page.setViewport({ width, height: 768 });
    expect(await misfits(page)).toEqual([]);
  });
});
