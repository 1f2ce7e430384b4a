import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { waitForDialogText, waitForSuccess } from '../../portal/driver.mjs';
import { launchChromium } from '../support/browser/chromium.mjs';
import { openExtensionPage, stopWorker } from '../support/browser/extension.mjs';
import { readDatabase, readStore } from '../support/browser/storage.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { BUILT, ONE_LINE, setStage, THREE_LINES } from '../support/stage/stage.mjs';

/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;
const downloads = mkdtempSync(join(tmpdir(), 'piaoying-downloads-'));
const copies = join(downloads, '票影备份');

/** Beijing wall time of an instant, as a spreadsheet shows it. */
const wallTime = (at) => new Date(Math.floor(at / 1000) * 1000 + 8 * 3_600_000);
const eventsOf = async (page) =>
  (await readDatabase(page, ['events'])).events.map(({ seq: _, ...event }) => event);
const textOf = (page, part) => page.$eval(`[data-part="${part}"]`, (element) => element.textContent);
const click = (page, action) => page.$eval(`[data-action="${action}"]`, (button) => button.click());

/** Clicks an export of the popup's page and waits for the file. */
async function download(action, ending) {
  const page = await openExtensionPage(stage.browser, 'popup.html');
  await page.waitForSelector(`[data-action="${action}"]:not(:disabled)`);
  await click(page, action);
  const name = await waitFor(() => readdirSync(downloads).find((file) => file.endsWith(ending)), {
    message: `a file *${ending}`,
  });
  const told = await waitFor(() => textOf(page, 'export-message'));
  await page.close();
  return { name, path: join(downloads, name), told };
}

beforeAll(async () => {
  stage = await setStage({ downloadsDir: downloads });
  await stage.submit(THREE_LINES);
  await waitForSuccess(stage.page);
  await stage.newest('issued', 1);
  stage.portal.setFault({
    id: 'x',
    call: 'issue',
    kind: 'error',
    code: 'GT1',
    message: '=税率不合法',
    show: 'dialog',
  });
  await stage.submit({ ...ONE_LINE, buyer: { name: '@甲"乙",公司<b>', taxId: '' }, note: '+1\n第二行' });
  await waitForDialogText(stage.page);
  await stage.newest('refused', 2);
});
afterAll(async () => {
  await stage?.close();
  rmSync(downloads, { recursive: true, force: true });
});

test('the welcome page opened with the installation', async () => {
  const welcome = await waitFor(async () =>
    (await stage.browser.pages()).find((page) => page.url().endsWith('/welcome.html')),
  );
  const text = await welcome.evaluate(() => document.body.innerText);
  expect(text).toContain('卸载票影、清除浏览器数据、重装系统，都会删掉台账');
  expect(
    await welcome.$eval('[data-setting="safety-copy"]', (box) => box.classList.contains('is-checked')),
  ).toBe(true);
});

test('the Excel file, saved by the browser and reopened by another library, equals the database', async () => {
  const { name, path, told } = await download('export-xlsx', '.xlsx');
  expect(name).toMatch(/^发票台账_北京云杉科技有限公司_\d{4}-\d{2}\.xlsx$/);
  expect(told).toContain('已导出 2 张，保存在下载文件夹');
  const { sheets } = await readXlsx(new Uint8Array(readFileSync(path)));
  expect(sheets.map((sheet) => sheet.name)).toEqual(['说明', '发票', '明细', '失败与不明']);
  const table = (sheet) => {
    const [header, ...rows] = sheets.find((one) => one.name === sheet).rows;
    return rows.map((row) => Object.fromEntries(header.map((title, at) => [title, row[at] ?? ''])));
  };
  const records = await stage.submissions();
  const invoices = table('发票');
  expect(invoices).toHaveLength(records.length);
  for (const [index, record] of records.entries()) {
    const { invoice } = record;
    expect(invoices[index]).toMatchObject({
      提交时间: wallTime(record.submittedAt),
      发票号码: record.invoiceNumbers.join(' '),
      税局提示: record.outcome.message ?? '',
      销售方名称: invoice.seller.name,
      销售方税号: invoice.seller.taxId,
      购买方名称: invoice.buyer.name,
      购买方税号: invoice.buyer.taxId ?? '',
      明细行数: invoice.lines.length,
      合计金额: Number(invoice.totalNet),
      合计税额: Number(invoice.totalTax),
      价税合计: Number(invoice.totalGross),
      备注: invoice.note ?? '',
    });
  }
  const lines = records.flatMap(({ invoice }) => invoice.lines);
  expect(
    table('明细').map((row) => [row.项目名称, row.规格型号, row.金额, row['税率/征收率'], row.税额]),
  ).toEqual(
    lines.map((line) => [
      line.itemName,
      line.specification ?? '',
      Number(line.netAmount),
      Number.isNaN(Number(line.taxRate)) ? line.taxRate : Number(line.taxRate),
      Number.isNaN(Number(line.taxAmount)) ? line.taxAmount : Number(line.taxAmount),
    ]),
  );
  expect(table('失败与不明')).toMatchObject([{ 结果: '开具失败', 税局提示原文: '=税率不合法' }]);
});

