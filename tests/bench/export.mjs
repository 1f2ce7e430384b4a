/**
 * The Excel export of a large ledger from the ledger page, beside the same cells written by a plain library in the
 * same page: all records read, all rows built, one file in memory.
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium } from '../e2e/support/browser/chromium.mjs';
import { openExtensionPage } from '../e2e/support/browser/extension.mjs';
import { createTempProfile } from '../e2e/support/browser/temp-profile.mjs';
import { waitFor } from '../e2e/support/browser/wait-for.mjs';
import { chooseAll } from '../e2e/support/cases/export-book.mjs';
import { bundle } from './support/bundle.mjs';
import { median, ratio, short, thousands } from './support/figures.mjs';
import { ABOUT_RECORDS, fillProfile } from './support/filled-profile.mjs';
import { watchMemory } from './support/memory.mjs';

/** Invoices → exports each way: a large one takes minutes. */
const ROUNDS = new Map([
  [10_000, 3],
  [100_000, 1],
]);
const LINES = 3;
const PLAIN = {
  writeXlsx: 'node_modules/hucre/dist/xlsx.mjs',
  COLUMNS: 'utils/domain/view/columns.ts',
  LINE_COLUMNS: 'utils/domain/view/columns.ts',
  FAILURE_COLUMNS: 'utils/domain/view/columns.ts',
  createTexts: 'utils/domain/texts/texts.ts',
};
/** An export takes minutes on a slow machine. */
const TIMEOUT = 1_800_000;

/** @typedef {{ ms: number, page: number, browser: number, bytes: number }} Run memory in MiB */

/** @param {import('./bench.mjs').Stage} stage */
export async function measure(stage) {
  const plain = await bundle(PLAIN);
  const measured = [];
  for (const [records, rounds] of ROUNDS) {
    const profile = createTempProfile('bench');
    const downloads = mkdtempSync(join(tmpdir(), 'piaoying-bench-'));
    const runs = { records, ours: /** @type {Run[]} */ ([]), plain: /** @type {Run[]} */ ([]) };
    try {
      await fillProfile(stage, profile, records);
      for (let round = 0; round < rounds; round++) {
        runs.ours.push(await inFreshBrowser(stage, profile, downloads, exportOurs));
        runs.plain.push(await inFreshBrowser(stage, profile, downloads, (page) => exportPlain(page, plain)));
      }
    } finally {
      for (const folder of [profile, downloads])
        rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
    }
    measured.push(runs);
  }
  const [small] = measured;
  return [
    {
      title: `export: Excel of three sheets, ${LINES} lines an invoice, each in a browser just started`,
      head: ['invoices', 'by', 'exports', 's', '', 'page MiB', '', 'browser MiB', '', 'file MiB'],
      rows: measured.flatMap((runs) => [
        row(runs, 'ours', runs.plain, small),
        row(runs, 'plain', runs.plain, small),
      ]),
      notes: [
        'MiB = growth of the resident memory from before the click to its peak (page = its process; browser = all)',
        '× after s = beside plain; × after MiB = beside the same way with the fewest invoices',
        'plain = hucre’s writeXlsx over getAll() and the same column list, in the same page',
        ABOUT_RECORDS,
      ],
    },
  ];
}

function row(runs, way, base, small) {
  const of = (all, field) => median(all.map((run) => run[field]));
  const [own, least] = [runs[way], small[way]];
  return [
    thousands(runs.records),
    way === 'ours' ? 'ours, streaming' : 'plain library',
    String(own.length),
    short(of(own, 'ms') / 1000),
    ratio(of(own, 'ms'), of(base, 'ms')),
    ...['page', 'browser'].flatMap((field) => [
      short(of(own, field)),
      ratio(of(own, field), of(least, field)),
    ]),
    short(of(own, 'bytes') / 2 ** 20),
  ];
}

