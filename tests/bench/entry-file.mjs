/**
 * Taking a 发票登记表 in on the ledger page, beside a plain library that only reads its cells in the same page: the dry run, taking in,
 * and for how long the page stood still meanwhile.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { launchChromium } from '../e2e/support/browser/chromium.mjs';
import { openExtensionPage } from '../e2e/support/browser/extension.mjs';
import { waitFor } from '../e2e/support/browser/wait-for.mjs';
import { bundle } from './support/bundle.mjs';
import { median, ratio, short, thousands } from './support/figures.mjs';

/** The most that are taken in of a file. `PIAOYING_BENCH_ROWS=500` takes so many, once. */
const ONLY = Number(process.env.PIAOYING_BENCH_ROWS);
const [INVOICES, ROUNDS] = ONLY ? [ONLY, 1] : [5_000, 3];
const TIMEOUT = 1_800_000;
const WHAT = {
  plain: 'plain library, read only',
  plan: 'dry run: choose → what would be taken in',
  take: 'take in: 收进待开登记 → 已收进',
};
const TITLES = ['登记序号', '开票公司税号', '开票公司名称', '票种', '购买方名称', '项目名称', '金额', '税率'];

/** @typedef {{ ms: number, longest: number }} Run longest = of the tasks of the page's main thread */

/** @param {import('./bench.mjs').Stage} stage */
export async function measure(stage) {
  const plain = await bundle({ streamXlsxRows: 'node_modules/hucre/dist/xlsx.mjs' });
  const folder = mkdtempSync(join(tmpdir(), 'piaoying-bench-'));
  const path = join(folder, '登记表.xlsx');
  const names = /** @type {(keyof typeof WHAT)[]} */ (Object.keys(WHAT));
  const runs = /** @type {Record<string, Run[]>} */ (Object.fromEntries(names.map((name) => [name, []])));
  try {
    const rows = Array.from({ length: INVOICES }, (_, nth) => rowOf(nth + 1));
    writeFileSync(path, await writeXlsx({ sheets: [{ name: '发票登记表', rows: [TITLES, ...rows] }] }));
    for (let round = 0; round < ROUNDS; round++) {
      for (const [name, run] of Object.entries(await oneRound(stage, plain, path))) runs[name]?.push(run);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return [
    {
      title: `entry file: ${thousands(INVOICES)} invoices, ${ROUNDS} rounds, each in a browser just started`,
      head: ['what', 's', '', 'longest task, ms'],
      rows: names.map((name) => {
        const of = (/** @type {keyof Run} */ field, way = name) =>
          median((runs[way] ?? []).map((run) => run[field]));
        return [WHAT[name], short(of('ms') / 1000), ratio(of('ms'), of('ms', 'plain')), short(of('longest'))];
      }),
      notes: ['plain = hucre’s streamXlsxRows over the sheet, in the same page; × = beside it'],
    },
  ];
}

const rowOf = (/** @type {number} */ nth) => [
  nth,
  '91110105MA01C4JX88',
  '北京云杉科技有限公司',
  '普票',
  `客户${nth}`,
  '*餐饮服务*餐费',
  1_000 + nth,
  '6%',
];

/** @returns {Promise<Record<string, Run>>} */
async function oneRound({ portal, extensionDir }, plain, path) {
  const browser = await launchChromium({ args: portal.chromiumArgs(), extensionDir });
  try {
    const page = await openExtensionPage(browser, 'ledger.html#/exchange');
    await page.bringToFront();
    await page.waitForSelector('[data-action="choose-file"]');
    const readPlain = async () => {
      await page.evaluate(() =>
        document.body.append(
          Object.assign(document.createElement('input'), { type: 'file', id: 'bench-file' }),
        ),
      );
      await (await page.$('#bench-file')).uploadFile(path);
      await startClock(page);
      await page.evaluate(`void (${readCells})(${plain})`);
      const run = await ended(page);
      await page.$eval('#bench-file', (input) => input.remove());
      return run;
    };
    return {
      plain: await readPlain(),
      plan: await (async () => {
        await startClock(page, 'entry-plan');
        await (await page.$('[data-action="choose-file"]')).uploadFile(path);
        return ended(page);
      })(),
      take: await (async () => {
        await startClock(page, 'entry-done');
        await page.$eval('[data-action="entry-take"]', (button) => button.click());
        return ended(page);
      })(),
    };
  } finally {
    await browser.close();
  }
}

/** From now until the page shows this part, and does nothing more. */
const startClock = (page, part) =>
  page.evaluate((name) => {
    const start = performance.now();
    globalThis.benchTook = undefined;
    globalThis.benchTasks = [0];
    globalThis.benchWatch?.disconnect();
    globalThis.benchWatch = new PerformanceObserver((list) =>
      globalThis.benchTasks.push(...list.getEntries().map(({ duration }) => duration)),
    );
    globalThis.benchWatch.observe({ type: 'longtask' });
    if (name === undefined) return;
    const look = () => {
      const busy = document.querySelector('.entry-file[aria-busy="true"]');
      if (busy || !document.querySelector(`[data-part="${name}"]`)) return;
      seen.disconnect();
      globalThis.benchTook = performance.now() - start;
    };
    const seen = new MutationObserver(look);
    seen.observe(document, { childList: true, subtree: true, attributes: true });
  }, part);

const ended = async (page) => {
  const ms = await waitFor(() => page.evaluate(() => globalThis.benchTook), {
    timeout: TIMEOUT,
    every: 100,
    message: 'the page says that it is done',
  });
  const longest = await page.evaluate(() => {
    // Those of which it was not told yet, too.
    const rest = globalThis.benchWatch.takeRecords().map(({ duration }) => duration);
    return Math.max(...globalThis.benchTasks, ...rest);
  });
  return { ms, longest };
};

/** Runs in the page. */
async function readCells({ streamXlsxRows }) {
  const start = performance.now();
  const bytes = new Uint8Array(await document.querySelector('#bench-file').files[0].arrayBuffer());
  let cells = 0;
  for await (const { values } of streamXlsxRows(bytes, { sheet: 0 })) cells += values.length;
  globalThis.benchCells = cells;
  globalThis.benchTook = performance.now() - start;
}
