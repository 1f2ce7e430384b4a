/** The portal is slow and then down: 今天 says so by what was measured, and the plots of 故障与证据 show it with the same numbers. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findings, SCHEMES } from '../support/browser/axe.mjs';
import { openExtensionPage } from '../support/browser/extension.mjs';
import { picturesOf } from '../support/browser/picture.mjs';
import { readStore } from '../support/browser/storage.mjs';
import { waitFor } from '../support/browser/wait-for.mjs';
import { cellsOf } from '../support/cases/expected-book.mjs';
import { setStage } from '../support/stage/stage.mjs';

const downloads = mkdtempSync(join(tmpdir(), 'piaoying-charts-'));
/** @type {import('../support/stage/stage.mjs').Stage} */
let stage;
/** @type {import('puppeteer-core').Page} */
let ledger;
const picture = picturesOf('faults', () => ledger);

const go = async (address) => {
  await ledger.bringToFront();
  await ledger.evaluate((to) => {
    location.hash = to;
  }, address);
};
const loads = async () => readStore(stage.inside, 'loads');
const sum = (rows, name) => rows.reduce((all, row) => all + row[name], 0);
const visit = async () => {
  await stage.page.bringToFront();
  await stage.page.goto(stage.portal.makeoutHomeUrl, { timeout: 60_000 }).catch(() => undefined);
};
const line = () =>
  ledger.$eval('[data-part="portal-now"]', (one) => /** @type {HTMLElement} */ (one).innerText);

beforeAll(async () => {
  stage = await setStage({ downloadsDir: downloads });
  ledger = await openExtensionPage(stage.browser, 'ledger.html#/today');
  await ledger.setViewport({ width: 1366, height: 768 });
  await visit();
  stage.portal.setSiteFault('very-slow');
  for (let nth = 0; nth < 3; nth += 1) await visit();
  await waitFor(async () => sum(await loads(), 'slow') >= 3, { timeout: 30_000, message: 'three slow ones' });
}, 180_000);
afterAll(async () => {
  await stage?.close();
  rmSync(downloads, { recursive: true, force: true });
});

test('今天 says that the portal is slow, with the time that was measured, and leads to 故障与证据', async () => {
  await go('#/today');
  await ledger.waitForSelector('[data-part="portal-now"][data-state="slow"]', { timeout: 20_000 });
  expect(await line()).toMatch(/税局今天慢：现在 1[1-4] 秒/);
  await picture('today-slow');
  await ledger.click('[data-part="portal-now"] a');
  await ledger.waitForSelector('[data-card="plot-hours"]');
});

test('then it is down: since when and how often; and nothing once it is back', async () => {
  stage.portal.setSiteFault('down');
  for (let nth = 0; nth < 3; nth += 1) await visit();
  await waitFor(async () => sum(await loads(), 'failed') >= 3, { timeout: 30_000, message: 'three failed' });
  await go('#/today');
  await ledger.waitForSelector('[data-part="portal-now"][data-state="down"]', { timeout: 20_000 });
  expect(await line()).toMatch(/税局打不开：\d\d:\d\d 起，[3-9] 次/);
  stage.portal.setSiteFault('');
  for (let nth = 0; nth < 3; nth += 1) await visit();
  await go('#/today');
  await ledger.waitForSelector('[data-part="portal-now"]', { hidden: true, timeout: 20_000 });
}, 90_000);

describe('the plots', () => {
  beforeAll(async () => {
    await go('#/faults');
    await ledger.waitForSelector('[data-plot="hours"] [data-state="failed"]');
  });

  test('the hour is marked, with its counts as its name; the others are not known', async () => {
    const marks = await ledger.$$eval('[data-plot="hours"] [data-mark]', (all) =>
      all.map((one) => [one.getAttribute('data-state'), one.getAttribute('aria-label') ?? '']),
    );
    const known = marks.filter(([state]) => state !== 'unknown');
    expect(known.length).toBeLessThanOrEqual(2);
    expect(known.at(-1)?.[1]).toMatch(/打开 \d+ 次，慢 \d+ 次，打不开 \d+ 次/);
    expect(marks.length % 24).toBe(0);
    await picture('charts');
  });

  test('a press filters the list, by the keyboard too; the same once more shows all', async () => {
    const rows = () => ledger.$$eval('[data-portal-fault]', (all) => all.length);
    const all = await rows();
    expect(all).toBeGreaterThan(0);
    await ledger.$eval('[data-plot="days"] [data-mark]', (mark) => /** @type {any} */ (mark).focus());
    await ledger.keyboard.press('Enter');
    await ledger.waitForSelector('[data-part="chosen"]');
    // The first of the month; the keyboard goes on to today.
    expect(await rows()).toBe(new Date(Date.now() + 8 * 3_600_000).getUTCDate() === 1 ? all : 0);
    const last = (await ledger.$$('[data-plot="hours"] [data-state="failed"]')).at(-1);
    await last?.click();
    await waitFor(async () => (await rows()) > 0);
    await last?.click();
    await ledger.waitForSelector('[data-part="chosen"]', { hidden: true });
    expect(await rows()).toBe(all);
  });

  test('「看数字」 equals what is stored, and so does the workbook', async () => {
    await ledger.click('[data-card="plot-hours"] [data-action="numbers"]');
    const cells = await ledger.$$eval('[data-card="plot-hours"] tbody tr', (rows) =>
      rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.innerText.trim())),
    );
    const stored = await loads();
    const came = stored.reduce((all, { times }) => all + times.reduce((a, b) => a + b, 0), 0);
    const total = (nth) => cells.reduce((all, row) => all + Number(row[nth]), 0);
    expect([total(3), total(4), total(5)]).toEqual([
      came + sum(stored, 'failed'),
      sum(stored, 'slow'),
      sum(stored, 'failed'),
    ]);
    await ledger.click('[data-action="export-faults"]');
    const file = await waitFor(() => readdirSync(downloads).find((name) => name.endsWith('.xlsx')));
    const book = cellsOf(await readXlsx(new Uint8Array(readFileSync(join(downloads, file)))));
    const sheet = book['每个钟点'].filter((row) => row.some((cell) => String(cell).includes('有打不开的')));
    expect(sheet).toHaveLength(cells.filter((row) => row[2] === '有打不开的').length);
    expect(sheet.map((row) => row.slice(0, 6).map(String))).toEqual(
      cells.filter((row) => row[2] === '有打不开的'),
    );
    await ledger.click('[data-card="plot-hours"] [data-action="numbers"]');
  });

  test('a plot as a picture', async () => {
    await ledger.click('[data-card="plot-hours"] [data-action="save-picture"]');
    const file = await waitFor(() => readdirSync(downloads).find((name) => name.endsWith('.png')));
    expect(readFileSync(join(downloads, file)).subarray(1, 4).toString()).toBe('PNG');
  });

  test.each(SCHEMES)('axe finds nothing serious with plots that show something, %s', async (scheme) => {
    expect(await findings(ledger, scheme)).toEqual([]);
    if (!process.env.PIAOYING_PICTURES) return;
    for (const width of [911, 1366, 1920]) {
      await ledger.setViewport({ width, height: 1_700 });
      await picture(`charts-${scheme}-${width}`);
    }
  });
});
