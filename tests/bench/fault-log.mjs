/**
 * The log of the portal's faults: what its looks cost a page of the portal on its main thread (requests are watched by the
 * worker alone), and how large the log of a year is. Both by the code of the product.
 */
import { launchChromium } from '../e2e/support/browser/chromium.mjs';
import { bundle } from './support/bundle.mjs';
import { median, quantile, short, thousands } from './support/figures.mjs';
import { formAddress } from './support/form.mjs';

const ROUNDS = 50;
const DAYS = 250;
const LOADS = 400;
const FAULTS = 6;
const PAGES = 30;
/** Days filled by one call. */
const SLICE = 10;
const MB = 1_000_000;

/** @param {import('./bench.mjs').Stage} stage */
export async function measure({ portal }) {
  portal.configure({ prefillLines: 50 });
  const browser = await launchChromium({ args: portal.chromiumArgs() });
  try {
    const page = await browser.newPage();
    const looks = [];
    const health = await bundle({
      watchHealth: 'utils/capture/health/watch-health.ts',
      dppt: 'utils/portal/dppt.ts',
      FAULT_WORDS: 'utils/portal/fault-words.ts',
      LOADING_MARKS: 'utils/portal/fault-words.ts',
      SECRET_VIEWS: 'utils/portal/secret-views.ts',
    });
    for (const [name, url] of [
      ['home page', portal.makeoutHomeUrl],
      ['entry form, 50 lines', formAddress(portal)],
    ]) {
      await page.goto(url, { waitUntil: 'networkidle0' });
      const times = await page.evaluate(`(${lookOften})(${health}, ${ROUNDS})`);
      looks.push([name, times]);
    }
    const store = await bundle({
      openLedger: 'utils/store/ledger/db.ts',
      countLoad: 'utils/store/ledger/loads.ts',
      compactLoads: 'utils/store/ledger/loads.ts',
      append: 'utils/store/write/append.ts',
      knowledgeWith: 'utils/portal/registry.ts',
      DRAWN_LOADS: 'utils/portal/fault-words.ts',
      isOf: 'utils/domain/fault/fault-charts.ts',
    });
    await page.evaluate(`globalThis.benchProduct = ${store}; (${begin})(globalThis.benchProduct)`);
    const size = { loads: LOADS, faults: FAULTS, pages: PAGES };
    // A call to the browser may take 3 min at most.
    for (let day = 0; day < DAYS; day += SLICE)
      await page.evaluate(fillDays, day, Math.min(DAYS, day + SLICE), size);
    const year = await page.evaluate(sizeOfAll, DAYS * LOADS);
    return [
      {
        title: `fault log: its looks at one page load on the main thread, ms, ${ROUNDS} loads`,
        head: ['page', 'median', '95 %', 'wanted'],
        rows: looks.map(([name, times]) => [name, short(median(times)), short(quantile(times, 0.95)), '≤ 1']),
        notes: [
          'four looks a load, together: words shown, a white page, one that turns; requests cost the page nothing',
        ],
      },
      {
        title: `fault log: a year of ${DAYS} days with ${thousands(LOADS)} loads and ${FAULTS} faults each`,
        head: ['', 'rows', 'MB as JSON'],
        rows: year.stores.map(([name, rows, bytes]) => [name, thousands(rows), short(bytes / MB)]),
        notes: [
          `on disk ${short(year.disk / MB)} MB (the browser's own estimate), wanted ≤ 20; ${PAGES} pages and calls`,
          `a load counted in ${short(year.countMs)} ms in the background, the last evening put together in ${short(year.compactMs)} ms`,
        ],
      },
    ];
  } finally {
    await browser.close();
  }
}

