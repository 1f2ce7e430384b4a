/**
 * Restoring a ledger from a place of backups (sealed segments, fetched, proved, taken in), beside the same ledger from a backup file on
 * 导入导出, and beside a bare import of that file in the same page: parsed and put, nothing proved, folded or counted.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitFor } from '../e2e/support/browser/wait-for.mjs';
import { lookInto, startComputer } from '../e2e/support/stage/backup.mjs';
import { startSmallS3 } from '../e2e/support/stores/small-s3.mjs';
import { countEvents } from './support/count-events.mjs';
import { median, ratio, short, thousands } from './support/figures.mjs';
import { watchMemory } from './support/memory.mjs';
import { makeSeries } from './support/sealed-series.mjs';

/** Events → rounds: a large ledger takes minutes. `PIAOYING_BENCH_ROWS=10000` runs that one alone, once. */
const ONLY = Number(process.env.PIAOYING_BENCH_ROWS);
const ROUNDS = new Map(
  ONLY
    ? [[ONLY, 1]]
    : [
        [10_000, 3],
        [100_000, 1],
      ],
);
/** Five events an invoice: three lines an event. */
const LINES = 15;
const TIMEOUT = 3_600_000;
const WHAT = {
  plan: 'place: 查看能取回什么 → shown',
  take: 'place: 取回 → taken and verified',
  filePlan: 'file: choose → dry run shown',
  fileTake: 'file: 恢复 → done',
  bare: 'file: bare import',
};
const STAGES = /** @type {(keyof typeof WHAT)[]} */ (Object.keys(WHAT));

/** @typedef {{ ms: number, page: number }} Run page = growth of its memory, MiB */

/** @param {import('./bench.mjs').Stage} stage */
export async function measure({ extensionDir }) {
  const measured = [];
  for (const [events, rounds] of ROUNDS) {
    const folder = mkdtempSync(join(tmpdir(), 'piaoying-bench-'));
    const store = await startSmallS3();
    try {
      const path = join(folder, '票影备份.json');
      const { recoveryKey, segments } = await makeSeries({ events, lines: LINES }, store.target, path);
      const runs = /** @type {Record<string, Run[]>} */ (
        Object.fromEntries(STAGES.map((name) => [name, []]))
      );
      for (let round = 0; round < rounds; round++) {
        const ways = [
          await fromPlace(extensionDir, store.settings, recoveryKey, events),
          await fromFile(extensionDir, path),
          await bareImport(extensionDir, path),
        ];
        for (const [name, run] of ways.flatMap(Object.entries)) runs[name]?.push(run);
      }
      const sealed = [...store.files.values()].reduce((sum, { length }) => sum + length, 0);
      measured.push({ events, rounds, runs, segments, sealed, bytes: statSync(path).size });
    } finally {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return [
    {
      title: `restore: ${LINES} lines an invoice, 5 events each, every way in a browser just started`,
      head: ['events', 'lines', 'what', 'rounds', 's', '', 'page MiB'],
      rows: measured.flatMap(({ events, rounds, runs }) =>
        STAGES.map((name) => {
          const of = (/** @type {keyof Run} */ field, way = name) =>
            median((runs[way] ?? []).map((run) => run[field]));
          return [
            thousands(events),
            thousands((events / 5) * LINES),
            WHAT[name],
            String(rounds),
            short(of('ms') / 1000),
            ratio(of('ms'), of('ms', 'bare')),
            short(of('page')),
          ];
        }),
      ),
      notes: [
        ...measured.map(
          ({ events, segments, sealed, bytes }) =>
            `${thousands(events)} events: ${segments} segments of ${short(sealed / 2 ** 20)} MiB, or a file of ${short(bytes / 2 ** 20)} MiB`,
        ),
        'bare = JSON.parse, then strict transactions of 100 events into a store with the same indexes; × = beside it',
        'page MiB = growth of the resident memory of the page’s process to its peak, from before each',
        'the place is an object store in memory on this machine',
      ],
    },
  ];
}

/** @param {import('puppeteer-core').Page} page @param {string} part @param {() => Promise<unknown>} act @returns {Promise<Run>} */
async function until(page, part, act) {
  const peak = watchMemory(page.browser());
  await page.evaluate((name) => {
    const start = performance.now();
    globalThis.benchTook = undefined;
    const look = () => {
      if (!document.querySelector(`[data-part="${name}"]`)) return;
      seen.disconnect();
      globalThis.benchTook = performance.now() - start;
    };
    const seen = new MutationObserver(look);
    seen.observe(document, { childList: true, subtree: true });
  }, part);
  await act();
  return { ms: await ended(page), page: peak().page };
}

/** @param {import('puppeteer-core').Page} page @returns {Promise<number>} */
const ended = (page) =>
  waitFor(() => page.evaluate(() => globalThis.benchTook), {
    timeout: TIMEOUT,
    every: 100,
    message: 'the page says that it is done',
  });

/** @param {import('puppeteer-core').Page} page @param {string} name */
const press = (page, name) => page.$eval(`[data-action="${name}"]`, (button) => button.click());

async function fromPlace(extensionDir, settings, recoveryKey, events) {
  const { page, close } = await startComputer('#/backup?tab=restore', { extensionDir });
  try {
    await page.bringToFront();
    await lookInto(page, settings, recoveryKey);
    await page.waitForSelector('[data-action="make-plan"]');
    const plan = await until(page, 'store-plan', () => press(page, 'make-plan'));
    const take = await until(page, 'verified', () => press(page, 'take'));
    const taken = await page.evaluate(countEvents);
    if (taken !== events) throw new Error(`${taken} events were taken, not ${events}`);
    return { plan, take };
  } finally {
    await close();
  }
}

async function fromFile(extensionDir, path) {
  const { page, close } = await startComputer('#/exchange', { extensionDir });
  try {
    await page.bringToFront();
    const input = await page.waitForSelector('[data-action="choose-file"]');
    const filePlan = await until(page, 'restore-plan', () => input.uploadFile(path));
    const fileTake = await until(page, 'restore-done', () => press(page, 'restore-apply'));
    return { filePlan, fileTake };
  } finally {
    await close();
  }
}

async function bareImport(extensionDir, path) {
  const { page, close } = await startComputer('#/exchange', { extensionDir });
  try {
    await page.bringToFront();
    await page.evaluate(() => {
      document.body.append(
        Object.assign(document.createElement('input'), { type: 'file', id: 'bench-file' }),
      );
    });
    await (await page.$('#bench-file')).uploadFile(path);
    const peak = watchMemory(page.browser());
    await page.evaluate(`void (${putBare})()`);
    return { bare: { ms: await ended(page), page: peak().page } };
  } finally {
    await close();
  }
}

/** Runs in the page. */
async function putBare() {
  const start = performance.now();
  const { events } = JSON.parse(await document.querySelector('#bench-file').files[0].text());
  const opening = indexedDB.open('bench-bare');
  opening.onupgradeneeded = () => {
    const store = opening.result.createObjectStore('events', { keyPath: 'seq', autoIncrement: true });
    store.createIndex('id', 'id', { unique: true });
    store.createIndex('chain', ['chainId', 'n'], { unique: true });
    store.createIndex('submissionId', 'submissionId');
  };
  await new Promise((resolve) => (opening.onsuccess = resolve));
  for (let at = 0; at < events.length; at += 100) {
    const transaction = opening.result.transaction('events', 'readwrite', { durability: 'strict' });
    for (const event of events.slice(at, at + 100)) transaction.objectStore('events').add(event);
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
  }
  opening.result.close();
  globalThis.benchTook = performance.now() - start;
}
