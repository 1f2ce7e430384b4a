/**
 * Taking the portal's exported list in on the ledger page, beside a plain library that only reads the cells of both
 * sheets in the same page: nothing compared, nothing kept.
 */
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium } from '../e2e/support/browser/chromium.mjs';
import { openExtensionPage } from '../e2e/support/browser/extension.mjs';
import { waitFor } from '../e2e/support/browser/wait-for.mjs';
import { makeExportedList } from '../portal/server/files/make-exported-list.mjs';
import { bundle } from './support/bundle.mjs';
import { median, ratio, short, thousands } from './support/figures.mjs';
import { watchMemory } from './support/memory.mjs';

/** Invoices → rounds: a large one takes minutes. `PIAOYING_BENCH_ROWS=10000` runs that one alone, once. */
const ONLY = Number(process.env.PIAOYING_BENCH_ROWS);
const ROUNDS = new Map(
  ONLY
    ? [[ONLY, 1]]
    : [
        [10_000, 3],
        [50_000, 1],
      ],
);
const LINES = 3;
const TIMEOUT = 1_800_000;
const STAGES = ['plain', 'plan', 'apply', 'again'];

/** @typedef {{ ms: number, page: number }} Run page = growth of its memory, MiB */

/** @param {import('./bench.mjs').Stage} stage */
export async function measure(stage) {
  const plain = await bundle({ streamXlsxRows: 'node_modules/hucre/dist/xlsx.mjs' });
  const folder = mkdtempSync(join(tmpdir(), 'piaoying-bench-'));
  const measured = [];
  try {
    for (const [invoices, rounds] of ROUNDS) {
      const path = join(folder, `${invoices}.xlsx`);
      writeFileSync(path, await makeExportedList(Array.from({ length: invoices }, (_, nth) => invoice(nth))));
      const runs = /** @type {Record<string, Run[]>} */ (
        Object.fromEntries(STAGES.map((name) => [name, []]))
      );
      for (let round = 0; round < rounds; round++) {
        for (const [name, run] of Object.entries(await oneRound(stage, plain, path))) runs[name].push(run);
      }
      measured.push({ invoices, rounds, bytes: statSync(path).size, runs });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return [
    {
      title: `list import: ${LINES} lines an invoice, each round in a browser just started`,
      head: ['invoices', 'what', 'rounds', 's', '', 'page MiB', 'file MiB'],
      rows: measured.flatMap(({ invoices, rounds, bytes, runs }) =>
        STAGES.map((name) => {
          const of = (/** @type {keyof Run} */ field, way = name) =>
            median(runs[way].map((run) => run[field]));
          return [
            thousands(invoices),
            WHAT[name],
            String(rounds),
            short(of('ms') / 1000),
            ratio(of('ms'), of('ms', 'plain')),
            short(of('page')),
            short(bytes / 2 ** 20),
          ];
        }),
      ),
      notes: [
        'plain = hucre’s streamXlsxRows over both sheets, in the same page; × = beside it',
        'page MiB = growth of the resident memory of the page’s process to its peak, from before each',
      ],
    },
  ];
}

const WHAT = {
  plain: 'plain library, read only',
  plan: 'dry run: choose → 新的 N',
  apply: 'take in: 导入 → 已导入',
  again: 'the same file again, dry run',
};

function invoice(nth) {
  const line = {
    code: '3040201000000000000',
    unit: '套',
    quantity: '1',
    unitPrice: '100.00',
    netAmount: '100.00',
    taxRate: '13%',
    taxAmount: '13.00',
  };
  return {
    number: `26112${String(nth + 1).padStart(15, '0')}`,
    sellerTaxId: '91110105MA01C4JX88',
    sellerName: '北京云杉科技有限公司',
    buyerTaxId: `91110108MA01A${String(nth % 9_000).padStart(4, '0')}N`,
    buyerName: `北京第${nth % 9_000}贸易有限公司`,
    issuedAt: `2026-11-${String(1 + (nth % 24)).padStart(2, '0')} 09:30:00`,
    net: '300.00',
    tax: '39.00',
    gross: '339.00',
    drawer: '王芳',
    note: `合同 ${nth}`,
    lines: Array.from({ length: LINES }, (_, at) => ({ ...line, itemName: `*软件*第${at}项` })),
  };
}

/** @returns {Promise<Record<string, Run>>} */
async function oneRound({ portal, extensionDir }, plain, path) {
  const browser = await launchChromium({ args: portal.chromiumArgs(), extensionDir });
  try {
    const page = await openExtensionPage(browser, 'ledger.html#/exchange');
    await page.bringToFront();
    await page.waitForSelector('[data-action="choose-file"]');
    const timed = async (/** @type {() => Promise<number>} */ run) => {
      const peak = watchMemory(browser);
      const ms = await run();
      return { ms, page: peak().page };
    };
    const choose = async () => {
      await startClock(page, 'list-plan');
      await (await page.$('[data-action="choose-file"]')).uploadFile(path);
      return ended(page);
    };
    return {
      plain: await timed(() => readPlain(page, plain, path)),
      plan: await timed(choose),
      apply: await timed(async () => {
        await page.click('[data-field="list-all"]');
        await page.click('[data-field="list-export-all"]');
        await startClock(page, 'list-done');
        await page.$eval('[data-action="list-apply"]', (button) => button.click());
        return ended(page);
      }),
      again: await timed(choose),
    };
  } finally {
    await browser.close();
  }
}

/** From now until the page shows this part. */
const startClock = (page, part) =>
  page.evaluate((name) => {
    const start = performance.now();
    globalThis.benchTook = undefined;
    const seen = new MutationObserver(() => {
      if (!document.querySelector(`[data-part="${name}"]`)) return;
      seen.disconnect();
      globalThis.benchTook = performance.now() - start;
    });
    seen.observe(document, { childList: true, subtree: true });
  }, part);

const ended = (page) =>
  waitFor(() => page.evaluate(() => globalThis.benchTook), {
    timeout: TIMEOUT,
    every: 100,
    message: 'the page says that it is done',
  });

async function readPlain(page, plain, path) {
  await page.evaluate(() => {
    const input = Object.assign(document.createElement('input'), { type: 'file', id: 'bench-file' });
    document.body.append(input);
  });
  await (await page.$('#bench-file')).uploadFile(path);
  await page.evaluate(`void (${readCells})(${plain})`);
  const ms = await ended(page);
  await page.$eval('#bench-file', (input) => input.remove());
  return ms;
}

/** Runs in the page. */
async function readCells({ streamXlsxRows }) {
  globalThis.benchTook = undefined;
  const start = performance.now();
  const bytes = new Uint8Array(await document.querySelector('#bench-file').files[0].arrayBuffer());
  let cells = 0;
  for (const sheet of [0, 1]) {
    for await (const { values } of streamXlsxRows(bytes, { sheet })) cells += values.length;
  }
  globalThis.benchCells = cells;
  globalThis.benchTook = performance.now() - start;
}