/** Runs in the page: the timers of the watch are called at once, each of its looks by itself. */
function lookOften({ watchHealth, dppt, FAULT_WORDS, LOADING_MARKS, SECRET_VIEWS }, rounds) {
  const { setTimeout: real } = window;
  const times = [];
  for (let round = 0; round < rounds; round++) {
    const timers = [];
    window.setTimeout = (run) => timers.push(run);
    const ports = { now: Date.now, clock: () => 0, newId: () => 'F', keep: () => undefined };
    const stop = watchHealth(
      window,
      dppt,
      { faults: FAULT_WORDS, loading: LOADING_MARKS, secret: SECRET_VIEWS },
      ports,
    );
    const looks = timers.splice(0);
    let spent = 0;
    for (const look of looks) {
      // The page has changed since the look before: what the browser knows of it by heart is gone.
      document.body.append(document.createElement('i'));
      document.body.lastChild.remove();
      const began = performance.now();
      look();
      spent += performance.now() - began;
    }
    times.push(spent);
    stop();
  }
  window.setTimeout = real;
  return times;
}

/** Runs in the page, over its own IndexedDB. */
async function begin({ openLedger }) {
  const before = (await navigator.storage.estimate()).usage ?? 0;
  globalThis.benchYear = {
    db: await openLedger('bench-fault-log'),
    before,
    countMs: 0,
    compactMs: 0,
    ids: 0,
  };
}

/** Runs in the page. */
async function fillDays(from, to, { loads, faults, pages }) {
  const { countLoad, compactLoads, append, knowledgeWith, DRAWN_LOADS, isOf } = globalThis.benchProduct;
  const year = globalThis.benchYear;
  const origin = 'https://dppt.beijing.chinatax.gov.cn:8443';
  const first = Date.parse('2026-01-05T08:30:00+08:00');
  const isKept = (row) => DRAWN_LOADS.some((drawn) => isOf(drawn, row));
  const pathOf = (nth) => DRAWN_LOADS[nth]?.paths[0] ?? `/kpfw/bench/v1/call${nth}`;
  const context = { knowledgeOf: knowledgeWith(), newId: () => `CHAIN${year.ids++}` };
  for (let day = from; day < to; day++) {
    // Five days a week.
    const morning = first + (Math.floor(day / 5) * 7 + (day % 5)) * 86_400_000;
    const all = Array.from({ length: loads }, (_, nth) => ({
      kind: nth % pages === 0 || nth % 5 === 1 ? 'page' : 'call',
      origin,
      path: pathOf(nth % pages),
      at: morning + Math.floor((nth / loads) * 9 * 3_600_000),
      ms: 200 + ((nth * 37) % 900),
      status: 200,
    }));
    let began = performance.now();
    await Promise.all(all.map((load, nth) => countLoad(year.db, load, nth % 97 === 0 ? 'slow' : 'came')));
    year.countMs += performance.now() - began;
    const told = Array.from({ length: faults }, (_, nth) => ({
      id: `F${String(day * faults + nth).padStart(25, '0')}`,
      type: 'fault',
      kind: nth % 2 === 0 ? 'slow' : 'httpError',
      at: morning + nth * 3_600_000,
      site: { origin, path: pathOf(nth) },
      detail: nth % 2 === 0 ? '' : 'HTTP 502',
      ms: 9_000,
      usualMs: 400,
      ...(nth % 2 === 0 ? {} : { status: 502 }),
    }));
    await append(year.db, told, context);
    began = performance.now();
    await compactLoads(year.db, Math.floor(morning / 3_600_000) * 3_600_000 - 15 * 86_400_000, isKept);
    year.compactMs = performance.now() - began;
  }
}

/** Runs in the page. */
async function sizeOfAll(loads) {
  const { db, before, countMs, compactMs } = globalThis.benchYear;
  const stores = [];
  for (const name of ['loads', 'faults', 'events']) {
    const rows = await db.getAll(name);
    stores.push([name, rows.length, new Blob([JSON.stringify(rows)]).size]);
  }
  const disk = ((await navigator.storage.estimate()).usage ?? 0) - before;
  db.close();
  return { stores, disk, countMs: countMs / loads, compactMs };
}
