import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openQuery, pressExport, waitForSuccess } from '../../portal/driver.mjs';
import { makeExportedList } from '../../portal/server/files/make-exported-list.mjs';
import { openExtensionPage } from '../support/browser/extension.mjs';
import { picturesOf } from '../support/browser/picture.mjs';
import { pressWhenTold } from '../support/browser/press-when-told.mjs';
import { readStore } from '../support/browser/storage.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { invoice, many, SELLER } from '../support/cases/listed-invoices.mjs';
import { lookAtList } from '../support/stage/look-at-list.mjs';
import { ONE_LINE, setStage, THREE_LINES } from '../support/stage/stage.mjs';

/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;
/** The clerk's ledger tab, and the tab in which she looks at the portal's list. @type {import('puppeteer-core').Page} */
let page;
/** @type {import('puppeteer-core').Page} */
let list;
const downloads = mkdtempSync(join(tmpdir(), 'piaoying-list-'));
/** As the portal exported it. */
let exportedPath = '';

const textOf = (part) => page.$eval(`[data-part="${part}"]`, (element) => element.textContent);
const told = (part, text) =>
  waitFor(async () => (await textOf(part)).includes(text), { timeout: 30_000, message: `${part}: ${text}` });
const click = (action) => page.$eval(`[data-action="${action}"]`, (button) => button.click());
const stored = async () => ({
  rows: await readStore(stage.inside, 'portalRows'),
  coverage: await readStore(stage.inside, 'coverage'),
  events: await readStore(stage.inside, 'events'),
});
const fromFile = async () =>
  (await readStore(stage.inside, 'coverage')).filter((reading) => reading.fromFile);

async function write(name, bytes) {
  const path = join(downloads, name);
  writeFileSync(path, bytes);
  return path;
}

async function choose(path) {
  await page.bringToFront();
  const input = await page.$('[data-action="choose-file"]');
  await input.uploadFile(path);
}

const counts = () =>
  page.$$eval('[data-part="list-plan"] [data-count]', (items) =>
    Object.fromEntries(items.map((item) => [item.dataset.count, Number(/\d+/.exec(item.textContent)[0])])),
  );

/** The dry run of a file. */
async function plan(path) {
  await choose(path);
  await page.waitForSelector('[data-part="list-plan"]', { timeout: 30_000 });
  return counts();
}

/** Her word that it is the whole list. */
async function sayAll() {
  await page.click('[data-field="list-all"]');
  await page.click('[data-field="list-export-all"]');
}

const picture = picturesOf('list', () => page);

beforeAll(async () => {
  stage = await setStage({ downloadsDir: downloads });
  await stage.submit(ONE_LINE);
  await waitForSuccess(stage.page);
  await stage.newest('issued', 1);
  await stage.submit(THREE_LINES);
  await waitForSuccess(stage.page);
  await stage.newest('issued', 2);
  list = await stage.browser.newPage();
  // The file alone is to tell: this page gives it without a query.
  stage.portal.configure({ listPage: 'plain' });
  page = await openExtensionPage(stage.browser, 'ledger.html#/exchange');
  await page.setViewport({ width: 1440, height: 1400 });
});
afterAll(async () => {
  await stage?.close();
  rmSync(downloads, { recursive: true, force: true });
});

test('what the portal exports is shown first: nothing is written', async () => {
  await list.bringToFront();
  await openQuery(list, stage.portal);
  await pressExport(list);
  const name = await waitFor(() =>
    readdirSync(downloads).find((file) => file.endsWith('.xlsx') && statSync(join(downloads, file)).size > 0),
  );
  expect(name).toMatch(/^全量发票查询导出结果（\d{8}-\d{8}）\.xlsx$/);
  exportedPath = join(downloads, name);
  const before = await stored();
  expect(await plan(exportedPath)).toEqual({ new: 2, known: 0, conflict: 0, unreadable: 0 });
  expect(await textOf('list-plan')).toContain('北京云杉科技有限公司');
  expect(await page.$('[data-part="list-doubts"]')).toBeNull();
  const cannotApply = () => page.$eval('[data-action="list-apply"]', (button) => button.disabled);
  expect(await cannotApply()).toBe(true);
  await page.click('[data-field="list-all"]');
  // Nothing in the file shows whether it is all of the list: that is asked, and not chosen for her.
  expect(await cannotApply()).toBe(true);
  await page.click('[data-field="list-export-all"]');
  expect(await cannotApply()).toBe(false);
  await picture('plan');
  expect(await stored()).toEqual(before);
});

