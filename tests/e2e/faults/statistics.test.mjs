/** 统计: what was put into a ledger, counted by the built extension; the same in the workbook. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findings, SCHEMES } from '../support/browser/axe.mjs';
import { chooseOption } from '../support/browser/choose-option.mjs';
import { openExtensionPage } from '../support/browser/extension.mjs';
import { misfits } from '../support/browser/misfits.mjs';
import { picturesOf } from '../support/browser/picture.mjs';
import { readStore } from '../support/browser/storage.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { cellsOf, formulasOf } from '../support/cases/expected-book.mjs';
import { keepCases, line } from '../support/cases/kept-cases.mjs';
import { speak } from '../support/stage/speak.mjs';
import { setStage } from '../support/stage/stage.mjs';

const OWN = { name: '北京云杉科技有限公司', taxId: '91110105MA01C4JX88' };
/** Its name is a formula to a spreadsheet that takes it for one. */
const OTHER = { name: '=1+1（天津）海棠餐饮管理有限公司', taxId: '91120116MA05Q7X4HN' };
const downloads = mkdtempSync(join(tmpdir(), 'piaoying-statistics-'));
const ADDRESS = '#/faults?month=2026-03&tab=statistics';
/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;
/** @type {import('puppeteer-core').Page} */
let ledger;
const picture = picturesOf('statistics', () => ledger);

let number = 26_112_000_000_000_000_000n;
const issued = () => {
  number += 1n;
  return { number: String(number) };
};
const refused = (/** @type {string} */ refusal) => ({ refusal });
/** Each issued one takes 2.1 s. @param {string} until Beijing time, a minute after the last */
async function keep(name, until, seller, said, mark) {
  const form = { seller, lines: [line(1, '*餐饮服务*餐费', { net: '100.00', rate: '1%', tax: '1.00' })] };
  const now = Date.parse(`${until}+08:00`);
  return keepCases(
    stage.inside,
    said.map((one) => ({ form, said: one, ...(mark && { mark }) })),
    { name, now },
  );
}

/** She presses once more, and it is issued after 5 s. @param {{ id: string, submittedAt: number }} record */
async function issueAtLast({ id, submittedAt }) {
  const at = submittedAt + 20_000;
  const fact = (nth, type, more) => ({ id: `${id}A${nth}`, at: at + nth, type, submissionId: id, ...more });
  const call = { call: 'issue', requestId: `${id}A` };
  const site = {
    origin: 'https://dppt.beijing.chinatax.gov.cn:8443',
    path: '/blue-invoice-makeout/invoice-makeout',
  };
  const facts = [
    fact(0, 'repeated', { gesture: 'click', onLine: true }),
    fact(100, 'called', { ...call, method: 'POST', site }),
    fact(4_900, 'responded', { ...call, status: 200 }),
    fact(5_000, 'answered', {
      area: 'success',
      text: '',
      buttons: [],
      invoiceNumbers: [issued().number],
    }),
  ];
  await stage.inside.evaluate(async (all) => {
    await globalThis.chrome.storage.local.set(
      Object.fromEntries(all.map((one) => [`outbox:${one.id}`, one])),
    );
    await globalThis.chrome.runtime.sendMessage({ kind: 'sweep' });
  }, facts);
  await waitFor(async () => {
    const record = (await readStore(stage.inside, 'submissions')).find((one) => one.id === id);
    return record?.outcomeType === 'issued' && record.failedTries?.length === 1;
  });
}

const go = async (/** @type {string} */ address) => {
  await ledger.bringToFront();
  await ledger.evaluate((to) => {
    location.hash = to;
  }, address);
};
const cells = (/** @type {string} */ selector) =>
  ledger.$$eval(`${selector} tr`, (rows) =>
    rows.map((row) => [...row.cells].map((cell) => /** @type {HTMLElement} */ (cell).innerText.trim())),
  );
const table = '[data-part="companies"]';

/** Name, 录入, 已开具, 没开成, 后来开成, 结果不明, 等结果, 次数, 税局查不到, 没核对, 居中, 慢的二十分之一. */
const ROWS = {
  own: [OWN.name, '15', '13', '2', '0', '0', '0', '16', '没核对过', '13', '2.1', '5'],
  other: [OTHER.name, '3', '1', '1', '0', '1', '0', '3', '没核对过', '2', '太少', '太少'],
  // A row of a batch, whose table shows no company; it has no time.
  batch: ['没读到公司', '1', '1', '0', '0', '0', '0', '1', '没核对过', '1', '没有数', '没有数'],
  sum: ['合计', '19', '15', '3', '0', '1', '0', '20', '没核对过', '16', '2.1', '5'],
};

beforeAll(async () => {
  stage = await setStage({ downloadsDir: downloads });
  await keep('MORN', '2026-03-10T10:30:00', OWN, Array.from({ length: 8 }, issued));
  const rate = '税率不合法，请使用 0.03、0.01';
  const noon = [issued(), refused(rate), issued(), refused(rate), issued(), refused(rate)];
  const records = await keep('NOON', '2026-03-11T14:30:00', OWN, noon);
  const buyer = '购买方名称不能为空';
  await keep('OTHR', '2026-03-12T16:30:00', OTHER, [issued(), refused(buyer), { left: true }]);
  // The last minute of the month, and the first of the next.
  await keep('EDGE', '2026-04-01T00:01:00', OWN, [issued(), issued()]);
  const batch = { batch: { importId: 'I1', serialNumber: '1', rows: 1 } };
  await keep('BATCH', '2026-03-13T10:30:00', OWN, [issued()], batch);
  await issueAtLast(records.find(({ outcomeType }) => outcomeType === 'refused'));
  ledger = await openExtensionPage(stage.browser, `ledger.html${ADDRESS}`);
  await ledger.setViewport({ width: 1366, height: 768 });
  await ledger.waitForSelector(table);
}, 180_000);
afterAll(async () => {
  await stage?.close();
  rmSync(downloads, { recursive: true, force: true });
});

