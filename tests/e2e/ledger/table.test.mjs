import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedLedger } from '../../bench/support/seed-ledger.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { setLedgerStage } from '../support/stage/ledger-stage.mjs';
import { ONE_LINE } from '../support/stage/stage.mjs';

/** @type {import('../support/stage/ledger-stage.mjs').LedgerStage} */
let ledger;
/** @type {import('puppeteer-core').Page} */
let page;
const BIG = { totalNet: '1123456789.01', totalTax: '146049382.57', totalGross: '1269506171.58' };

beforeAll(async () => {
  ledger = await setLedgerStage();
  page = ledger.page;
  // The seed copies one of each outcome.
  ledger.stage.portal.setFault('504');
  await ledger.stage.page.bringToFront();
  await ledger.stage.submit(ONE_LINE);
  await ledger.stage.newest('unknown', 3);
  await ledger.stage.portal.clearFault();
  await page.bringToFront();
  await seedLedger(page, { records: 240, companies: 12, days: 20, now: Date.now() });
  // One large amount and one long name, as they come.
  await page.evaluate(
    (id, totals) =>
      new Promise((done, fail) => {
        const opened = indexedDB.open('piaoying');
        opened.onsuccess = () => {
          const tx = opened.result.transaction('submissions', 'readwrite');
          const store = tx.objectStore('submissions');
          const got = store.get(id);
          got.onsuccess = () => {
            Object.assign(got.result.invoice, totals);
            got.result.standing = 'mismatched';
            got.result.invoice.buyer.name = `中国某某某某${'某某'.repeat(20)}有限公司`;
            store.put(got.result);
          };
          tx.oncomplete = () => {
            opened.result.close();
            done(undefined);
          };
          tx.onerror = fail;
        };
      }),
    ledger.issued.id,
    BIG,
  );
  await page.reload();
});
afterAll(() => ledger?.stage?.close());

const listed = () => page.waitForSelector('[data-part="table"] tr[data-submission]');
/** @param {string} part @param {string} text */
const says = (part, text) =>
  waitFor(async () => (await page.$eval(`[data-part="${part}"]`, (el) => el.innerText)).includes(text), {
    message: `${part} says ${text}`,
  });
async function words() {
  const { numPages, getPage } = await textOfPdf();
  const pages = [];
  for (let no = 1; no <= numPages; no += 1) {
    const { items } = await (await getPage(no)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(''));
  }
  return pages.map((text) => text.normalize('NFKC'));
}
async function textOfPdf() {
  const data = new Uint8Array(await page.pdf({ format: 'A4', landscape: true }));
  const pdf = await getDocument({ data, useSystemFonts: true }).promise;
  return { numPages: pdf.numPages, getPage: (/** @type {number} */ no) => pdf.getPage(no) };
}

// Windows at 100, 150 and 200 % of usual screens.
describe.each([
  [1024, 768],
  [1280, 720],
  [1366, 768],
  [1920, 1080],
  [911, 512],
  [683, 384],
  [512, 384],
])('in a window of %i × %i', (width, height) => {
  test.each(['', `&show=`])('no column is pressed to nothing, no amount is cut %s', async (show) => {
    await page.setViewport({ width, height });
    await ledger.go(`#/ledger?from=1${show && show + ledger.issued.id}`);
    await listed();
    await page.waitForSelector(`tr[data-submission="${ledger.issued.id}"]`);
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    const seen = await page.evaluate((id) => {
      const cells = [...document.querySelectorAll(`tr[data-submission="${id}"] td`)];
      const box = document.querySelector('[data-part="filters"]')?.getBoundingClientRect();
      return {
        widths: cells.map((cell) => cell.getBoundingClientRect().width),
        cut: cells
          .filter((cell) => cell.classList.contains('amount') && cell.scrollWidth > cell.clientWidth)
          .map((cell) => cell.textContent),
        gross: document.querySelector(`tr[data-submission="${id}"] [data-column="column.totalGross"]`)
          ?.textContent,
        title: document
          .querySelector(`tr[data-submission="${id}"] [data-column="column.buyerName"]`)
          ?.getAttribute('title'),
        state: cells[1]?.getBoundingClientRect().width,
        filters: box?.height ?? 0,
        rows: document.querySelector('[data-part="table"]')?.clientHeight ?? 0,
      };
    }, ledger.issued.id);
    expect(Math.min(...seen.widths)).toBeGreaterThanOrEqual(36);
    expect(seen.cut).toEqual([]);
    expect(seen.gross).toContain('1,269,506,171.58');
    expect(seen.title).toContain('有限公司');
    expect(seen.state).toBeLessThan(140);
    expect(seen.filters).toBeLessThanOrEqual(96);
    // The head and a row at least.
    expect(seen.rows).toBeGreaterThanOrEqual(72);
  });

  test('公司一览 never breaks a number', async () => {
    await page.setViewport({ width, height });
    await ledger.go('#/companies');
    await page.waitForSelector('[data-company]');
    const broken = await page.$$eval('[data-company] .amount, [data-part="checked-to"]', (cells) =>
      cells
        .filter((cell) => cell.innerText.trim() !== '' && cell.clientHeight > 0)
        .flatMap((cell) => {
          const range = document.createRange();
          range.selectNodeContents(cell);
          const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top / 8)));
          return lines.size > 2 ? [cell.innerText] : [];
        }),
    );
    expect(broken).toEqual([]);
  });
});

