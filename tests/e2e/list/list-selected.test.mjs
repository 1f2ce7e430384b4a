/** 导出选中: what is not in such a file is no proof of anything, what is in it was issued. */
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  fetchExport,
  openQuery,
  pressExport,
  searchList,
  selectRows,
  waitForSuccess,
} from '../../portal/driver.mjs';
import { toExported } from '../../portal/server/calls/export-call.mjs';
import { makeExportedList } from '../../portal/server/files/make-exported-list.mjs';
import { openExtensionPage } from '../support/browser/extension.mjs';
import { picturesOf } from '../support/browser/picture.mjs';
import { readStore } from '../support/browser/storage.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { ONE_LINE, setStage } from '../support/stage/stage.mjs';

/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;
/** @type {import('puppeteer-core').Page} */
let page;
/** @type {import('puppeteer-core').Page} */
let list;
const downloads = mkdtempSync(join(tmpdir(), 'piaoying-selected-'));
const OTHER = { ...ONE_LINE, buyer: { name: '丰台区某学校', taxId: '' } };

const picture = picturesOf('list-selected', () => page);
const textOf = (/** @type {string} */ part) =>
  page.$eval(`[data-part="${part}"]`, (element) => element.textContent);
const told = (/** @type {string} */ part, /** @type {string} */ text) =>
  waitFor(async () => (await page.$(`[data-part="${part}"]`)) && (await textOf(part)).includes(text), {
    timeout: 30_000,
    message: `${part}: ${text}`,
  });
const files = async () =>
  (await readStore(stage.inside, 'coverage')).filter((/** @type {any} */ reading) => reading.fromFile);
/** The newest file that came down. @param {Set<string>} before */
const downloaded = (before) =>
  waitFor(() => {
    const name = readdirSync(downloads).find(
      (one) => one.endsWith('.xlsx') && !before.has(one) && statSync(join(downloads, one)).size > 0,
    );
    return name && join(downloads, name);
  });

/** @param {string} path */
async function choose(path) {
  await page.bringToFront();
  const input = await page.waitForSelector('[data-action="choose-file"]');
  await /** @type {any} */ (input).uploadFile(path);
  await page.waitForSelector('[data-part="list-plan"]', { timeout: 30_000 });
  await page.click('[data-field="list-all"]');
}

/** @param {'all' | 'some'} how her answer */
async function takeIn(how) {
  await page.click(`[data-field="list-export-${how}"]`);
  await page.click('[data-action="list-apply"]');
  await page.waitForSelector('[data-part="list-done"]', { timeout: 30_000 });
}

const standingOf = async (/** @type {string} */ id) =>
  (await stage.submissions()).find((one) => one.id === id)?.standing;

/** @type {any} */
let issued;
/** Issued by the portal, which did not say so. @type {any} */
let unknown;

beforeAll(async () => {
  stage = await setStage({ downloadsDir: downloads });
  await stage.inside.evaluate(() =>
    globalThis.chrome.storage.local.set({ settings: { settleWaitMs: 1_000, settleSecondMs: 1_000 } }),
  );
  await stage.submit(ONE_LINE);
  await waitForSuccess(stage.page);
  issued = await stage.newest('issued', 1);
  stage.portal.setFault('drop-after');
  await stage.submit(OTHER);
  unknown = await stage.newest('unknown', 2);
  await stage.portal.clearFault();
  list = await stage.browser.newPage();
  page = await openExtensionPage(stage.browser, 'ledger.html#/exchange');
  await page.setViewport({ width: 1440, height: 1200 });
}, 120_000);
afterAll(async () => {
  await stage?.close();
  rmSync(downloads, { recursive: true, force: true });
});

test('what was not selected is not missing: the file counts only by her word that it is all', async () => {
  const [one] = stage.portal.state.invoices.filter(({ Fphm }) =>
    issued.outcome.invoiceNumbers.includes(Fphm),
  );
  const path = join(downloads, 'chosen.xlsx');
  // The file is made more than the wait after the submit.
  await waitFor(() => Date.now() - unknown.submittedAt > 3_000, { timeout: 10_000 });
  writeFileSync(path, await makeExportedList([toExported(/** @type {any} */ (one))]));
  await choose(path);
  await told('list-word', '导出的时候，点的是');
  await picture('asks');
  await takeIn('some');
  expect(await files()).toMatchObject([{ complete: false, problems: ['selected'], total: 1 }]);
  expect(await standingOf(issued.id)).toBe('confirmed');
  expect(await standingOf(unknown.id)).toBe('unchecked');
  // The same file with the other answer: so much hangs on it.
  await choose(path);
  await takeIn('all');
  await waitFor(async () => (await standingOf(unknown.id)) === 'missing', { message: 'it is missing' });
});

test('chosen on the page: what the page showed is known, her yes does not make the file whole', async () => {
  const before = new Set(readdirSync(downloads));
  await list.bringToFront();
  await openQuery(list, stage.portal);
  await searchList(list);
  await waitFor(async () => (await standingOf(unknown.id)) === 'confirmed', { timeout: 20_000 });
  await selectRows(list, issued.outcome.invoiceNumbers);
  await pressExport(list, '导出选中');
  await choose(await downloaded(before));
  await takeIn('all');
  await told('list-message', '这份文件少了 1 张');
  await picture('lacks');
  const lacking = (await files()).find((/** @type {any} */ { pages: [{ lacks }] }) => lacks > 0);
  expect(lacking).toMatchObject({
    complete: false,
    problems: ['selected'],
    total: 1,
    pages: [{ isAll: true }],
  });
});

test('where 序号 keeps the places of the list, the gap is shown and nothing is asked', async () => {
  stage.portal.configure({ exportSerials: 'list' });
  const before = new Set(readdirSync(downloads));
  await list.bringToFront();
  await openQuery(list, stage.portal);
  await searchList(list);
  // The older of the two stands in the second place.
  await selectRows(list, issued.outcome.invoiceNumbers);
  await pressExport(list, '导出选中');
  await choose(await downloaded(before));
  await told('list-doubts', '「发票基础信息」的「序号」缺了 1 个，从 1 起');
  expect(await page.$('[data-field="list-export-all"]')).toBeNull();
  await page.click('[data-action="list-drop"]');
});

test('a large export is accepted, fetched later, and is whole', async () => {
  stage.portal.configure({ exportSerials: 'own', exportAtOnce: 1 });
  const before = new Set(readdirSync(downloads));
  await list.bringToFront();
  await openQuery(list, stage.portal);
  await pressExport(list);
  await list.waitForFunction(() => document.body.textContent.includes('请稍后在「导出记录」中下载'));
  await fetchExport(list);
  await choose(await downloaded(before));
  await takeIn('all');
  expect((await files()).find((/** @type {any} */ { total }) => total === 2)).toMatchObject({
    complete: true,
    problems: [],
  });
});