test('taken in, its rows with lines and a whole reading are there', async () => {
  await click('list-apply');
  await told('list-done', '已导入 2 张');
  const { rows, coverage } = await stored();
  const records = await stage.submissions();
  expect(rows.map(({ id }) => id).sort()).toEqual(
    records.flatMap(({ invoiceNumbers }) => invoiceNumbers).sort(),
  );
  for (const { id, shown } of rows) {
    const { invoice: entered } = records.find(({ invoiceNumbers }) => invoiceNumbers.includes(id));
    expect(shown).toMatchObject({ status: '正常', isPositive: '是', source: '电子发票服务平台' });
    expect(Number(shown.gross)).toBe(Number(entered.totalGross));
    expect(shown.lines.map(({ itemName, netAmount }) => [itemName, Number(netAmount)])).toEqual(
      entered.lines.map(({ itemName, netAmount }) => [itemName, Number(netAmount)]),
    );
  }
  expect(coverage).toMatchObject([
    {
      fromFile: true,
      complete: true,
      problems: [],
      companyTaxId: SELLER.sellerTaxId,
      origin: stage.portal.origin,
      total: 2,
      query: { type: '开具发票', kinds: '全部', others: [] },
    },
  ]);
});

test('the same file again changes nothing', async () => {
  const before = await stored();
  expect(await plan(exportedPath)).toEqual({ new: 0, known: 2, conflict: 0, unreadable: 0 });
  expect(await textOf('list-earlier')).toContain('已经全部导入过');
  await click('list-apply');
  await told('list-done', '已导入 2 张');
  expect(await stored()).toEqual(before);
});

test('the list on the page shows the same: 来源, 是否正数发票 and 备注 too', async () => {
  await lookAtList(stage, list, {});
  const rows = await readStore(stage.inside, 'portalRows');
  expect(rows.every(({ shown }) => shown.source && shown.isPositive && shown.lines)).toBe(true);
  expect(await plan(exportedPath)).toMatchObject({ known: 2, conflict: 0 });
  await click('list-drop');
});

test('what differs and what cannot be read is listed', async () => {
  const [{ id, shown }] = await readStore(stage.inside, 'portalRows');
  const other = { ...invoice(1), number: id, issuedAt: shown.issuedAt, gross: '9.00', net: '9.00', tax: '0' };
  const path = await write(
    'other.xlsx',
    await makeExportedList([
      { ...other, buyerName: shown.buyerName, status: '已红冲-全额' },
      invoice(2),
      invoice(3, { gross: '九元', lines: [] }),
      invoice(4, { number: '2611', lines: [] }),
    ]),
  );
  expect(await plan(path)).toEqual({ new: 1, known: 0, conflict: 1, unreadable: 2 });
  const conflicts = await textOf('list-conflicts');
  expect(conflicts).toContain(id);
  expect(conflicts).toContain(`价税合计 原来是「${shown.gross}」，这里是「9」`);
  expect(conflicts).toContain('发票状态 原来是「正常」，这里是「已红冲-全额」');
  const unreadable = await textOf('list-unreadable');
  expect(unreadable).toContain(
    '「发票基础信息」第 4 行「价税合计」：金额不是数字，应是 1234.56 这样（写的是 九元）',
  );
  expect(unreadable).toContain('「发票基础信息」第 5 行「数电发票号码」：没有能读出的发票号码');
  for (const part of ['list-conflicts', 'list-unreadable']) {
    await page.$eval(`[data-part="${part}"]`, (details) => {
      details.open = true;
    });
  }
  await picture('differences');
  await click('list-drop');
});