describe('the list', () => {
  beforeAll(async () => {
    await page.setViewport({ width: 1366, height: 768 });
    await ledger.go('#/ledger');
    await listed();
  });

  test('sums of all that is filtered, of the issued ones apart', async () => {
    await says('sums', '合计 240 张');
    await says('issued-sums', '其中已开具');
    await ledger.go('#/ledger?q=1,269,506,171.58');
    await says('sums', '合计 1 张');
    await says('sums', '价税合计 1,269,506,171.58');
    await ledger.go('#/ledger?q=zgmm');
    await says('sums', '合计 1 张');
    await page.click('[data-action="clear"]');
    await says('sums', '合计 240 张');
  });

  test('sorted by amount: what is not read is told, then read', async () => {
    await page.click('[data-sort="gross"]');
    await says('status', '只排了已列出的');
    await page.click('[data-action="read-all"]');
    await says('status', '共 240 张');
    expect(await page.$eval('tr[data-submission]', (row) => row.innerText)).toContain('1,269,506,171.58');
    await page.click('[data-sort="time"]');
  });

  test('days by one press, and away by another', async () => {
    await page.click('[data-days="yesterday"]');
    await waitFor(() => page.evaluate(() => /since=.*until=/.test(location.hash)), { message: 'the day' });
    await page.click('[data-days="yesterday"]');
    await waitFor(() => page.evaluate(() => location.hash === '#/ledger'), { message: 'all days' });
  });

  test('a column put away stays away', async () => {
    await page.click('[data-action="columns"]');
    const choice = await page.waitForSelector('[data-title="column.kind"]', { visible: true });
    await choice?.click();
    const has = () => page.$('[data-column="column.kind"]').then((found) => found !== null);
    await waitFor(async () => !(await has()), { message: 'the column is away' });
    await page.reload();
    await listed();
    await waitFor(async () => !(await has()), { message: 'the column is still away' });
  });

  test('on paper: every row, the sums, and nothing to press', async () => {
    await says('sums', '合计 240 张');
    // The browser's own dialog would hold the page.
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', '');
    });
    await page.click('[data-action="print"]');
    await page.waitForSelector('[data-printed]');
    await says('status', '共 240 张');
    const pages = await words();
    expect(pages.length).toBeGreaterThan(4);
    const text = pages.join('');
    expect(text.match(/已开具|开具失败|结果不明/g)?.length).toBeGreaterThanOrEqual(240);
    for (const shown of ['台账', '合计 240 张', '1,269,506,171.58']) expect(text).toContain(shown);
    for (const button of ['打印', '显示哪些列', '今天', '筛选']) expect(text).not.toContain(button);
  });

  test('a detail alone, without its buttons', async () => {
    await ledger.go(`#/ledger?show=${ledger.issued.id}`);
    await says('detail', ledger.issued.invoiceNumbers[0]);
    // An item of it is called 打印纸.
    const text = (await words()).join('').replaceAll('打印纸', '');
    expect(text).toContain(ledger.issued.invoiceNumbers[0]);
    for (const button of ['打印', '关闭', '复制', '选择文件']) expect(text).not.toContain(button);
  });

  test.each([
    ['inbox', '待处理'],
    ['reconcile', '核对'],
    ['companies', '公司一览'],
  ])('%s is not blank on paper', async (name, title) => {
    await ledger.go(`#/${name}`);
    await page.waitForSelector(`main[data-page="${name}"] h1`);
    await waitFor(async () => (await words()).join('').includes(title), { message: `${title} on paper` });
    expect((await words()).join('').length).toBeGreaterThan(30);
  });
});