test('a row a company, the sum last, as they were put in', async () => {
  expect((await cells(table)).slice(1)).toEqual(Object.values(ROWS));
  expect((await cells('[data-part="reasons"]')).slice(1)).toEqual([
    [OWN.name, '税率/征收率', '3'],
    [OTHER.name, '购买方名称/税号', '1'],
    ['合计', '税率/征收率', '3'],
    ['购买方名称/税号', '1'],
  ]);
});

test('the hours of Beijing: entered, issued by one press; of few nothing is said', async () => {
  const card = '[data-card="statistic-hours"]';
  const says = await ledger.$eval(`${card} .says`, (one) => one.textContent?.trim());
  expect(says).toBe(
    '最顺的钟点：10 点（有结果的 8 张，一次开成 8 张）、14 点（有结果的 6 张，一次开成 3 张）',
  );
  expect(await ledger.$$eval(`${card} g[data-hour]`, (all) => all.length)).toBe(24);
  await ledger.click(`${card} [data-action="numbers"]`);
  expect((await cells(`${card} table`)).slice(1)).toEqual([
    ['10:00–11:00', '8', '8', '8', '100%', '2.1'],
    ['14:00–15:00', '6', '6', '3', '50%', '太少'],
    ['16:00–17:00', '3', '3', '1', '太少', '太少'],
    ['23:00–24:00', '1', '1', '1', '太少', '太少'],
  ]);
  await ledger.click(`${card} [data-action="numbers"]`);
  await ledger.click(`${card} [data-action="save-picture"]`);
  const file = await waitFor(() => readdirSync(downloads).find((name) => name.endsWith('.png')));
  expect(readFileSync(join(downloads, file)).subarray(1, 4).toString()).toBe('PNG');
});

test('the workbook has the same numbers, and no name becomes a formula', async () => {
  await ledger.click('[data-action="export-statistics"]');
  const file = await waitFor(() => readdirSync(downloads).find((name) => name.endsWith('.xlsx')));
  expect(file).toBe('开票统计_全部公司_2026-03.xlsx');
  const read = await readXlsx(new Uint8Array(readFileSync(join(downloads, file))));
  const book = cellsOf(read);
  const told = (row) => row.map((cell) => String(cell ?? ''));
  const companies = book['公司'].slice(1, 5).map(told);
  const bare = companies.map(([name, , ...rest]) => [name, ...rest.slice(0, 11)]);
  expect(bare).toEqual(Object.values(ROWS));
  expect(companies.map((row) => [row[1], ...row.slice(13)])).toEqual([
    [OWN.taxId, '13', '0', '0'],
    [OTHER.taxId, '1', '0', '0'],
    ['', '0', '0', '1'],
    ['', '14', '0', '1'],
  ]);
  expect(book['没开成的原因'].slice(1, 3).map(told)).toEqual([
    [OWN.name, OWN.taxId, '税率/征收率', '3'],
    [OTHER.name, OTHER.taxId, '购买方名称/税号', '1'],
  ]);
  expect(told(book['一天里的钟点'][11])).toEqual(['10:00–11:00', '8', '8', '8', '1', '2.1']);
  expect(told(book['一天里的钟点'][10])).toEqual(['09:00–10:00', '0', '0', '0', '没有数', '没有数']);
  expect(formulasOf(read)).toEqual([]);
  const about = read.sheets.find(({ name }) => name === '说明');
  expect(JSON.stringify(about?.rows)).toContain('录入 = 已开具 + 没开成 + 结果不明 + 等结果');
});

describe('the top line', () => {
  test('narrows it to one company and stays on 统计', async () => {
    await chooseOption(ledger, '[data-filter="company"]', '天津');
    await ledger.waitForFunction(
      () => document.querySelectorAll('[data-part="companies"] tbody tr').length === 1,
    );
    expect((await cells(table)).slice(1)).toEqual([ROWS.other, ['合计', ...ROWS.other.slice(1)]]);
    expect(await ledger.evaluate(() => location.hash)).toContain('tab=statistics');
  });

  test('another month: the one after midnight is there; 故障 is of no company', async () => {
    await go('#/faults?month=2026-04&tab=statistics');
    await ledger.waitForFunction(() =>
      document.querySelector('[data-card="statistics"] h2')?.textContent?.includes('2026-04'),
    );
    expect((await cells(table)).at(-1)?.slice(0, 3)).toEqual(['合计', '1', '1']);
    await go('#/faults?month=2026-03');
    await ledger.waitForSelector('[data-filter="company"]', { hidden: true });
  });
});

describe.each(['zh_CN', 'en'])('in %s', (language) => {
  beforeAll(async () => {
    await speak(stage.inside, ledger, language);
    await go(ADDRESS);
    await ledger.waitForSelector(table);
  });

  test.each(SCHEMES)('axe finds nothing serious, %s', async (scheme) => {
    expect(await findings(ledger, scheme)).toEqual([]);
    await picture(`statistics-${language}-${scheme}`);
  });

  test.each([1920, 1366, 1024, 911])('nothing is cut at %d px', async (width) => {
    await ledger.setViewport({ width, height: Math.round(width * 0.56) });
    expect(await misfits(ledger)).toEqual([]);
  });
});