test('dates that the list contradicts are not taken', async () => {
  const path = await write('dates.xlsx', await makeExportedList(many(3)));
  const before = await stored();
  await plan(path);
  await sayAll();
  await page.$eval('[data-field="list-to"]', (input) => {
    input.value = '2026-11-01';
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await click('list-apply');
  await told('list-bar', '从');
  await page.$eval('[data-field="list-at"]', (input) => {
    input.value = '2099-01-01T00:00:00';
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await click('list-apply');
  await told('list-bar', '不能晚于现在');
  await click('list-drop');
  expect(await stored()).toEqual(before);
});

describe('cancelled', () => {
  let path;
  const cancelAt = (text) =>
    pressWhenTold(page, '[data-part="list-progress"]', text, '[data-action="list-cancel"]');

  beforeAll(async () => {
    path = await write('many.xlsx', await makeExportedList(many(3_500)));
  });

  test('while it is read: nothing is written', async () => {
    const before = await stored();
    await cancelAt('已读 1000 行');
    await choose(path);
    await told('list-message', '已取消，没有导入');
    expect(await page.$('[data-part="list-plan"]')).toBeNull();
    expect(await stored()).toEqual(before);
  });

  test('while it is taken in: a reading that covers nothing, and the same file completes it', async () => {
    expect(await plan(path)).toMatchObject({ new: 3_500 });
    await sayAll();
    await cancelAt('已导入 1000 张');
    await click('list-apply');
    await told('list-message', '已取消，导入了');
    // The part that was being written when she clicked is written.
    const taken = Number(/\d+/.exec(await textOf('list-message'))[0]);
    expect([1_000, 2_000]).toContain(taken);
    const broken = (await fromFile()).find(({ total }) => total === 3_500);
    expect(broken).toMatchObject({
      complete: false,
      problems: ['pages'],
      pagesSeen: taken / 1_000,
      pagesTold: 4,
    });
    expect(await plan(path)).toMatchObject({ new: 3_500 - taken, known: taken });
    expect(await textOf('list-earlier')).toContain('上次没有导完');
    await click('list-apply');
    await told('list-done', '已导入 3500 张');
    const whole = (await fromFile()).filter(({ total }) => total === 3_500);
    expect(whole).toMatchObject([{ id: broken.id, complete: true, problems: [], pagesSeen: 4 }]);
  });
});

test.each([
  ['a web page of that name', '<table><tr><td>1</td></tr></table>', 'door-found', '票影不认得，没有读'],
  ['an empty file', '', 'door-found', '票影不认得，没有读'],
  ['the beginning of a workbook', 'PK\u0003\u0004', 'list-message', '文件不完整或已损坏'],
])('%s is refused in plain words', async (_, content, part, text) => {
  await choose(await write('wrong.xlsx', content));
  await told(part, text);
});

test('another export of the portal is refused by its name', async () => {
  const titles = ['序号', '勾选状态', '数电发票号码', '开票日期', '金额', '税额', '有效抵扣税额'];
  const path = await write(
    '用途确认信息.xlsx',
    await makeExportedList([], () => [{ name: '发票', rows: [['发票清单'], titles, titles.map(() => '1')] }]),
  );
  await choose(path);
  await told('list-message', '这个文件里没有发票清单。请选税局导出的「全量发票查询导出结果.xlsx」。');
  await told('list-message', '「发票」里有「勾选状态」这一列，看起来是税局的「用途确认信息」');
});

test('a list without its first sheet is taken in, one whose sum does not fit says so', async () => {
  const lined = await makeExportedList(many(2), (sheets) => sheets.slice(0, 1));
  expect(await plan(await write('lines.xlsx', lined))).toMatchObject({ unreadable: 0 });
  expect(await textOf('list-summed')).toContain('由它的各行明细加出来的');
  await click('list-drop');
  const short = await makeExportedList(many(2), (sheets) =>
    sheets.slice(1).map(({ name, rows: [header = [], , ...rest] }) => ({ name, rows: [header, ...rest] })),
  );
  await plan(await write('short.xlsx', short));
  await told('list-doubts', '第 3 行「金额」写的合计是 200.00，读到的发票加起来是 100.00，相差 100.00');
  await click('list-drop');
});

test('an unconfirmed list keeps its rows and covers nothing', async () => {
  const path = await write('unsure.xlsx', await makeExportedList([invoice(7_000)]));
  await plan(path);
  await page.click('[data-field="list-not-all"]');
  await click('list-apply');
  await told('list-done', '已导入 1 张');
  const reading = (await fromFile()).find(({ total }) => total === 1);
  expect(reading).toMatchObject({ complete: false, query: {} });
  expect(reading.problems).toContain('queryType');
});