/**
 * @param {import('./bench.mjs').Stage} stage
 * @param {string} profile
 * @param {string} downloads
 * @param {(page: import('puppeteer-core').Page, downloads: string) => Promise<{ ms: number, bytes: number }>} run
 * @returns {Promise<Run>}
 */
async function inFreshBrowser({ portal, extensionDir }, profile, downloads, run) {
  const browser = await launchChromium({
    args: portal.chromiumArgs(),
    extensionDir,
    userDataDir: profile,
    downloadsDir: downloads,
  });
  try {
    const page = await openExtensionPage(browser, 'ledger.html#/exchange');
    await page.bringToFront();
    await page.waitForSelector('[data-action="export-xlsx"]:not(:disabled)');
    const peak = watchMemory(browser);
    const told = await run(page, downloads);
    return { ...told, ...peak() };
  } finally {
    await browser.close();
  }
}

/** All companies, all months, by the clerk's own button. */
async function exportOurs(page, downloads) {
  await chooseAll(page, '');
  await page.evaluate(noteEnd);
  await page.click('[data-action="export-xlsx"]');
  const ms = await waitFor(() => page.evaluate(() => globalThis.benchTook), {
    timeout: TIMEOUT,
    every: 250,
    message: 'the page says that it is exported',
  });
  // While it is being saved, the browser holds its place with an empty file.
  const isWhole = (file) => file.endsWith('.xlsx') && statSync(join(downloads, file)).size > 0;
  const name = await waitFor(() => readdirSync(downloads).find(isWhole), {
    timeout: TIMEOUT,
    message: 'the file',
  });
  const path = join(downloads, name);
  const { size } = statSync(path);
  rmSync(path);
  return { ms, bytes: size };
}

/** Runs in the page. From the click until the page says that the file is made. */
function noteEnd() {
  let clicked = 0;
  addEventListener('click', () => (clicked = performance.now()), { capture: true, once: true });
  new MutationObserver(() => {
    if (document.querySelector('[data-part="export-message"]')) {
      globalThis.benchTook ??= performance.now() - clicked;
    }
  }).observe(document, { childList: true, subtree: true, characterData: true });
}

/** Without waiting for the call: it may take longer than a call to the browser may. */
async function exportPlain(page, plain) {
  await page.evaluate(`void (${writePlain})(${plain})`);
  return waitFor(() => page.evaluate(() => globalThis.benchDone), {
    timeout: TIMEOUT,
    every: 250,
    message: 'the plain library has written it',
  });
}

/** Runs in the page. */
async function writePlain({ writeXlsx, COLUMNS, LINE_COLUMNS, FAILURE_COLUMNS, createTexts }) {
  const done = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const start = performance.now();
  const t = createTexts('zh_CN');
  const ledger = await done(indexedDB.open('piaoying'));
  const records = await done(
    ledger.transaction('submissions').objectStore('submissions').index('time').getAll(),
  );
  ledger.close();
  const numeric = new Set(['amount', 'count', 'quantity', 'rate']);
  const cell = (text, kind) => {
    if (text === '') return null;
    return numeric.has(kind) && !Number.isNaN(Number(text)) ? Number(text) : text;
  };
  const sheet = (name, columns, rows) => ({
    name,
    rows: [
      columns.map(({ title }) => t(title)),
      ...rows.map((row) => columns.map(({ kind, value }) => cell(value(row, t), kind))),
    ],
  });
  const failed = records.filter(({ outcomeType }) => ['refused', 'notSent', 'unknown'].includes(outcomeType));
  const lines = records.flatMap((record) => record.invoice.lines.map((line) => ({ record, line })));
  const sheets = [
    sheet('发票', COLUMNS, records),
    sheet('明细', LINE_COLUMNS, lines),
    sheet('失败与不明', FAILURE_COLUMNS, failed),
  ];
  const file = new Blob([await writeXlsx({ sheets })]);
  globalThis.benchDone = { ms: performance.now() - start, bytes: file.size };
}