describe('a backup in the fresh profile of another browser', () => {
  /** @type {import('puppeteer-core').Browser} */
  let other;
  /** @type {import('puppeteer-core').Page} */
  let page;
  let events;
  let records;
  let path;

  const choose = async (file) => {
    const input = await page.$('[data-action="restore-file"]');
    await input.uploadFile(file);
  };

  beforeAll(async () => {
    ({ path } = await download('export-json', '.json'));
    events = await eventsOf(stage.inside);
    records = await stage.submissions();
    other = await launchChromium({ extensionDir: BUILT.chromium });
    page = await openExtensionPage(other, 'welcome.html');
    await page.$eval('details', (details) => {
      details.open = true;
    });
  });
  afterAll(() => other?.close());

  test('another file is refused in plain words', async () => {
    const wrong = join(downloads, 'other.json');
    writeFileSync(wrong, '{"invoices":[]}');
    await choose(wrong);
    expect(await waitFor(() => textOf(page, 'restore-message'))).toContain('这不是票影的备份文件');
    writeFileSync(wrong, '{"format":"piaoying-backup","version":9,"exportedAt":1,"events":[]}');
    await choose(wrong);
    await waitFor(async () => (await textOf(page, 'restore-message')).includes('先更新票影'));
    rmSync(wrong);
  });

  test('is shown first and changes nothing', async () => {
    await choose(path);
    const plan = await waitFor(() => textOf(page, 'restore-plan'));
    expect(plan).toContain('新的发票 2 张');
    expect(await page.$('[data-part="restore-doubts"]')).toBeNull();
    expect(await readStore(page, 'events')).toEqual([]);
  });

  test('restores to equal events and equal records', async () => {
    await click(page, 'restore-apply');
    expect(await waitFor(() => textOf(page, 'restore-done'))).toContain('新的发票 2 张');
    const { chainId } = events[0];
    expect((await eventsOf(page)).filter((event) => event.chainId === chainId)).toEqual(events);
    expect(await readStore(page, 'submissions')).toEqual(records);
  });

  test('the same file again: nothing new', async () => {
    await choose(path);
    const plan = await waitFor(() => textOf(page, 'restore-plan'));
    expect(plan).toContain('台账里都有了');
    await click(page, 'restore-drop');
  });

  test('undone, nothing of it is shown; brought back, all of it', async () => {
    await click(page, 'import-undo');
    await waitFor(async () => (await readStore(page, 'submissions')).length === 0, {
      message: 'no record is left',
    });
    await choose(path);
    await page.waitForSelector('[data-action="restore-apply"]');
    await click(page, 'restore-apply');
    await waitFor(async () => (await readStore(page, 'submissions')).length === 2);
    expect(await readStore(page, 'submissions')).toEqual(records);
  });
});

describe('the daily safety copy', () => {
  const filesOf = () => readdirSync(copies).filter((name) => name.endsWith('.json'));
  const ring = () =>
    stage.inside.evaluate(() => chrome.alarms.create('safetyCopy', { when: Date.now() + 50 }));
  const noted = () =>
    stage.inside.evaluate(async () => (await chrome.storage.local.get('safetyCopy')).safetyCopy);

  test('lands in the downloads folder, with the worker asleep before, and equals the ledger', async () => {
    await stopWorker(stage.browser);
    const events = await eventsOf(stage.inside);
    await ring();
    const state = await waitFor(noted, { timeout: 20_000, message: 'the copy is noted' });
    const [name, ...others] = filesOf();
    expect(others).toEqual([]);
    expect(name).toMatch(/^票影备份_\d{4}-\d{2}-\d{2}\.json$/);
    expect(state.copies).toMatchObject([{ fileName: name }]);
    expect(JSON.parse(readFileSync(join(copies, name), 'utf8')).events).toEqual(events);
  });

  test('one a day', async () => {
    const before = await noted();
    await ring();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await noted()).toEqual(before);
    expect(filesOf()).toHaveLength(1);
  });

  test('failing is said', async () => {
    rmSync(copies, { recursive: true });
    // A file where the folder must be: the browser cannot write there.
    writeFileSync(copies, '');
    await stage.inside.evaluate(() => chrome.storage.local.set({ safetyCopy: { copies: [] } }));
    await ring();
    await waitFor(
      async () => (await readStore(stage.inside, 'faults')).some(({ kind }) => kind === 'safetyCopyFailed'),
      { timeout: 20_000, message: 'a fault' },
    );
  });
});
